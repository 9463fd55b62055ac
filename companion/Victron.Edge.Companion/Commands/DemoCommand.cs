// DemoCommand: `victron-edge demo`: everything at once with nothing to install: three simulated devices, the edge core,
// a broker inside this program, a page in the browser, and the live table. Takes the same way as real data; only the cable is simulated.

using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Victron.Edge.Agent;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Alarms;
using Victron.Edge.Companion.Demo;
using Victron.Edge.Companion.Record;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Watch;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Serial;
using Victron.Edge.Simulator;
using Victron.Edge.Storage.Sqlite;
using Victron.Edge.Web;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>demo</c>.</summary>
public static class DemoCommand
{
    private const string EdgeOfDemo = "demo";
    private const int KeyBytes = 32;
    private static readonly TimeSpan SaysNothing = TimeSpan.FromDays(1);
    private const string Banner = "Demo data: three simulated devices, nothing here is measured.";

    private static readonly Option<string?> For = new("--for") { Description = "Ends after this time: 15s, 2m, 1h; runs until q or Ctrl-C unless given", HelpName = "DURATION" };
    private static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Open no browser" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Clouds and loads; the same seed gives the same day", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("demo",
            """
            Shows three simulated devices live: a broker inside this program, the edge core, a page in the browser and the table of watch.

            Examples:
              victron-edge demo
              victron-edge demo --for 15s
              victron-edge demo --for 1m | grep battery_voltage
            """) { For, Seed, NoBrowser };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        string? text = parsed.GetValue(For);
        TimeSpan duration = Timeout.InfiniteTimeSpan;
        if (text is not null && !DurationText.TryParse(text, out duration))
        {
            await error.WriteLineAsync($"demo: --for: '{text}' is no duration; {DurationText.Form}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task timer = duration == Timeout.InfiniteTimeSpan ? Task.CompletedTask : EndAfterAsync(duration, done);
        var output = WatchOutput.For(plain: false, json: false, parsed.InvocationConfiguration.Output, error);
        string? problem = await PlayAsync(output, parsed.GetValue(Seed), !parsed.GetValue(NoBrowser), done).ConfigureAwait(false);
        await timer.ConfigureAwait(false);
        if (problem is not null)
        {
            await error.WriteLineAsync($"demo: {problem}").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        if (output.Form == WatchForm.Table)
        {
            await SayNextAsync(parsed.InvocationConfiguration.Output).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private static async Task<string?> PlayAsync(WatchOutput output, ulong seed, bool withBrowser, CancellationTokenSource done)
    {
        TimeProvider time = TimeProvider.System;
        var names = CatalogueNames.Embedded();
        EmbeddedBroker broker = await EmbeddedBroker.StartAsync().ConfigureAwait(false);
        await using ConfiguredAsyncDisposable brokerEnds = broker.ConfigureAwait(false);

        // What is set in a simulated device, and its past, are kept as long as the device itself.
        using var folder = new DemoFolder();
        using SqliteSampleStore? store = SqliteSampleStore.Open(folder.Data.SamplesFile, out StoreProblem? trouble);
        if (store is null)
        {
            return trouble!.Words;
        }

        var news = new ScreenNews();
        var record = new RecordRun(broker.Address, store, news, time, Random.Shared);
        byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
        using var books = new SettingsBooks(folder.Data);
        var settings = new PageSettings(broker.Address, new SettingsServices(DeviceCatalogue.Load(), books, time), _ => (key, null), time);
        await using ConfiguredAsyncDisposable settingsEnd = settings.ConfigureAwait(false);
        using var alarms = new AlarmFile(folder.Data);
        using var history = new HistoryFile(folder.Data);
        var board = new AlarmBoard(alarms);
        PageLanguage.Use();
        WebPage page = await WebPage.StartAsync(
            new LiveHub(record.State, names, time, Banner, board), $"mqtt://{broker.Address}", new PageReach(0), new NoPasswords(), history, settings, time).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable pageEnds = page.ConfigureAwait(false);
        news.Standing = $"Demo data, nothing is measured. Page: {page.Address}"; // one line of 80 columns, the address whole
        if (output.Form != WatchForm.Table)
        {
            await output.Error.WriteLineAsync($"demo: three simulated devices, broker at mqtt://{broker.Address}").ConfigureAwait(false);
            await output.Error.WriteLineAsync($"demo: page at {page.Address}").ConfigureAwait(false);
        }

        if (withBrowser)
        {
            ServeCommand.OpenBrowser(page.Address);
        }

        Task<string?> host = Edge(seed, record.State, broker.Address, key, news, time).RunAsync(done.Token);
        Task<string?> recording = record.RunAsync(SaysNothing, (_, _, _) => { }, done.Token);
        Task watch = new AlarmWatch(record.State, board, AlarmLimits.Usual, names, time).RunAsync(done.Token);
        Task show = new WatchSession(record.State, names, output, news, time).RunAsync(done.Token);
        _ = await Task.WhenAny(host, recording, show).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        await show.ConfigureAwait(false);
        await watch.ConfigureAwait(false);
        string? problem = await recording.ConfigureAwait(false);
        return await host.ConfigureAwait(false) ?? problem;
    }

    private static EdgeHost Edge(ulong seed, LiveState state, BrokerAddress broker, byte[] key, ScreenNews news, TimeProvider time)
    {
        IReadOnlyList<ISerialSource> sources = SimulatedSource.Of(new SimulatedSystem(Scenario.Demo with { Seed = seed }), time);
        for (int i = 0; i < sources.Count; i++)
        {
            state.NamePort(new PortAddress(EdgeOfDemo, string.Create(CultureInfo.InvariantCulture, $"ve{i + 1}")), sources[i].Name);
        }

        return new EdgeHost(new EdgeSettings { Name = EdgeOfDemo }, sources, broker, news, time, Random.Shared) { PairingKey = key };
    }

    private static async Task EndAfterAsync(TimeSpan duration, CancellationTokenSource done)
    {
        await Task.Delay(duration, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await done.CancelAsync().ConfigureAwait(false);
    }

    private static Task SayNextAsync(TextWriter output) => output.WriteLineAsync(
        """
        That was the demo. Next:
          victron-edge serve                           your own devices on the page
          victron-edge doctor                          a cable? a broker?
          victron-edge watch --serial /dev/ttyUSB0     your own device
          victron-edge simulate --device mppt-100-30   the bytes of one device
          victron-edge --help                          everything else
        """);
}
