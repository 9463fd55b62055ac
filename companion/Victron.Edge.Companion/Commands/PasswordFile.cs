// PasswordFile: the passwords of the page in the data folder, hashed. Read anew when the file has changed, so that a password that is set
// beside a running page counts at once.

using System.Text.Json;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Commands;

/// <summary>Passwords on the disk.</summary>
internal sealed class PasswordFile : IPasswordBook
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private readonly DataDirectory _data;
    private readonly Lock _gate = new();
    private PagePasswords _read = PagePasswords.None;
    private (DateTime At, long Length) _readOf;

    /// <summary>Names the folder.</summary>
    public PasswordFile(DataDirectory data) => _data = data;

    /// <inheritdoc/>
    public string? KeyFolder => _data.PageKeys;

    /// <inheritdoc/>
    public PagePasswords Load(out string? problem)
    {
        problem = null;
        lock (_gate)
        {
            try
            {
                var file = new FileInfo(_data.PasswordsFile);
                (DateTime, long) now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
                if (now != _readOf)
                {
                    _read = file.Exists ? Parse(File.ReadAllText(_data.PasswordsFile)) : PagePasswords.None;
                    _readOf = now;
                }

                return _read;
            }
            catch (JsonException)
            {
                problem = $"'{_data.PasswordsFile}' is damaged; move it away and set the password again with: victron-edge password";
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                problem = $"'{_data.PasswordsFile}' cannot be read; give it back to yourself, or choose another folder with --data.";
            }

            return PagePasswords.None;
        }
    }

    /// <summary>Replaces the passwords.</summary>
    /// <returns>What is wrong and what to do, in one line; null when they are kept.</returns>
    public string? Save(PagePasswords passwords)
    {
        if (_data.Prepare() is { } problem)
        {
            return problem;
        }

        try
        {
            PrivateFile.Write(_data.PasswordsFile, JsonSerializer.SerializeToUtf8Bytes(new Content(Version, passwords.Owner, passwords.Viewer), Form));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"'{_data.PasswordsFile}' cannot be written ({fault.Message.TrimEnd('.')}); make room, or choose another folder with --data.";
        }
    }

    private static PagePasswords Parse(string text) =>
        JsonSerializer.Deserialize<Content>(text, Form) is { Version: Version } content ? new PagePasswords(content.Owner, content.Viewer) : throw new JsonException();

    private sealed record Content(int Version, string? Owner, string? Viewer);
}
