// The verb edges against real edges on .NET, over a broker inside the test.

using System.Text.Json.Nodes;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Demo;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Serial;
using Victron.Edge.Simulator;

namespace Victron.Edge.Companion.Tests.Edges;

public sealed class EdgesCommandTests : IStatusLog, IAsyncLifetime
{
    private const string Edge = "van-1";
    private static readonly string Key = new('7', 64);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-edges-");
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _lines = [];
    private EmbeddedBroker? _broker;
    private Task<string?>? _host;

    private Pairings Pairings => new(Path.Combine(_folder.FullName, "pairings.json"));

    public async ValueTask InitializeAsync() => _broker = await EmbeddedBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _ = await (_host ?? Task.FromResult<string?>(null));
        await _broker!.DisposeAsync();
        _folder.Delete(true);
        _end.Dispose();
    }

    [Fact]
    public async Task An_edge_is_listed_with_its_health()
    {
        Start(Key);
        Assert.Null(Pairings.Set(Edge, Key));
        string list = await DoneAsync("list");
        string[] lines = list.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches($@"^van-1          online   {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}  --  firmware \d+\.\d+\.\d+$", lines[0]);
        Assert.Matches(@"^  signal --  heap --  up \d+ s  starts 1, last: Power on$", lines[1]);
        Assert.Equal("  writes locked  paired with this computer", lines[2]);
        Assert.Matches(@"^  blocks \d+  bad 0  refused \d+  waiting \d+  thinned 0  dropped 0$", lines[3]);
        Assert.Contains($"\n  ve3  blocks ", await DoneAsync("show", Edge), StringComparison.Ordinal);
        JsonNode json = JsonNode.Parse(await DoneAsync("list", "--json"))!;
        Assert.Equal((Edge, true, true, false), (json["edge"]!.GetValue<string>(), json["online"]!.GetValue<bool>(), json["paired"]!.GetValue<bool>(), json["writes"]!["allowed"]!.GetValue<bool>()));
        Assert.Equal(3, json["ports"]!.AsObject().Count);
    }

    [Fact]
    public async Task A_paired_edge_is_unlocked_for_minutes_and_locked_again()
    {
        Start(Key);
        Assert.Null(Pairings.Set(Edge, Key));
        Assert.Equal("van-1: settings of its devices may be written for 10 min.\n", await DoneAsync("unlock", Edge, "--for", "10m"));
        Assert.Matches(@"\n  writes allowed for (9|10) min  paired with this computer\n", await DoneAsync("list"));
        Assert.Equal("van-1: settings of its devices may be written for 30 min.\n", await DoneAsync("unlock", Edge));
        Assert.Equal("van-1: settings are locked.\n", await DoneAsync("unlock", Edge, "--for", "0"));
        Assert.Contains("\n  writes locked  ", await DoneAsync("list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_unlocks_nothing_and_is_told()
    {
        Start(Key);
        Assert.Null(Pairings.Set(Edge, new string('8', 64)));
        Assert.Equal("edges: van-1 refused: the key that this computer has for it is not its key; copy the right one with: victron-edge edges pair van-1 KEY --replace\n", await FailedAsync("unlock", Edge));
        Assert.Contains("\n  writes locked  ", await DoneAsync("list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_without_a_key_cannot_be_unlocked_from_afar()
    {
        Start(null);
        Assert.Null(Pairings.Set(Edge, Key));
        Assert.Equal("edges: van-1 has no pairing key, so nobody can unlock it from afar; give it one: a board with victron-edge flash, an agent by starting it anew on a computer that is paired.\n", await FailedAsync("unlock", Edge));
    }

    [Fact]
    public async Task An_edge_shows_itself()
    {
        Start(null);
        Assert.StartsWith("van-1 was told to show itself", await DoneAsync("identify", Edge), StringComparison.Ordinal);
        await UntilAsync(() => Lines().Contains("edge van-1: here I am"));
    }

    [Fact]
    public async Task An_edge_restarts_and_says_why_it_started()
    {
        Start(null);
        Assert.Equal("van-1 has restarted.\n", await DoneAsync("restart", Edge, "--yes"));
        Assert.Contains("  starts 2, last: Restart asked\n", await DoneAsync("list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_that_is_not_there_is_told_with_those_that_are()
    {
        Start(null);
        _ = await DoneAsync("list");
        Assert.Equal($"edges: there is no edge 'boat' at broker {_broker!.Address}; edges there: van-1.\n", await FailedAsync("identify", "boat"));
        await _end.CancelAsync();
        _ = await _host!;
        Assert.Equal("edges: van-1 is offline; see that it has power and Wi-Fi, then try again.\n", await FailedAsync("identify", Edge));
    }

    [Fact]
    public async Task An_empty_broker_is_told() =>
        Assert.Equal($"edges: no edge has spoken at broker {_broker!.Address} yet; set one up with victron-edge flash, or start victron-edge agent.\n", await FailedAsync("list"));

    void IStatusLog.Line(string text)
    {
        lock (_lines)
        {
            _lines.Add(text);
        }
    }

    private List<string> Lines()
    {
        lock (_lines)
        {
            return [.. _lines];
        }
    }

    private void Start(string? key)
    {
        IReadOnlyList<ISerialSource> sources = SimulatedSource.Of(new SimulatedSystem(Scenario.Demo), TimeProvider.System);
        var settings = new EdgeSettings { Name = Edge, Discovery = false };
        _host = new EdgeHost(settings, sources, _broker!.Address, this, TimeProvider.System, new Random(1)) { PairingKey = key is null ? null : Hex.Bytes(key) }.RunAsync(_end.Token);
    }

    // The edge may still be starting when the first question is asked.
    private async Task<string> DoneAsync(params string[] words)
    {
        (int Code, string Output, string Error) last = (1, "", "");
        await UntilAsync(async () => (last = await RunAsync(words)).Code == 0 || !last.Error.Contains("edge", StringComparison.Ordinal));
        Assert.Equal((0, ""), (last.Code, last.Error));
        return last.Output;
    }

    private async Task<string> FailedAsync(params string[] words)
    {
        if (_host is not null && !_host.IsCompleted)
        {
            _ = await DoneAsync("show", Edge);
        }

        (int code, string output, string error) = await RunAsync(words);
        Assert.Equal((1, ""), (code, output));
        return error;
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        wait.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            await Task.Delay(50, wait.Token);
        }
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] place = words[0] is "list" or "show" or "unlock" ? ["--data", _folder.FullName] : [];
        int code = await CommandRoot.RunAsync(["edges", .. words, "--broker", $"mqtt://{_broker!.Address}", .. place], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
