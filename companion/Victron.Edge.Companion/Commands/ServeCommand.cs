// ServeCommand: `victron-edge serve`: everything that stays on: a broker unless there is one, the recorder, and the page.
// What ends it: Ctrl-C (0); a port that is taken, a refused login, a database that cannot be used (1); wrong usage (2).

using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Alarms;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Companion.Lan;
using Victron.Edge.Companion.Record;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;
using Victron.Edge.Core.Trends;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Web;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>serve</c>.</summary>
public static class ServeCommand
{
    private const int UsualPort = 8421;
    private const int UsualBrokerPort = 1883;
    private const int PortMax = 65_535;

    private static readonly Option<string?> Broker = new("--broker")
    {
        Description = "MQTT broker that is there already; one inside this program, on 127.0.0.1, unless given",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
    };

    private static readonly Option<int> Port = new("--port") { Description = "Port of the page on 127.0.0.1; 0 takes a free one", HelpName = "N", DefaultValueFactory = _ => UsualPort };
    private static readonly Option<int> BrokerPort = new("--broker-port") { Description = "Port of the broker inside; 0 takes a free one", HelpName = "N", DefaultValueFactory = _ => UsualBrokerPort };
    private static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Open no browser" };
    private static readonly Option<int> LowBattery = new("--low-battery")
    {
        Description = "State of charge in % below which a battery is an alarm; 0 for never",
        HelpName = "PERCENT",
        DefaultValueFactory = _ => (int)AlarmLimits.Usual.LowBattery,
    };

    private static readonly Option<string?> Data = DataDirectory.Option();
    private static readonly LanOptions Lan = new();
    private static readonly RetentionOptions Keep = new(TrendRetention.Usual);

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("serve",
            """
            Shows all edges and devices on a page in the browser, stores what comes in, and is the broker too where there is none.
            Page and broker answer on this machine only; victron-edge password keeps the page to who knows it, and with --lan phones and
            computers of the network get to it too. Runs until Ctrl-C.

            Examples:
              victron-edge serve
              victron-edge serve --broker mqtt://companion:secret@192.168.1.20
              victron-edge serve --port 8080 --no-browser
              victron-edge serve --lan
            """) { Broker, Port, BrokerPort, Data, NoBrowser, LowBattery };
        Keep.AddTo(command);
        Lan.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Opens the browser of this machine where it has a desktop and somebody sits at the terminal.</summary>
    internal static void OpenBrowser(Uri page)
    {
        bool isDesktop = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        if (!isDesktop || Console.IsOutputRedirected)
        {
            return;
        }

        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(page.ToString()) { UseShellExecute = true });
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // The address stands in the terminal.
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        string? broker = parsed.GetValue(Broker);
        BrokerAddress? address = null;
        DataDirectory? data = null;
        string? keep = Keep.Read(parsed, out TrendRetention retention);
        string? problem = parsed.GetValue(Port) is < 0 or > PortMax ? $"--port: give a port from 0 to {PortMax}."
            : parsed.GetValue(BrokerPort) is < 0 or > PortMax ? $"--broker-port: give a port from 0 to {PortMax}."
            : parsed.GetValue(LowBattery) is < 0 or > 100 ? "--low-battery: give 0 to 100 %."
            : broker is not null && !BrokerAddress.TryParse(broker, out address, out string? brokerProblem) ? $"--broker: {brokerProblem}"
            : !DataDirectory.TryFind(parsed.GetValue(Data), out data, out string? dataProblem) ? dataProblem
            : keep ?? Lan.Problem(parsed);
        if (problem is not null)
        {
            await error.WriteLineAsync($"serve: {problem}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        var log = new StatusWriter(error, TimeProvider.System);
        problem = Lan.Open(parsed, data!, out NetworkReach? network);
        if (problem is not null)
        {
            await error.WriteLineAsync($"serve: {problem}").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        var reach = new PageReach(parsed.GetValue(Port)) { Network = network };
        problem = address is null
            ? await WithBrokerAsync(parsed.GetValue(BrokerPort), network is null ? null : new BrokerUserFile(data!), own => ServeAsync(parsed, reach, own, data!, retention, log, stop)).ConfigureAwait(false)
            : await ServeAsync(parsed, reach, address, data!, retention, log, stop).ConfigureAwait(false);
        if (problem is null)
        {
            return ExitCode.Done;
        }

        await error.WriteLineAsync($"serve: {problem}").ConfigureAwait(false);
        return ExitCode.Failed;
    }

    private static async Task TellPhoneAsync(TextWriter output, NetworkReach? network)
    {
        if (network?.Steps is not { } steps)
        {
            return;
        }

        foreach (Uri page in steps.Addresses)
        {
            await output.WriteLineAsync(page.ToString()).ConfigureAwait(false);
        }

        if (!Console.IsOutputRedirected)
        {
            await output.WriteLineAsync(LanOptions.TerminalCode(steps.Addresses[0])).ConfigureAwait(false);
        }
    }

    private static async Task<string?> WithBrokerAsync(int port, IBrokerUsers? users, Func<BrokerAddress, Task<string?>> work)
    {
        EmbeddedBroker broker;
        try
        {
            broker = await EmbeddedBroker.StartAsync(port, users).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            return $"{fault.Message} Use it with --broker mqtt://127.0.0.1, or take another port with --broker-port.";
        }

        await using (broker.ConfigureAwait(false))
        {
            return await work(broker.Address).ConfigureAwait(false);
        }
    }

    private static async Task<string?> ServeAsync(ParseResult parsed, PageReach reach, BrokerAddress address, DataDirectory data, TrendRetention retention, StatusWriter log, CancellationToken stop)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        string? wrong = null;
        async Task ShowAsync(LiveState state, CancellationToken end)
        {
            try
            {
                using var history = new HistoryFile(data);
                using var books = new SettingsBooks(data);
                var passwords = new PasswordFile(data);
                var settings = new PageSettings(address, new SettingsServices(DeviceCatalogue.Load(), books, TimeProvider.System), PageSettings.KeysIn(new Pairings(data.PairingsFile), passwords), TimeProvider.System);
                await using ConfiguredAsyncDisposable settingsEnd = settings.ConfigureAwait(false);
                using var alarms = new AlarmFile(data);
                var names = CatalogueNames.Embedded();
                var board = new AlarmBoard(alarms);
                var hub = new LiveHub(state, names, TimeProvider.System, "", board);
                PageLanguage.Use();
                WebPage page = await WebPage.StartAsync(hub, $"mqtt://{address}", reach, passwords, history, settings, TimeProvider.System).ConfigureAwait(false);
                await using (page.ConfigureAwait(false))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(page.Address.ToString()).ConfigureAwait(false);
                    await TellPhoneAsync(parsed.InvocationConfiguration.Output, reach.Network).ConfigureAwait(false);
                    log.Line($"edges publish to mqtt://{address}");
                    if (!parsed.GetValue(NoBrowser))
                    {
                        OpenBrowser(page.Address);
                    }

                    await new AlarmWatch(state, board, new AlarmLimits(parsed.GetValue(LowBattery)), names, TimeProvider.System).RunAsync(end).ConfigureAwait(false);
                }
            }
            catch (IOException fault)
            {
                wrong = fault.Message + ".";
                await ends.CancelAsync().ConfigureAwait(false);
            }
        }

        string? problem = await new Recording(address, data, log, TimeProvider.System) { Beside = ShowAsync, Retention = retention }.RunAsync(ends.Token).ConfigureAwait(false);
        return wrong ?? problem;
    }
}
