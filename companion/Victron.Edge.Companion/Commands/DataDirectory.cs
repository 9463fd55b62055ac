// DataDirectory: where the companion keeps what it must not forget: samples and pairings. One rule for all verbs.
// Knows names of files, not what is in them.

using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace Victron.Edge.Companion.Commands;

/// <summary>The folder with the companion's files.</summary>
public sealed class DataDirectory
{
    /// <summary>Environment variable that names the folder where <c>--data</c> is not given.</summary>
    public const string Variable = "VICTRON_EDGE_DATA";

    private DataDirectory(string path) => Path = path;

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The samples: an SQLite database.</summary>
    public string SamplesFile => System.IO.Path.Combine(Path, "samples.db");

    /// <summary>The pairing keys of the edges: JSON that only its owner may read.</summary>
    public string PairingsFile => System.IO.Path.Combine(Path, "pairings.json");

    /// <summary>The passwords of the page, hashed: JSON that only its owner may read.</summary>
    public string PasswordsFile => System.IO.Path.Combine(Path, "passwords.json");

    /// <summary>Keys that the page makes for its log-ins.</summary>
    public string PageKeys => System.IO.Path.Combine(Path, "page-keys");

    /// <summary>The option <c>--data</c>; make one for each verb.</summary>
    public static Option<string?> Option() => new("--data")
    {
        Description = $"Folder for samples and pairings; ${Variable}, else the usual place of this system, unless given",
        HelpName = "DIR",
    };

    /// <summary>Chooses the folder: the option, else the environment variable, else the platform's usual place.</summary>
    /// <param name="option">Value of <c>--data</c>; null when it was not given.</param>
    /// <param name="directory">The folder, which need not exist yet; null unless the result is true.</param>
    /// <param name="problem">What is wrong and what to do, in one line; null when nothing is.</param>
    public static bool TryFind(string? option, [NotNullWhen(true)] out DataDirectory? directory, [NotNullWhen(false)] out string? problem) =>
        TryFind(option, Environment.GetEnvironmentVariable(Variable), out directory, out problem);

    /// <summary>Chooses the folder with a given value of the environment variable.</summary>
    internal static bool TryFind(
        string? option, string? variable, [NotNullWhen(true)] out DataDirectory? directory, [NotNullWhen(false)] out string? problem)
    {
        directory = null;
        problem = null;
        string source = option is not null ? "--data" : Variable;
        string? chosen = option ?? (string.IsNullOrEmpty(variable) ? null : variable);
        string path = chosen ?? UsualPlace();
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            problem = chosen is null
                ? $"this system names no place for data; give a folder with --data or {Variable}."
                : $"{source}: '{path}' is no folder; give the path of a folder.";
            return false;
        }

        string full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
        {
            problem = $"{source}: '{path}' is a file; give the path of a folder.";
            return false;
        }

        directory = new DataDirectory(full);
        return true;
    }

    /// <summary>Makes the folder, for its owner only, where it is not there yet.</summary>
    /// <returns>What is wrong and what to do, in one line; null when the folder is there.</returns>
    public string? Prepare()
    {
        try
        {
            _ = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(Path)
                : Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"folder '{Path}' cannot be made ({fault.Message.TrimEnd('.')}); choose another one with --data.";
        }
    }

    // Linux: $XDG_DATA_HOME or ~/.local/share; macOS: ~/Library/Application Support; Windows: %LOCALAPPDATA%.
    private static string UsualPlace()
    {
        string root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string name = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? "VictronEdge" : "victron-edge";
        return root.Length == 0 ? "" : System.IO.Path.Combine(root, name);
    }
}
