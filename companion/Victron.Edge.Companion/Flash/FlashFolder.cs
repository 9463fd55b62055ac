// FlashFolder: the files of a set-up on their way to the board, in the data directory for their owner only.
// They stay when a step fails, so that the set-up goes on without asking again, and are deleted when it is done.

using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Flash;

/// <summary>Prepared files of one edge.</summary>
public sealed class FlashFolder
{
    private const string Subfolder = "flash";

    private readonly string _data;

    /// <summary>Names the folder of an edge, which need not exist yet.</summary>
    public FlashFolder(DataDirectory data, string edge)
    {
        _data = data.Path;
        Path = System.IO.Path.Combine(data.Path, Subfolder, edge);
        LogFile = Path + ".log";
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Where nanoff's output goes; stays.</summary>
    public string LogFile { get; }

    /// <summary>Edges whose set-up stopped on the way.</summary>
    public static IReadOnlyList<string> Open(DataDirectory data)
    {
        string folder = System.IO.Path.Combine(data.Path, Subfolder);
        return Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Makes the folders around it, so that the log can be written.</summary>
    /// <exception cref="IOException">They cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Prepare()
    {
        MakePrivate(_data);
        MakePrivate(System.IO.Path.GetDirectoryName(Path)!);
    }

    /// <summary>Writes the files.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Write(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        MakePrivate(Path);
        foreach ((string name, byte[] content) in files)
        {
            PrivateFile.Write(System.IO.Path.Combine(Path, name), content);
        }
    }

    /// <summary>Reads the settings of a set-up that stopped.</summary>
    /// <returns>Null when there are none that can be used.</returns>
    public BoardSettings? Settings() => Read(FlashPlan.SettingsFile) is { } text ? BoardSettings.Parse(text, text.Length, out _) : null;

    /// <summary>Reads the CA's certificate of a set-up that stopped.</summary>
    /// <returns>Null when there is none.</returns>
    public byte[]? Ca() => Read(FlashPlan.CaFile);

    /// <summary>Deletes the files; the log stays.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody has a file open: it stays private, and the next set-up of this edge overwrites it.
        }
    }

    private static void MakePrivate(string folder) => _ = OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private byte[]? Read(string name)
    {
        string path = System.IO.Path.Combine(Path, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
