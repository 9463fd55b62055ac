// A serial port, as far as a pseudo-terminal is one.

using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class PortSourceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_without_modem_lines_is_read_and_written_byte_for_byte()
    {
        using PseudoTerminal terminal = Open();
        SerialOpening opening = await new PortSource(terminal.Path).OpenAsync(Stop);
        Assert.Null(opening.Problem);
        await using ISerialLink link = opening.Link!;
        byte[] sent = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        terminal.Write(sent, 0, sent.Length, Stop);
        byte[] received = new byte[256];
        int count = 0;
        while (count < received.Length)
        {
            count += await link.ReadAsync(received.AsMemory(count), Stop);
        }

        Assert.Equal(sent, received);
        await link.WriteAsync(":154\n"u8.ToArray(), Stop);
        byte[] request = new byte[5];
        for (int i = 0; i < request.Length;)
        {
            i += terminal.Read(request, i, request.Length - i, Stop);
        }

        Assert.Equal(":154\n"u8.ToArray(), request);
    }

    [Fact]
    public async Task A_read_ends_when_told_to_stop()
    {
        using PseudoTerminal terminal = Open();
        SerialOpening opening = await new PortSource(terminal.Path).OpenAsync(Stop);
        await using ISerialLink link = opening.Link!;
        using var stop = new CancellationTokenSource();
        Task<int> read = link.ReadAsync(new byte[8], stop.Token).AsTask();
        await stop.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    [Fact]
    public async Task A_port_that_is_not_there_is_a_problem_and_no_exception()
    {
        SerialOpening opening = await new PortSource("/dev/ttyNOPE7").OpenAsync(Stop);
        Assert.Null(opening.Link);
        Assert.Equal("is not there", opening.Problem);
    }

    [Fact]
    public async Task A_device_that_is_no_serial_port_is_a_problem_and_no_exception()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev/null.");
        SerialOpening opening = await new PortSource("/dev/null").OpenAsync(Stop);
        Assert.Null(opening.Link);
        Assert.Equal("is not a serial port or does not answer", opening.Problem);
    }

    private static PseudoTerminal Open()
    {
        bool isRequired = Environment.GetEnvironmentVariable("VICTRON_EDGE_REQUIRE_ALL") == "1";
        Assert.SkipWhen(OperatingSystem.IsWindows() && !isRequired, "Windows has no pseudo-terminals.");
        return PseudoTerminal.Open();
    }
}
