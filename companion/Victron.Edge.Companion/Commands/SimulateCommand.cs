// SimulateCommand: `victron-edge simulate`: plays a device on a pseudo-terminal, a serial port, a TCP port or standard output.
// Leaves the device to Victron.Edge.Simulator and the pace to SimulationRun.
using System.CommandLine;
using System.Globalization;
using Victron.Edge.Companion.Simulate;
using Victron.Edge.Roads.Serial;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Faults;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>simulate</c>.</summary>
public static class SimulateCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    private static readonly Option<string> Device = new("--device")
    {
        Description = "Kind of device: " + string.Join(", ", DeviceKinds.All.Select(kind => kind.Name)),
        HelpName = "KIND",
        Required = true,
    };

    private static readonly Option<string?> Serial = new("--serial")
    {
        Description = "pty (a new pseudo-terminal, its path is printed), tcp:PORT (on this machine, 0 takes a free one) or the path of a serial port; without it the bytes go to standard output",
        HelpName = "pty|tcp:PORT|PATH",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Clouds, loads, serial number and faults; the same seed gives the same bytes",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "Simulated seconds per second; 0 is as fast as possible, to standard output only",
        HelpName = "X",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string[]> Faults = new("--fault")
    {
        Description = "A fault with its probability, may be given several times: " + string.Join(", ", Fault.Names),
        HelpName = "NAME[=RATE]",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> For = new("--for")
    {
        Description = "Ends after this simulated time: 15s, 2m, 1h",
        HelpName = "DURATION",
    };

    private static readonly Option<string?> Start = new("--start")
    {
        Description = "Time of the simulated day at the start, 10:30 unless given",
        HelpName = "HH:MM",
    };

    /// <summary>The command with its options, for the root command.</summary>
    public static Command Create()
    {
        Command command = new("simulate", """
            Plays a Victron device that does not exist: real text, real pace, physics behind it.

            Examples:
              victron-edge simulate --device bmv-712 --serial pty
              victron-edge simulate --device mppt-100-30 --speed 0 --for 1h | victron-edge decode -
              victron-edge simulate --device smartshunt --serial tcp:4000 --fault flip=0.01 --fault pause
            """)
        {
            Device, Serial, Seed, Speed, Faults, For, Start,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SimulationWords words = new()
        {
            Device = parsed.GetRequiredValue(Device),
            Serial = parsed.GetValue(Serial),
            Seed = parsed.GetValue(Seed),
            Speed = parsed.GetValue(Speed),
            Faults = parsed.GetValue(Faults) ?? [],
            For = parsed.GetValue(For),
            Start = parsed.GetValue(Start),
        };
        if (!SimulationRequest.TryRead(words, out SimulationRequest? request, out string problem)
            || !IsPortThinkable(words.Serial, out problem))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"simulate: {problem}").ConfigureAwait(false);
            return WrongUsage;
        }

        try
        {
            using IWirePort port = OpenPort(words.Serial);
            await AnnounceAsync(request!, port, parsed.InvocationConfiguration).ConfigureAwait(false);
            await new SimulationRun(request!, port, TimeProvider.System).RunAsync(cancellation).ConfigureAwait(false);
            return Done;
        }
        catch (Exception failure) when (failure is IOException or PlatformNotSupportedException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"simulate: {failure.Message}").ConfigureAwait(false);
            return Failed;
        }
    }

    private static async Task AnnounceAsync(SimulationRequest request, IWirePort port, InvocationConfiguration console)
    {
        // Standard output carries the address, or the bytes themselves: everything else goes to standard error.
        if (port.Address.Length > 0)
        {
            await console.Output.WriteLineAsync(port.Address).ConfigureAwait(false);
            await console.Output.FlushAsync().ConfigureAwait(false);
        }

        string pace = request.Speed == 0 ? "as fast as possible" : string.Create(CultureInfo.InvariantCulture, $"speed {request.Speed}");
        await console.Error.WriteLineAsync($"simulate: {request.Kind.Product}, seed {request.Seed}, {pace}; Ctrl-C ends").ConfigureAwait(false);
    }

    private static bool IsPortThinkable(string? serial, out string problem)
    {
        problem = string.Empty;
        if (serial is null || serial == "pty")
        {
            return true;
        }

        if (serial.StartsWith("tcp:", StringComparison.Ordinal))
        {
            problem = TryTcpPort(serial, out _) ? string.Empty : $"--serial: '{serial}' has no port from 0 to 65535, use for example tcp:4000";
        }
        else if (!OperatingSystem.IsWindows() && !File.Exists(serial))
        {
            problem = $"--serial: {serial} does not exist; use pty, tcp:PORT or the path of a serial port";
        }

        return problem.Length == 0;
    }

    private static bool TryTcpPort(string serial, out int port) =>
        int.TryParse(serial.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;

    private static IWirePort OpenPort(string? serial)
    {
        if (serial is null)
        {
            return new StreamPort(StandardOutput.Open());
        }

        if (serial == "pty")
        {
            return new PseudoTerminalPort(PseudoTerminal.Open());
        }

        return serial.StartsWith("tcp:", StringComparison.Ordinal) && TryTcpPort(serial, out int port)
            ? TcpPort.Listen(port)
            : SerialDevicePort.Open(serial);
    }
}
