// SettingsConsole: the two outputs of a verb about settings, and the person at the terminal if there is one.
// Every problem is one line that begins with the verb.

using Spectre.Console;
using Victron.Edge.Companion.Flash;

namespace Victron.Edge.Companion.Settings;

/// <summary>Where a verb writes and whom it asks.</summary>
internal sealed class SettingsConsole
{
    /// <summary>Width that every line is laid out for.</summary>
    public const int Columns = 80;

    /// <summary>Makes one.</summary>
    /// <param name="verb">Name of the verb, for problems.</param>
    /// <param name="output">For data.</param>
    /// <param name="error">For problems, questions' grounds and progress.</param>
    /// <param name="asker">The person.</param>
    /// <param name="showsProgress">Whether <paramref name="error"/> is a terminal.</param>
    public SettingsConsole(string verb, TextWriter output, TextWriter error, IAsker asker, bool showsProgress)
    {
        Verb = verb;
        Output = output;
        Error = error;
        Asker = asker;
        ShowsProgress = showsProgress;
    }

    /// <summary>Name of the verb.</summary>
    public string Verb { get; }

    /// <summary>For data.</summary>
    public TextWriter Output { get; }

    /// <summary>For everything else.</summary>
    public TextWriter Error { get; }

    /// <summary>The person.</summary>
    public IAsker Asker { get; }

    /// <summary>Whether a bar may be drawn.</summary>
    public bool ShowsProgress { get; }

    /// <summary>The console of this process for a verb.</summary>
    /// <param name="verb">Name of the verb.</param>
    /// <param name="output">As given to the command line.</param>
    /// <param name="error">As given to the command line.</param>
    /// <param name="stop">Ends a question.</param>
    public static SettingsConsole Of(string verb, TextWriter output, TextWriter error, CancellationToken stop)
    {
        // Questions go where the person looks, so that data in a pipe stays data.
        bool isReal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return new SettingsConsole(verb, output, error, new TerminalAsker(terminal, isReal && !Console.IsInputRedirected, stop), isReal);
    }

    /// <summary>Writes a line of data.</summary>
    public void Say(string line) => Output.WriteLine(SafeText.Of(line));

    /// <summary>Writes a line that is no data, broken where a terminal ends.</summary>
    public void Note(string line)
    {
        foreach (string part in SafeText.Wrap(SafeText.Of(line), Columns))
        {
            Error.WriteLine(part);
        }
    }

    /// <summary>Writes a problem.</summary>
    /// <returns>The exit code given.</returns>
    public int Fail(int code, string problem)
    {
        Error.WriteLine(SafeText.Of($"{Verb}: {problem}"));
        return code;
    }
}
