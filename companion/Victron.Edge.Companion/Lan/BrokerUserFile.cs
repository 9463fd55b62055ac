// BrokerUserFile: the users of the broker inside in the data folder. Their passwords are made here, long and random, so that a plain hash
// keeps them. A user that is added beside a running broker counts at once.

using System.Security.Cryptography;
using System.Text;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Lan;

/// <summary>Users on the disk.</summary>
internal sealed class BrokerUserFile(DataDirectory data) : IBrokerUsers
{
    private const int Version = 1;
    private const int PasswordBytes = 15;

    private readonly PrivateJson<Content> _file = new(
        data, Path.Combine(data.Path, "broker-users.json"), new Content(Version, []), IsGood, "add the users again with: victron-edge broker add");

    /// <inheritdoc/>
    public BrokerUser? Find(string name, string password)
    {
        string hash = Hash(password);
        return _file.Load(out _).Users.FirstOrDefault(entry => entry.Name == name && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(entry.Hash), Encoding.ASCII.GetBytes(hash))) is { } found
            ? new BrokerUser(found.Name, found.Kind) : null;
    }

    /// <summary>All users, by name.</summary>
    /// <param name="problem">What is wrong and what to do, in one line; null when nothing is.</param>
    public IReadOnlyList<BrokerUser> List(out string? problem) =>
        [.. _file.Load(out problem).Users.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => new BrokerUser(entry.Name, entry.Kind))];

    /// <summary>Adds a user, or gives one that is there a new password.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password, told this once; empty unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when it is kept.</returns>
    public string? Set(BrokerUser user, out string password)
    {
        string made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));
        Content content = _file.Load(out string? problem);
        problem ??= Save([.. content.Users.Where(entry => entry.Name != user.Name), new Entry(user.Name, user.Kind, Hash(made))]);
        password = problem is null ? made : "";
        return problem;
    }

    /// <summary>Takes a user away; one that is connected stays so until it leaves.</summary>
    /// <returns>What is wrong and what to do, in one line; null when it is gone.</returns>
    public string? Remove(string name)
    {
        Content content = _file.Load(out string? problem);
        return problem ?? (content.Users.All(entry => entry.Name != name) ? $"there is no user '{name}'; see: victron-edge broker list" : Save([.. content.Users.Where(entry => entry.Name != name)]));
    }

    private string? Save(IReadOnlyList<Entry> users) => _file.Save(new Content(Version, users));

    private static string Hash(string password) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password)));

    private static bool IsGood(Content content) =>
        content is { Version: Version, Users: { } users } && users.All(user => user is { Name: not null, Hash.Length: 2 * SHA256.HashSizeInBytes });

    private sealed record Entry(string Name, BrokerUserKind Kind, string Hash);

    private sealed record Content(int Version, IReadOnlyList<Entry> Users);
}
