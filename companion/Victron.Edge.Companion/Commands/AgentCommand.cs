// AgentCommand: `victron-edge agent`: the edge core on a PC or Raspberry Pi.
// What ends it: Ctrl-C and a played file (0); a refused login, a host name unknown three times at the start, a port
// that may not be opened or is in use at the start (1); wrong usage, a port or file that is not there (2).
// What it outlives: a broker that is down, a cable that is pulled, a login refused after it had been accepted.

using System.CommandLine;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>agent</c>.</summary>
public static class AgentCommand
{
    private static readonly TimeSpan IntervalMax = TimeSpan.FromMinutes(1);

    private static readonly Option<string> Serial = new("--serial")
    {
        Description = "Serial port, TCP server or capture file with the bytes of a device; a file is played once at the pace of the wire",
        HelpName = "PORT|tcp://HOST:PORT|FILE",
        Required = true,
    };

    private static readonly Option<string> Broker = new("--broker")
    {
        Description = "MQTT broker to publish to",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
        Required = true,
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Name of this edge in topics; edge- and the end of the MAC address unless given",
        HelpName = "EDGE",
    };

    private static readonly Option<string> Interval = new("--interval")
    {
        Description = "Time between two states when nothing urgent changed, up to 1m; 0 publishes every snapshot",
        HelpName = "DURATION",
        DefaultValueFactory = _ => "1s",
    };

    private static readonly Option<string?> PairingKey = new("--pairing-key")
    {
        Description = "File with the key whose owner may unlock writes; the key of this name in pairings.json unless given",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Data = DataDirectory.Option();
    private static readonly Option<bool> NoDiscovery = new("--no-discovery") { Description = "Do not announce the device to Home Assistant" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("agent",
            """
            Reads a VE.Direct device on this machine and publishes it to an MQTT broker; runs until Ctrl-C.

            Examples:
              victron-edge agent --serial /dev/ttyUSB0 --broker mqtt://127.0.0.1
              victron-edge agent --serial COM3 --broker mqtt://van:secret@192.168.1.20 --name van-1 --interval 5s
              victron-edge agent --serial capture.vedirect --broker mqtt://127.0.0.1
            """) { Serial, Broker, Name, Interval, PairingKey, Data, NoDiscovery };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        TimeProvider time = TimeProvider.System;
        string name = parsed.GetValue(Name) ?? EdgeName.Default();
        string interval = parsed.GetRequiredValue(Interval);
        bool intervalRead = DurationText.TryParse(interval, out TimeSpan every) && every <= IntervalMax;
        string? problem = !EdgeName.IsValid(name) ? $"--name: '{name}' cannot stand in a topic; {EdgeName.Form}"
            : !intervalRead ? $"--interval: '{interval}' is no time up to 1m; {DurationText.Form}" : null;
        BrokerAddress? address = null;
        ISerialSource? source = null;
        if (problem is null && !BrokerAddress.TryParse(parsed.GetRequiredValue(Broker), out address, out string? brokerProblem))
        {
            problem = $"--broker: {brokerProblem}";
        }

        if (problem is null && !SerialSources.TryParse(parsed.GetRequiredValue(Serial), time, out source, out string? serialProblem))
        {
            problem = $"--serial: {serialProblem}";
        }

        byte[]? key = null;
        problem ??= AgentPairing.Find(parsed.GetValue(PairingKey), parsed.GetValue(Data), name, out key);
        if (problem is not null)
        {
            await error.WriteLineAsync($"agent: {problem}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        if (source is PortSource && await SerialStart.ProblemAsync(source, stop).ConfigureAwait(false) is { } shut)
        {
            await error.WriteLineAsync($"agent: {shut}").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        var settings = new EdgeSettings { Name = name, IntervalMs = (int)every.TotalMilliseconds, Discovery = !parsed.GetValue(NoDiscovery) };
        var log = new StatusWriter(error, time);
        log.Line($"edge {name}: {source!.Name} to {address}; Ctrl-C ends");
        string? end = await new EdgeHost(settings, [source], address!, log, time, Random.Shared) { PairingKey = key }.RunAsync(stop).ConfigureAwait(false);
        if (end is null)
        {
            return ExitCode.Done;
        }

        await error.WriteLineAsync($"agent: {end}").ConfigureAwait(false);
        return ExitCode.Failed;
    }
}
