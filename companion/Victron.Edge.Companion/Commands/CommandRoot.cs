// CommandRoot: the program's verbs, and the one place where a fault of ours becomes a line instead of a stack trace.

using System.CommandLine;
using System.Text.RegularExpressions;

namespace Victron.Edge.Companion.Commands;

/// <summary>The command <c>victron-edge</c>.</summary>
public static partial class CommandRoot
{
    // A broker that does not answer may hold the last word back for two seconds.
    private static readonly TimeSpan LeaveWait = TimeSpan.FromSeconds(8);

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>Runs a command line with given outputs.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="output">For data and help.</param>
    /// <param name="error">For problems, one line each.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            ParseResult parsed = Create().Parse(args.Length == 0 ? ["--help"] : args);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
            {
                await error.WriteLineAsync($"victron-edge: {UsageProblem(parsed)}").ConfigureAwait(false);
                return ExitCode.WrongUsage;
            }

            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = LeaveWait,
            };
            return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Done;
        }
        catch (IOException fault)
        {
            await error.WriteLineAsync($"victron-edge: {OneLine(fault.Message)}").ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (Exception fault)
        {
            // The last resort: whatever is wrong with the program, the user gets one line to report.
            await error.WriteLineAsync($"victron-edge: {OneLine(fault.Message)} This should not happen; please report it.").ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    /// <summary>Builds the commands.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            """
            Reads Victron devices over VE.Direct: on MQTT, live, stored, and set with proof.

            Examples:
              victron-edge demo                            three simulated devices
              victron-edge watch --serial /dev/ttyUSB0     a cable on this machine
              victron-edge agent --serial /dev/ttyUSB0 --broker mqtt://192.168.1.20
              victron-edge registers mppt                  what is set in a device
              victron-edge doctor                          find out what is wrong
            """);
        IReadOnlyList<VerbGroup> groups = VerbGroup.All();
        foreach (Command verb in groups.SelectMany(group => group.Verbs).Select(verb => verb.Command))
        {
            root.Add(verb);
        }

        HelpWithExamples.Install(root, groups);
        return root;
    }

    // With the verbs before it: `edges show `.
    private static string Verb(Command command) =>
        command is RootCommand ? "" : string.Concat(command.Parents.OfType<Command>().Select(Verb)) + command.Name + " ";

    private static string UsageProblem(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string verb = Verb(command);
        string problem = command is RootCommand && parsed.UnmatchedTokens.Count > 0
            ? $"There is no verb or option '{parsed.UnmatchedTokens[0]}'."
            : OneLine(WithoutTypeNames(parsed.Errors[0].Message));
        return $"{problem} Try: victron-edge {verb}--help";
    }

    // The parser's message names a type of the program's language; a user wants to hear what to write.
    private static string WithoutTypeNames(string message) => TypeName().Replace(message, match =>
        match.Groups[1].Value is "Double" or "Single" or "Decimal" ? "; give a number" : "; give a whole number");

    [GeneratedRegex(@" as expected type 'System\.(\w+)'")]
    private static partial Regex TypeName();

    private static string OneLine(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
