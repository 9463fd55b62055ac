// BrokerUserFile: the users of the broker inside in the data folder. Their passwords are made here, long and random, so that a plain hash
// keeps them. Read anew when the file has changed, so that a user counts at once.

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Lan;

/// <summary>Users on the disk.</summary>
internal sealed class BrokerUserFile(DataDirectory data) : IBrokerUsers
{
    private const int Version = 1;
    private const int PasswordBytes = 15;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private readonly Lock _gate = new();
    private IReadOnlyList<Entry> _read = [];
    private (DateTime At, long Length) _readOf;

    private string File => Path.Combine(data.Path, "broker-users.json");

    /// <inheritdoc/>
    public BrokerUser? Find(string name, string password)
    {
        byte[] hash = Hash(password);
        return Load(out _).FirstOrDefault(entry => entry.Name == name && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(entry.Hash), hash)) is { } found
            ? new BrokerUser(found.Name, found.Kind) : null;
    }

    /// <summary>All users, by name.</summary>
    /// <param name="problem">What is wrong and what to do, in one line; null when nothing is.</param>
    public IReadOnlyList<BrokerUser> List(out string? problem) => [.. Load(out problem).OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => new BrokerUser(entry.Name, entry.Kind))];

    /// <summary>Adds a user, or gives one that is there a new password.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password, told this once; empty unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when it is kept.</returns>
    public string? Set(BrokerUser user, out string password)
    {
        string made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));
        IReadOnlyList<Entry> entries = Load(out string? problem);
        problem ??= Save([.. entries.Where(entry => entry.Name != user.Name), new Entry(user.Name, user.Kind, Convert.ToHexString(Hash(made)))]);
        password = problem is null ? made : "";
        return problem;
    }

    /// <summary>Takes a user away; one that is connected stays so until it leaves.</summary>
    /// <returns>What is wrong and what to do, in one line; null when it is gone.</returns>
    public string? Remove(string name)
    {
        IReadOnlyList<Entry> entries = Load(out string? problem);
        return problem ?? (entries.All(entry => entry.Name != name) ? $"there is no user '{name}'; see: victron-edge broker list" : Save([.. entries.Where(entry => entry.Name != name)]));
    }

    private static byte[] Hash(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password));

    private IReadOnlyList<Entry> Load(out string? problem)
    {
        problem = null;
        lock (_gate)
        {
            try
            {
                var file = new FileInfo(File);
                (DateTime, long) now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
                if (now != _readOf)
                {
                    _read = file.Exists ? Parse(System.IO.File.ReadAllText(File)) : [];
                    _readOf = now;
                }

                return _read;
            }
            catch (Exception fault) when (fault is JsonException or FormatException)
            {
                problem = $"'{File}' is damaged; move it away and add the users again with: victron-edge broker add";
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                problem = $"'{File}' cannot be read; give it back to yourself, or choose another folder with --data.";
            }

            return [];
        }
    }

    private string? Save(IReadOnlyList<Entry> entries)
    {
        if (data.Prepare() is { } problem)
        {
            return problem;
        }

        try
        {
            PrivateFile.Write(File, JsonSerializer.SerializeToUtf8Bytes(new Content(Version, entries), Form));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"'{File}' cannot be written ({fault.Message.TrimEnd('.')}); make room, or choose another folder with --data.";
        }
    }

    private static IReadOnlyList<Entry> Parse(string text)
    {
        Content? content = JsonSerializer.Deserialize<Content>(text, Form);
        return content is { Version: Version, Users: { } users } && users.All(user => user.Name is not null && Convert.FromHexString(user.Hash).Length == SHA256.HashSizeInBytes)
            ? users : throw new JsonException();
    }

    private sealed record Entry(string Name, BrokerUserKind Kind, string Hash);

    private sealed record Content(int Version, IReadOnlyList<Entry> Users);
}
