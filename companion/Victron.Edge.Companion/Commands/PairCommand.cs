// PairCommand: `victron-edge edges pair`: gives this computer the key of an edge that was set up on another one, or shows it.

using System.CommandLine;
using Victron.Edge.Companion.Edges;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>pair</c> of <c>edges</c>.</summary>
internal static class PairCommand
{
    private static readonly Argument<string> Edge = new("EDGE") { Description = "Name of the edge" };
    private static readonly Argument<string?> Key = new("KEY") { Description = "Its pairing key, 64 hexadecimal digits; - reads it from standard input", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Show = new("--show") { Description = "Shows the key that this computer has: whoever reads it may unlock the edge" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Overwrites another key of this edge" };
    private static readonly Option<string?> Data = DataDirectory.Option();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("pair",
            """
            Pairs this computer with an edge that was set up on another one: shows the key there, takes it here.

            Examples:
              victron-edge edges pair van-1 --show
              victron-edge edges pair van-1 -
            """) { Edge, Key, Show, Replace, Data };
        command.SetAction(Run);
        return command;
    }

    /// <summary>Says that this computer lacks the key of an edge.</summary>
    public static string Unpaired(string edge) =>
        $"this computer is not paired with {edge}; set the edge up here with victron-edge flash, or copy its key from the computer that did: victron-edge edges pair {edge} KEY";

    private static int Run(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        string edge = parsed.GetRequiredValue(Edge);
        string? key = parsed.GetValue(Key);
        if (!EdgeName.IsValid(edge))
        {
            return Fail(parsed, $"'{edge}' is no name of an edge; {EdgeName.Form}.", ExitCode.WrongUsage);
        }

        if (key is not null && parsed.GetValue(Show))
        {
            return Fail(parsed, "KEY and --show: give one of them.", ExitCode.WrongUsage);
        }

        key = key == "-" ? Console.In.ReadLine()?.Trim() ?? "" : key;
        if (key is not null && !Pairings.IsKey(key))
        {
            return Fail(parsed, $"the key has not {Pairings.KeyDigits} hexadecimal digits; copy it whole from: victron-edge edges pair {edge} --show", ExitCode.WrongUsage);
        }

        if (!DataDirectory.TryFind(parsed.GetValue(Data), out DataDirectory? data, out string? problem))
        {
            return Fail(parsed, problem, ExitCode.WrongUsage);
        }

        var pairings = new Pairings(data.PairingsFile);
        if (!pairings.TryRead(out SortedDictionary<string, string>? keys, out problem))
        {
            return Fail(parsed, problem, ExitCode.Failed);
        }

        string? known = keys.GetValueOrDefault(edge);
        if (key is null && known is null)
        {
            return Fail(parsed, Unpaired(edge), ExitCode.Failed);
        }

        if (key is null)
        {
            output.WriteLine(parsed.GetValue(Show) ? known : $"this computer is paired with {edge}.");
            return ExitCode.Done;
        }

        if (known is not null && !known.Equals(key, StringComparison.OrdinalIgnoreCase) && !parsed.GetValue(Replace))
        {
            return Fail(parsed, $"this computer has another key for {edge}; give --replace if that one is of no use any more.", ExitCode.Failed);
        }

        problem = data.Prepare() ?? pairings.Set(edge, key);
        if (problem is not null)
        {
            return Fail(parsed, problem, ExitCode.Failed);
        }

        output.WriteLine($"this computer is paired with {edge}.");
        return ExitCode.Done;
    }

    private static int Fail(ParseResult parsed, string problem, int code)
    {
        parsed.InvocationConfiguration.Error.WriteLine($"edges: {problem}");
        return code;
    }
}
