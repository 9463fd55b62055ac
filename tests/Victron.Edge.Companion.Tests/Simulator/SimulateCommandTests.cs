// SimulateCommandTests: the verb as a user meets it: exit codes, one-line messages, and real ports with bytes on them.
using System.CommandLine;
using System.Net.Sockets;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Roads.Serial;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class SimulateCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("--device bmv-7120", "simulate: --device: unknown device 'bmv-7120', use one of bmv-712, ")]
    [InlineData("--device bmv-712 --fault flap", "simulate: --fault: unknown fault 'flap', use one of ")]
    [InlineData("--device bmv-712 --for soon", "simulate: --for: 'soon' is not a duration, use for example 15s, 2m, 1h")]
    [InlineData("--device bmv-712 --start 25:00", "simulate: --start: '25:00' is not a time of day, use HH:MM, for example 10:30")]
    [InlineData("--device bmv-712 --speed -1", "simulate: --speed: use a number from 0 ")]
    [InlineData("--device bmv-712 --speed 0 --serial pty", "simulate: --speed 0: only without --serial, ")]
    [InlineData("--device bmv-712 --serial tcp:65536", "simulate: --serial: 'tcp:65536' has no port from 0 to 65535, ")]
    public async Task Wrong_usage_is_one_line_and_exit_2(string words, string expected)
    {
        StringWriter error = new();
        int exit = await SimulateCommand.Create().Parse(words).InvokeAsync(
            new InvocationConfiguration { Output = TextWriter.Null, Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal(2, exit);
        Assert.StartsWith(expected, error.ToString(), StringComparison.Ordinal);
        _ = Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Missing_serial_port_is_one_line_and_exit_2()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("port names of Windows are no paths");
        }

        StringWriter error = new();
        int exit = await SimulateCommand.Create().Parse("--device bmv-712 --serial /dev/there-is-none").InvokeAsync(
            new InvocationConfiguration { Output = TextWriter.Null, Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal(2, exit);
        Assert.Equal(
            "simulate: --serial: /dev/there-is-none does not exist; use pty, tcp:PORT or the path of a serial port",
            error.ToString().Trim());
    }

    [Fact]
    public async Task Pseudo_terminal_carries_good_blocks_until_it_is_cancelled()
    {
        if (!PseudoTerminal.IsSupported && Environment.GetEnvironmentVariable("VICTRON_EDGE_REQUIRE_ALL") != "1")
        {
            Assert.Skip("this system has no pseudo-terminals");
        }

        using Running running = new("--device smartshunt --serial pty --speed 20");
        string path = await running.FirstLineAsync();
        using FileStream port = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        WireReading reading = WireReading.Of(await Task.Run(() => ReadSome(port), running.Token).WaitAsync(running.Token));

        Assert.InRange(reading.GoodBlocks.Count(), 8, 100);
        Assert.Equal(0, await running.EndAsync());
    }

    [Fact]
    public async Task Tcp_port_serves_two_clients_and_takes_requests()
    {
        using Running running = new("--device mppt-100-30 --serial tcp:0 --speed 20");
        Uri address = new(await running.FirstLineAsync());
        using TcpClient first = new(address.Host, address.Port);
        using TcpClient second = new(address.Host, address.Port);
        await first.GetStream().WriteAsync(":451\n"u8.ToArray(), running.Token);
        List<WireByte> one = await Task.Run(() => ReadSome(first.GetStream()), running.Token).WaitAsync(running.Token);
        List<WireByte> two = await Task.Run(() => ReadSome(second.GetStream()), running.Token).WaitAsync(running.Token);

        Assert.InRange(WireReading.Of(one).GoodBlocks.Count(), 4, 100);
        Assert.InRange(WireReading.Of(two).GoodBlocks.Count(), 4, 100);

        // At twenty times the speed a machine that is busy answers some thousand bytes late.
        while (WireReading.Of(one).Frames.All(frame => frame.Text != ":156A05E\n"))
        {
            one.AddRange(await Task.Run(() => ReadSome(first.GetStream()), running.Token).WaitAsync(running.Token));
        }

        Assert.Equal(0, await running.EndAsync());
    }

    [Fact]
    public async Task Duration_ends_the_command_with_exit_0()
    {
        using Running running = new("--device bmv-712 --serial tcp:0 --speed 100 --for 10s");
        _ = await running.FirstLineAsync();

        Assert.Equal(0, await running.Exit.WaitAsync(running.Token));
    }

    private static List<WireByte> ReadSome(Stream stream)
    {
        List<WireByte> bytes = [];
        byte[] piece = new byte[512];
        while (bytes.Count < 3000)
        {
            int count = stream.Read(piece);
            bytes.AddRange(piece.Take(count).Select(value => new WireByte(value, 0)));
        }

        return bytes;
    }

    private sealed class Running : IDisposable
    {
        private readonly CancellationTokenSource _patience = new(Patience);
        private readonly CancellationTokenSource _stop = new();
        private readonly LineWriter _output = new();

        public Running(string words) => Exit = SimulateCommand.Create().Parse(words).InvokeAsync(
            new InvocationConfiguration { Output = _output, Error = TextWriter.Null, ProcessTerminationTimeout = null }, _stop.Token);

        public Task<int> Exit { get; }

        public CancellationToken Token => _patience.Token;

        public Task<string> FirstLineAsync() => _output.FirstLine.WaitAsync(Token);

        public async Task<int> EndAsync()
        {
            await _stop.CancelAsync();
            return await Exit.WaitAsync(Token);
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
            _patience.Dispose();
        }
    }

    private sealed class LineWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => _firstLine.Task;

        public override Task FlushAsync()
        {
            _ = _firstLine.TrySetResult(ToString().Trim()); // only the first line counts
            return Task.CompletedTask;
        }
    }
}
