// DecodeCommand: `victron-edge decode`: what a recorded stream, or a pipe, says.

using System.CommandLine;
using Spectre.Console;
using Victron.Edge.Companion.Decode;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>decode</c>.</summary>
public static class DecodeCommand
{
    // Below this a file is read before a bar could be drawn.
    private const long ProgressBytes = 16 << 20;

    private static readonly Argument<string> Input = new("FILE") { Description = "Recorded bytes of a VE.Direct port; - reads standard input" };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "jsonl: a line per block; csv: a row per value; table: one table of all labels",
        HelpName = "jsonl|csv|table",
        DefaultValueFactory = _ => "jsonl",
    };

    private static readonly Option<bool> Merged = new("--merged")
    {
        Description = "Believed seconds as the edge publishes them, the blocks of a second merged, in place of single blocks",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("decode",
            """
            Decodes a recorded VE.Direct stream. Data goes to standard output, counts to standard error.

            Examples:
              victron-edge decode capture.vedirect --format table
              victron-edge decode capture.vedirect --merged > seconds.jsonl
              victron-edge simulate --device bmv-712 | victron-edge decode -
            """) { Input, Format, Merged };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        string name = parsed.GetRequiredValue(Input);
        if (!Enum.TryParse(parsed.GetRequiredValue(Format), ignoreCase: true, out DecodeFormat format) || !Enum.IsDefined(format))
        {
            error.WriteLine($"decode: --format: there is no form '{parsed.GetValue(Format)}'; give jsonl, csv or table.");
            return ExitCode.WrongUsage;
        }

        if (!TryOpen(name, out Stream? input, out string? problem, out int exit))
        {
            error.WriteLine($"decode: {problem}");
            return exit;
        }

        using (input)
        using (Stream output = Output(parsed))
        {
            IDecodeWriter writer = Writer(format, output, parsed.GetValue(Merged));
            var run = new DecodeRun(writer);
            if (!TryRead(run, name, input, error, out string? failure))
            {
                error.WriteLine($"decode: {failure}");
                return ExitCode.Failed;
            }

            error.WriteLine(run.Statistics());
            if (run.Advice() is { } advice)
            {
                error.WriteLine(advice);
            }
        }

        return ExitCode.Done;
    }

    private static bool TryOpen(string name, out Stream input, out string? problem, out int exit)
    {
        input = Stream.Null;
        problem = null;
        exit = ExitCode.WrongUsage;
        if (name == "-")
        {
            input = Console.OpenStandardInput();
            return true;
        }

        if (Directory.Exists(name))
        {
            problem = $"'{name}' is a directory; give a file with the bytes of a VE.Direct port, or - for standard input.";
        }
        else if (!File.Exists(name))
        {
            problem = $"There is no file '{name}'; check the name, or give - for standard input.";
        }
        else
        {
            try
            {
                input = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
                return true;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                problem = fault is UnauthorizedAccessException
                    ? $"'{name}' may not be read; ask its owner, or copy it."
                    : $"'{name}' cannot be read: {fault.Message}";
                exit = ExitCode.Failed;
            }
        }

        return false;
    }

    private static Stream Output(ParseResult parsed) => ReferenceEquals(parsed.InvocationConfiguration.Output, Console.Out)
        ? StandardOutput.Open()
        : new TextWriterStream(parsed.InvocationConfiguration.Output);

    private static IDecodeWriter Writer(DecodeFormat format, Stream output, bool merged) => format switch
    {
        DecodeFormat.Csv => new CsvWriter(output, merged),
        DecodeFormat.Table => new TableWriter(output, merged),
        _ => new JsonlWriter(output, merged),
    };

    private static bool TryRead(DecodeRun run, string name, Stream input, TextWriter error, out string? failure)
    {
        failure = null;
        try
        {
            bool showsBar = input.CanSeek && input.Length >= ProgressBytes && !Console.IsErrorRedirected && Console.IsOutputRedirected
                && ReferenceEquals(error, Console.Error);
            if (showsBar)
            {
                ReadWithBar(run, input);
            }
            else
            {
                run.Read(input, _ => { });
            }

            return true;
        }
        catch (OutputGoneException)
        {
            return true;
        }
        catch (OutputFailedException fault)
        {
            failure = fault.Message;
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failure = $"{name}: {fault.Message}";
            return false;
        }
    }

    private static void ReadWithBar(DecodeRun run, Stream input)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("decode", maxValue: input.Length);
                run.Read(input, bytes => task.Value = bytes);
            });
    }
}
