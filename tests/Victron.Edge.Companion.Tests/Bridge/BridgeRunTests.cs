// A bridge at work over a broker inside the test: a real edge core with three simulated devices, a port that keeps what it is given.

using System.Collections.Concurrent;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Bridge;
using Victron.Edge.Companion.Demo;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Simulate;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Simulator;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Tests.Bridge;

public sealed class BridgeRunTests : IStatusLog, IAsyncLifetime, IWirePort
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<byte[]> _pieces = new();
    private readonly ConcurrentQueue<byte[]> _asked = new();
    private EmbeddedBroker? _broker;
    private Task<string?>? _host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    string IWirePort.Address => "";

    public async ValueTask InitializeAsync()
    {
        _broker = await EmbeddedBroker.StartAsync();
        var settings = new EdgeSettings { Name = "van-1", Discovery = false };
        _host = new EdgeHost(settings, SimulatedSource.Of(new SimulatedSystem(Scenario.Demo), TimeProvider.System), _broker.Address, this, TimeProvider.System, new Random(1)).RunAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _ = await _host!;
        await _broker!.DisposeAsync();
        _end.Dispose();
    }

    [Fact]
    public async Task Clients_get_text_answers_and_frames_that_nobody_asked_for_each_in_one_piece()
    {
        await using DeviceLink link = DeviceLink.OverBroker(_broker!.Address, TimeProvider.System, new Random(2));
        Assert.Null(await link.OpenAsync(Stop));
        LinkedDevice? solar = null;
        await UntilAsync(() => link.Find("mppt", out solar) is null, "device");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var errors = new StringWriter();
        var lines = new BridgeLines(SettingsConsole.Of("bridge", TextWriter.Null, errors, Stop), TimeProvider.System);
        var run = new BridgeRun(
            link, solar!.Address, this, new ClientFrames(() => true, "locked"), new BridgeFeed(solar.Address, new BlockText(DeviceCatalogue.Load())), lines, TimeProvider.System);
        Task running = run.RunAsync(() => Task.CompletedTask, end.Token);
        await UntilAsync(() => Count(block: true) > 1, "text");
        Ask(":154\n:452\n:7F0ED0071\n");
        await UntilAsync(() => Has(":5") && Has(":4AAAAFD\n") && Has(":7F0ED00") && Has(":A"), "answers");

        // The edge is locked whatever the bridge believes: nothing is answered, and told once.
        Ask(":8F0ED0064000C\n:8F0ED0064000C\n:154\n");
        int pings = Pieces().Count(piece => piece.StartsWith(":5", StringComparison.Ordinal));
        await UntilAsync(() => Pieces().Count(piece => piece.StartsWith(":5", StringComparison.Ordinal)) > pings, "next answer");
        Assert.False(Has(":8"), string.Join('|', Pieces()));
        await end.CancelAsync();
        await running;
        Assert.StartsWith("bridge: locked: ", Assert.Single(errors.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.All(_pieces, IsWhole);
    }

    bool IWirePort.TryWrite(byte[] buffer, int count)
    {
        _pieces.Enqueue(buffer[..count]);
        return true;
    }

    int IWirePort.ReadAvailable(byte[] buffer)
    {
        if (!_asked.TryDequeue(out byte[]? asked))
        {
            return 0;
        }

        asked.CopyTo(buffer, 0);
        return asked.Length;
    }

    void IDisposable.Dispose()
    {
    }

    void IStatusLog.Line(string text)
    {
        // What the edge says of its road is not looked at here.
    }

    private static void IsWhole(byte[] piece)
    {
        var reader = new LabelReader();
        new VeDirectReader(reader).Feed(piece, 0, piece.Length, 0);
        Assert.Equal((0, 1), (reader.Rejected, reader.Blocks.Count + reader.Frames.Count));
    }

    private void Ask(string frames) => _asked.Enqueue(Encoding.ASCII.GetBytes(frames));

    private IEnumerable<string> Pieces() => _pieces.Select(Encoding.Latin1.GetString);

    private bool Has(string start) => Pieces().Any(piece => piece.StartsWith(start, StringComparison.Ordinal));

    private int Count(bool block) => Pieces().Count(piece => piece.StartsWith("\r\n", StringComparison.Ordinal) == block);

    private static async Task UntilAsync(Func<bool> isSo, string expected)
    {
        for (int i = 0; i < 3000; i++)
        {
            if (isSo())
            {
                return;
            }

            await Task.Delay(20, Stop);
        }

        Assert.Fail($"no {expected}");
    }
}
