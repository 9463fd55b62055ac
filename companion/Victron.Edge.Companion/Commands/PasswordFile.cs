// PasswordFile: the passwords of the page in the data folder, hashed. One that is set beside a running page counts at once.

using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Commands;

/// <summary>Passwords on the disk.</summary>
internal sealed class PasswordFile : IPasswordBook
{
    private const int Version = 1;

    private readonly DataDirectory _data;
    private readonly PrivateJson<Content> _file;

    /// <summary>Names the folder.</summary>
    public PasswordFile(DataDirectory data)
    {
        _data = data;
        _file = new PrivateJson<Content>(data, data.PasswordsFile, new Content(Version, null, null), content => content.Version == Version, "set the password again with: victron-edge password");
    }

    /// <inheritdoc/>
    public string? KeyFolder => _data.PageKeys;

    /// <inheritdoc/>
    public PagePasswords Load(out string? problem)
    {
        Content content = _file.Load(out problem);
        return new PagePasswords(content.Owner, content.Viewer);
    }

    /// <summary>Replaces the passwords.</summary>
    /// <returns>What is wrong and what to do, in one line; null when they are kept.</returns>
    public string? Save(PagePasswords passwords) => _file.Save(new Content(Version, passwords.Owner, passwords.Viewer));

    private sealed record Content(int Version, string? Owner, string? Viewer);
}
