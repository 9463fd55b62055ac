// ExitCode: what the program says to the shell.

namespace Victron.Edge.Companion.Commands;

/// <summary>Exit codes.</summary>
public static class ExitCode
{
    /// <summary>Done, or ended by Ctrl-C.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, or a file or port that is not there.</summary>
    public const int WrongUsage = 2;
}
