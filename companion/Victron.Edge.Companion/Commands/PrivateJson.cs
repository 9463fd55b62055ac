// PrivateJson: a file of the data folder that only its owner may read, as JSON. Read anew when it has changed, so that what another
// program writes counts at once.

using System.Text.Json;

namespace Victron.Edge.Companion.Commands;

/// <summary>A file with a form of its own.</summary>
/// <param name="data">The folder.</param>
/// <param name="path">The file.</param>
/// <param name="none">What a file that is not there holds.</param>
/// <param name="isGood">Whether what was read is of this version and whole.</param>
/// <param name="again">What to do about a damaged one, after "move it away and".</param>
internal sealed class PrivateJson<T>(DataDirectory data, string path, T none, Func<T, bool> isGood, string again)
    where T : class
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private readonly Lock _gate = new();
    private T? _read;
    private (DateTime At, long Length) _readOf;

    /// <summary>What it holds.</summary>
    /// <param name="problem">What is wrong and what to do, in one line; null when nothing is.</param>
    public T Load(out string? problem)
    {
        problem = null;
        lock (_gate)
        {
            try
            {
                var file = new FileInfo(path);
                (DateTime, long) now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
                if (now != _readOf)
                {
                    _read = file.Exists ? Parse(File.ReadAllText(path)) : none;
                    _readOf = now;
                }

                return _read ?? none;
            }
            catch (JsonException)
            {
                problem = $"'{path}' is damaged; move it away and {again}";
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                problem = $"'{path}' cannot be read; give it back to yourself, or choose another folder with --data.";
            }

            return none;
        }
    }

    /// <summary>Replaces it.</summary>
    /// <returns>What is wrong and what to do, in one line; null when it is kept.</returns>
    public string? Save(T content)
    {
        if (data.Prepare() is { } problem)
        {
            return problem;
        }

        try
        {
            PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(content, Form));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be written ({fault.Message.TrimEnd('.')}); make room, or choose another folder with --data.";
        }
    }

    private T Parse(string text) => JsonSerializer.Deserialize<T>(text, Form) is { } content && isGood(content) ? content : throw new JsonException();
}
