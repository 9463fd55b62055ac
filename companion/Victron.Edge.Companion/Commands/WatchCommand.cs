// WatchCommand: `victron-edge watch`: live values of all edges at a broker, or of one cable.

using System.CommandLine;
using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>watch</c>.</summary>
public static class WatchCommand
{
    // Name of this program where a cable needs an edge to hang on.
    private const string OwnEdge = "here";

    private static readonly Option<string?> Broker = new("--broker")
    {
        Description = "MQTT broker to listen to; mqtt://127.0.0.1:1883 unless given",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
    };

    private static readonly Option<string?> Serial = new("--serial")
    {
        Description = "Read a device directly instead: serial port, TCP server or capture file",
        HelpName = "PORT|tcp://HOST:PORT|FILE",
    };

    private static readonly Option<bool> Plain = new("--plain") { Description = "A line of text an update, as when piped" };
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object an update" };
    private static readonly Option<bool> Once = new("--once") { Description = "Show what is there once, then end; fails when nothing comes in 10 s" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("watch",
            """
            Shows live values: a table on a terminal, a line an update in a pipe.

            Examples:
              victron-edge watch
              victron-edge watch --broker mqtt://van:secret@192.168.1.20
              victron-edge watch --serial /dev/ttyUSB0
              victron-edge watch --once --json
            """) { Broker, Serial, Plain, Json, Once };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        TimeProvider time = TimeProvider.System;
        string? serial = parsed.GetValue(Serial);
        string? broker = parsed.GetValue(Broker);
        BrokerAddress? address = BrokerAddress.Local;
        ISerialSource? source = null;
        string? problem = serial is not null && broker is not null ? "--serial and --broker: give one of them" : null;
        if (problem is null && broker is not null && !BrokerAddress.TryParse(broker, out address, out string? brokerProblem))
        {
            problem = $"--broker: {brokerProblem}";
        }

        if (problem is null && serial is not null && !SerialSources.TryParse(serial, time, out source, out string? serialProblem))
        {
            problem = $"--serial: {serialProblem}";
        }

        if (problem is not null)
        {
            await error.WriteLineAsync($"watch: {problem}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        if (source is PortSource && await SerialStart.ProblemAsync(source, stop).ConfigureAwait(false) is { } shut)
        {
            await error.WriteLineAsync($"watch: {shut}").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        var output = WatchOutput.For(parsed.GetValue(Plain), parsed.GetValue(Json), parsed.InvocationConfiguration.Output, error);
        return await ShowAsync(output, source, address!, parsed.GetValue(Once), time, stop).ConfigureAwait(false);
    }

    private static async Task<int> ShowAsync(WatchOutput output, ISerialSource? source, BrokerAddress address, bool once, TimeProvider time, CancellationToken stop)
    {
        var state = new LiveState(time);
        var news = new ScreenNews();
        IStatusLog log = output.Form == WatchForm.Table && !once ? news : new StatusWriter(output.Error, time);
        var ingest = new EdgeIngest(state);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var session = new WatchSession(state, CatalogueNames.Embedded(), output, news, time);

        // Lines listen before the road begins: a short recording is over in less than a second.
        Task<string?>? lines = once ? null : SessionAsync(session, done.Token);
        Task<string?> road = source is null
            ? BrokerAsync(new MqttEdgeRoad(address, ingest, log, time, Random.Shared), done.Token)
            : CableAsync(new SerialRoad(OwnEdge, source, ingest, log, time, Random.Shared), output.Form == WatchForm.Table && !once, done.Token);
        Task<string?> show = lines ?? new WatchOnce(state, session, time).RunAsync(source?.Name ?? $"broker {address}", road, done.Token);
        Task<string?> first = await Task.WhenAny(road, show).ConfigureAwait(false);
        string? problem = once ? await show.ConfigureAwait(false) : await first.ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        _ = await Task.WhenAll(road, show).ConfigureAwait(false);
        if (problem is null)
        {
            return ExitCode.Done;
        }

        await output.Error.WriteLineAsync($"watch: {problem}").ConfigureAwait(false);
        return ExitCode.Failed;
    }

    private static async Task<string?> BrokerAsync(MqttEdgeRoad road, CancellationToken stop) => (await road.RunAsync(stop).ConfigureAwait(false)).Problem;

    private static async Task<string?> CableAsync(SerialRoad road, bool stays, CancellationToken stop)
    {
        Task run = road.RunAsync(stop);
        Task end = stays ? run : road.PlayedAsync(stop);
        _ = await Task.WhenAny(run, end).ConfigureAwait(false);
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    private static async Task<string?> SessionAsync(WatchSession session, CancellationToken stop)
    {
        await session.RunAsync(stop).ConfigureAwait(false);
        return null;
    }
}
