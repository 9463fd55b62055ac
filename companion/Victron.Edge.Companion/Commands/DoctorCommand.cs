// DoctorCommand: `victron-edge doctor`: what is wrong with this machine's serial ports and broker, and how to mend it.

using System.CommandLine;
using System.Runtime.InteropServices;
using Victron.Edge.Companion.Doctor;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>doctor</c>.</summary>
public static class DoctorCommand
{
    private static readonly Option<string?> Serial = new("--serial")
    {
        Description = "Port to listen to for 3 s; every port that is found unless given",
        HelpName = "PORT|tcp://HOST:PORT|FILE",
    };

    private static readonly Option<string?> Broker = new("--broker")
    {
        Description = "MQTT broker to try; mqtt://127.0.0.1:1883 unless given",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("doctor",
            """
            Looks at serial ports, permissions, devices and broker, a line each: ok, or problem and what to do.

            Examples:
              victron-edge doctor
              victron-edge doctor --serial /dev/ttyUSB0 --broker mqtt://van:secret@192.168.1.20
            """) { Serial, Broker };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        TimeProvider time = TimeProvider.System;
        BrokerAddress? address = BrokerAddress.Local;
        if (parsed.GetValue(Broker) is { } broker && !BrokerAddress.TryParse(broker, out address, out string? brokerProblem))
        {
            await error.WriteLineAsync($"doctor: --broker: {brokerProblem}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        ISerialSource? source = null;
        if (parsed.GetValue(Serial) is { } serial && !SerialSources.TryParse(serial, time, out source, out string? serialProblem))
        {
            await error.WriteLineAsync($"doctor: --serial: {serialProblem}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        int problems = 0;
        await foreach (DoctorFinding finding in LookAsync(source, address!, time, stop).ConfigureAwait(false))
        {
            problems += finding.IsOk ? 0 : 1;
            await output.WriteLineAsync(finding.ToString()).ConfigureAwait(false);
        }

        return problems == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async IAsyncEnumerable<DoctorFinding> LookAsync(
        ISerialSource? source, BrokerAddress address, TimeProvider time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        yield return DoctorFinding.Ok($"victron-edge {typeof(DoctorCommand).Assembly.GetName().Version?.ToString(3)} on {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        IReadOnlyList<SerialPortFinding> ports = source is null ? SerialPorts.Find() : [];
        if (source is null)
        {
            foreach (DoctorFinding finding in SerialCheck.Ports(ports))
            {
                yield return finding;
            }
        }

        IEnumerable<ISerialSource> sources = source is null ? ports.Select(port => new PortSource(port.Name)) : [source];
        foreach (ISerialSource candidate in sources)
        {
            yield return await SerialCheck.ListenAsync(candidate, time, stop).ConfigureAwait(false);
        }

        string? trouble = await BrokerLink.TryAsync(address, time, stop).ConfigureAwait(false);
        yield return trouble is null
            ? DoctorFinding.Ok($"broker {address}: accepts us")
            : DoctorFinding.Problem($"broker {address}: {trouble}", BrokerRemedy(trouble));
    }

    /// <summary>What to do about a broker that does not let us in.</summary>
    internal static string BrokerRemedy(string trouble) => trouble.Contains("password", StringComparison.Ordinal)
        ? "check user and password in --broker mqtt://USER:PASS@HOST"
        : "start one there, for instance mosquitto, or give another with --broker mqtt://[USER:PASS@]HOST[:PORT]";
}
