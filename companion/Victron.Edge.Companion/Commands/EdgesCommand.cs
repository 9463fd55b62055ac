// EdgesCommand: `victron-edge edges`: which edges there are, how they fare, and what can be told to them.

using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Companion.Flash;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>edges</c>.</summary>
public static class EdgesCommand
{
    private const int UnlockMinutesMax = 60;

    private static readonly Argument<string> Edge = new("EDGE") { Description = "Name of the edge" };

    private static readonly Option<string?> Broker = new("--broker")
    {
        Description = "MQTT broker of the edges; mqtt://127.0.0.1:1883 unless given",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
    };

    private static readonly Option<string?> Data = DataDirectory.Option();
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object an edge" };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do it without asking" };

    private static readonly Option<string> For = new("--for")
    {
        Description = "How long settings may be written, whole minutes up to 60m; 0 locks again",
        HelpName = "DURATION",
        DefaultValueFactory = _ => "30m",
    };

    /// <summary>The command with its verbs.</summary>
    public static Command Create()
    {
        var command = new Command("edges",
            """
            Lists the edges of a broker with their health, and tells them to show themselves, restart or let settings be written.

            Examples:
              victron-edge edges
              victron-edge edges show van-1 --broker mqtt://van:secret@192.168.1.20
              victron-edge edges identify van-1
              victron-edge edges unlock van-1 --for 10m
            """) { Broker, Data, Json };
        command.SetAction((parsed, stop) => ListAsync(parsed, null, stop));
        var list = new Command("list", "Lists all edges") { Broker, Data, Json };
        list.SetAction((parsed, stop) => ListAsync(parsed, null, stop));
        var show = new Command("show", "Shows everything that one edge says of itself") { Edge, Broker, Data, Json };
        show.SetAction((parsed, stop) => ListAsync(parsed, parsed.GetRequiredValue(Edge), stop));
        var identify = new Command("identify", "Has an edge show which board it is") { Edge, Broker };
        identify.SetAction((parsed, stop) => OrderAsync(parsed, (orders, name) => orders.IdentifyAsync(name, stop), stop));
        var restart = new Command("restart", "Restarts an edge and waits until it is back") { Edge, Broker, Yes };
        restart.SetAction(RestartAsync);
        foreach (Command verb in (Command[])[list, show, identify, restart, CreateUnlock(), PairCommand.Create()])
        {
            command.Add(verb);
        }

        return command;
    }

    /// <summary>The verb <c>unlock</c>, which stands below <c>edges</c> and, because settings need it each time, beside it.</summary>
    public static Command CreateUnlock()
    {
        var unlock = new Command("unlock",
            """
            Lets settings of an edge's devices be written for a while; needs its pairing key.

            Examples:
              victron-edge unlock van-1
              victron-edge unlock van-1 --for 5m --broker mqtt://van:secret@192.168.1.20
              victron-edge unlock van-1 --for 0
            """) { Edge, Broker, Data, For };
        unlock.SetAction(UnlockAsync);
        return unlock;
    }

    private static async Task<int> ListAsync(ParseResult parsed, string? name, CancellationToken stop)
    {
        if (Problem(parsed, out BrokerAddress address) is { } wrong)
        {
            return await FailAsync(parsed, wrong, ExitCode.WrongUsage).ConfigureAwait(false);
        }

        if (!DataDirectory.TryFind(parsed.GetValue(Data), out DataDirectory? data, out string? problem))
        {
            return await FailAsync(parsed, problem, ExitCode.WrongUsage).ConfigureAwait(false);
        }

        if (!new Pairings(data.PairingsFile).TryRead(out SortedDictionary<string, string>? keys, out problem))
        {
            return await FailAsync(parsed, problem, ExitCode.Failed).ConfigureAwait(false);
        }

        var desk = new EdgeDesk(address, TimeProvider.System, Random.Shared);
        await using (desk.ConfigureAwait(false))
        {
            problem = await desk.OpenAsync(stop).ConfigureAwait(false);
            IReadOnlyList<EdgeNode> edges = [.. desk.Edges.Where(edge => name is null || edge.Name == name)];
            if (problem is null && edges.Count == 0)
            {
                problem = name is null ? $"no edge has spoken at broker {address} yet; set one up with victron-edge flash, or start victron-edge agent." : desk.Find(name, out _);
            }

            if (problem is not null)
            {
                return await FailAsync(parsed, problem, ExitCode.Failed).ConfigureAwait(false);
            }

            foreach (EdgeNode edge in edges)
            {
                bool isPaired = keys.ContainsKey(edge.Name);
                IEnumerable<string> lines = parsed.GetValue(Json) ? [EdgeJson.Of(edge, isPaired)]
                    : name is null ? EdgeCard.Brief(edge, isPaired) : EdgeCard.Full(edge, isPaired);
                foreach (string line in lines)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(line).ConfigureAwait(false);
                }
            }
        }

        return ExitCode.Done;
    }

    private static async Task<int> RestartAsync(ParseResult parsed, CancellationToken stop)
    {
        bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected && ReferenceEquals(parsed.InvocationConfiguration.Output, Console.Out);
        if (!parsed.GetValue(Yes) && !isTerminal)
        {
            return await FailAsync(parsed, "restart asks first; give --yes where nobody can answer.", ExitCode.WrongUsage).ConfigureAwait(false);
        }

        string name = parsed.GetRequiredValue(Edge);
        if (!parsed.GetValue(Yes) && !new TerminalAsker(AnsiConsole.Console, isTerminal, stop).Confirm($"Restart {name}? What it has not delivered is lost."))
        {
            return ExitCode.Done;
        }

        return await OrderAsync(parsed, (orders, edge) => orders.RestartAsync(edge, stop), stop).ConfigureAwait(false);
    }

    private static async Task<int> UnlockAsync(ParseResult parsed, CancellationToken stop)
    {
        string name = parsed.GetRequiredValue(Edge);
        string text = parsed.GetRequiredValue(For);
        bool isRead = DurationText.TryParse(text, out TimeSpan time) && time.TotalMinutes <= UnlockMinutesMax && time.TotalMinutes % 1 == 0;
        if (!isRead)
        {
            return await FailAsync(parsed, $"--for: '{text}' is no time of whole minutes up to 60m; give for instance 30m, or 0 to lock.", ExitCode.WrongUsage).ConfigureAwait(false);
        }

        if (!DataDirectory.TryFind(parsed.GetValue(Data), out DataDirectory? data, out string? problem))
        {
            return await FailAsync(parsed, problem, ExitCode.WrongUsage).ConfigureAwait(false);
        }

        if (!new Pairings(data.PairingsFile).TryRead(out _, out problem))
        {
            return await FailAsync(parsed, problem, ExitCode.Failed).ConfigureAwait(false);
        }

        return new Pairings(data.PairingsFile).KeyOf(name) is { } key
            ? await OrderAsync(parsed, (orders, edge) => orders.UnlockAsync(edge, key, (int)time.TotalMinutes, stop), stop).ConfigureAwait(false)
            : await FailAsync(parsed, PairCommand.Unpaired(name), ExitCode.Failed).ConfigureAwait(false);
    }

    private static async Task<int> OrderAsync(ParseResult parsed, Func<EdgeOrders, string, Task<EdgeAnswer>> give, CancellationToken stop)
    {
        string name = parsed.GetRequiredValue(Edge);
        string? wrong = Problem(parsed, out BrokerAddress address) ?? (EdgeName.IsValid(name) ? null : $"'{name}' is no name of an edge; {EdgeName.Form}.");
        if (wrong is not null)
        {
            return await FailAsync(parsed, wrong, ExitCode.WrongUsage).ConfigureAwait(false);
        }

        var desk = new EdgeDesk(address, TimeProvider.System, Random.Shared);
        await using (desk.ConfigureAwait(false))
        {
            string? problem = await desk.OpenAsync(stop).ConfigureAwait(false);
            EdgeAnswer answer = problem is null ? await give(new EdgeOrders(desk), name).ConfigureAwait(false) : EdgeAnswer.Failed(problem);
            if (!answer.IsDone)
            {
                return await FailAsync(parsed, answer.Words, ExitCode.Failed).ConfigureAwait(false);
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(answer.Words).ConfigureAwait(false);
            return ExitCode.Done;
        }
    }

    private static string? Problem(ParseResult parsed, out BrokerAddress address)
    {
        address = BrokerAddress.Local;
        if (parsed.GetValue(Broker) is not { } text)
        {
            return null;
        }

        bool isRead = BrokerAddress.TryParse(text, out BrokerAddress? given, out string? problem);
        address = given ?? address;
        return isRead ? null : $"--broker: {problem}";
    }

    private static async Task<int> FailAsync(ParseResult parsed, string problem, int code)
    {
        string verb = parsed.CommandResult.Parent is CommandResult { Command: not RootCommand } parent ? parent.Command.Name : parsed.CommandResult.Command.Name;
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{verb}: {problem}").ConfigureAwait(false);
        return code;
    }
}
