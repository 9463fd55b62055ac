// PagePasswords: the passwords of the page, as hashes. Without one for the owner nobody is asked, and the page stays on its machine.

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Victron.Edge.Web.Access;

/// <summary>Hashes of passwords.</summary>
/// <param name="Owner">Of the owner; null for none.</param>
/// <param name="Viewer">Of who only looks; null for none.</param>
public sealed record PagePasswords(string? Owner, string? Viewer)
{
    private const int LengthMin = 8;
    private const int LengthMax = 200;

    private static readonly PasswordHasher<PagePasswords> Hasher = new();

    /// <summary>No password at all.</summary>
    public static PagePasswords None { get; } = new(null, null);

    /// <summary>Whether there is a password to ask for.</summary>
    public bool IsSet => Owner is not null;

    /// <summary>What is wrong with a password, in one line; null when it will do.</summary>
    public static string? Problem(string password) =>
        password.Length < LengthMin ? $"the password is too short; take at least {LengthMin} characters."
        : password.Length > LengthMax ? $"the password is too long; take at most {LengthMax} characters."
        : password.Any(char.IsControl) ? "the password has a control character; take letters, digits and signs."
        : null;

    /// <summary>These with another password for a role.</summary>
    /// <param name="role">Owner or viewer.</param>
    /// <param name="password">The password; null takes it away.</param>
    public PagePasswords With(PageRole role, string? password)
    {
        string? hash = password is null ? null : Hasher.HashPassword(this, password);
        return role == PageRole.Owner ? this with { Owner = hash } : this with { Viewer = hash };
    }

    /// <summary>Whose password it is.</summary>
    public PageRole RoleOf(string password) =>
        Fits(Owner, password) ? PageRole.Owner
        : Fits(Viewer, password) ? PageRole.Viewer
        : PageRole.Stranger;

    /// <summary>Changes with the password of a role, so that who logged in with an old one is asked again.</summary>
    public string StampOf(PageRole role) =>
        (role == PageRole.Owner ? Owner : Viewer) is { } hash ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(hash))) : "";

    private static bool Fits(string? hash, string password)
    {
        // Of a file that somebody edited nothing fits.
        try
        {
            return hash is not null && password.Length <= LengthMax && Hasher.VerifyHashedPassword(None, hash, password) != PasswordVerificationResult.Failed;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
