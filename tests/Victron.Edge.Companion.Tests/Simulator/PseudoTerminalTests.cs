// PseudoTerminalTests: a real pseudo-terminal of this machine, byte exact in both directions.
using System.Security.Cryptography;
using System.Text;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class PseudoTerminalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static PseudoTerminal OpenOrSkip()
    {
        if (!PseudoTerminal.IsSupported && Environment.GetEnvironmentVariable("VICTRON_EDGE_REQUIRE_ALL") != "1")
        {
            Assert.Skip("this system has no pseudo-terminals");
        }

        return PseudoTerminal.Open();
    }

    // All 256 values several times: whatever a terminal could translate, echo or swallow is among them.
    private static byte[] EveryByte() => [.. Enumerable.Range(0, 12_800).Select(i => (byte)((i * 7) + (i / 256)))];

    private static byte[] ReadExactly(Func<byte[], int> read, int count)
    {
        List<byte> all = [];
        byte[] piece = new byte[777];
        while (all.Count < count)
        {
            int length = read(piece);
            all.AddRange(piece.Take(length));
        }

        return [.. all];
    }

    [Fact]
    public async Task Bytes_reach_the_reader_unchanged()
    {
        using CancellationTokenSource patience = new(Patience);
        using PseudoTerminal terminal = OpenOrSkip();
        using FileStream reader = new(terminal.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        byte[] sent = EveryByte();

        Task writing = Task.Run(() => terminal.Write(sent, 0, sent.Length, patience.Token), patience.Token);
        byte[] received = await Task.Run(() => ReadExactly(piece => reader.Read(piece), sent.Length), patience.Token).WaitAsync(patience.Token);
        await writing;

        Assert.Equal(SHA256.HashData(sent), SHA256.HashData(received));
    }

    [Fact]
    public async Task Bytes_of_the_other_side_arrive_unchanged_and_are_not_echoed()
    {
        using CancellationTokenSource patience = new(Patience);
        using PseudoTerminal terminal = OpenOrSkip();
        using FileStream other = new(terminal.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        byte[] sent = EveryByte();

        Task writing = Task.Run(() => { other.Write(sent); other.Flush(); }, patience.Token);
        byte[] received = ReadExactly(piece => terminal.Read(piece, 0, piece.Length, patience.Token), sent.Length);
        await writing;
        byte[] answer = Encoding.ASCII.GetBytes(":56141AE\n");
        terminal.Write(answer, 0, answer.Length, patience.Token);

        Assert.Equal(SHA256.HashData(sent), SHA256.HashData(received));
        Assert.Equal(answer, await Task.Run(() => ReadExactly(piece => other.Read(piece), answer.Length), patience.Token).WaitAsync(patience.Token));
    }

    [Fact]
    public void Reader_may_go_and_come_back()
    {
        using CancellationTokenSource patience = new(Patience);
        using PseudoTerminal terminal = OpenOrSkip();
        using (FileStream first = new(terminal.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            first.WriteByte(1);
        }

        using FileStream second = new(terminal.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        second.WriteByte(2);

        Assert.Equal<byte>([1, 2], ReadExactly(piece => terminal.Read(piece, 0, piece.Length, patience.Token), 2));
        Assert.Equal(0, terminal.ReadAvailable(new byte[1], 0, 1));
    }

    [Fact]
    public void Full_terminal_takes_what_fits_and_can_be_emptied()
    {
        using PseudoTerminal terminal = OpenOrSkip();
        byte[] much = new byte[1_000_000];
        int taken = 0;
        int written;
        while ((written = terminal.WriteAvailable(much, 0, much.Length)) > 0)
        {
            taken += written;
        }

        terminal.DiscardUnread();

        Assert.InRange(taken, 1024, much.Length - 1);
        Assert.InRange(terminal.WriteAvailable(much, 0, 100), 1, 100);
    }

    [Fact]
    public void Waiting_for_bytes_ends_when_it_is_cancelled()
    {
        using CancellationTokenSource cancelled = new();
        using PseudoTerminal terminal = OpenOrSkip();
        cancelled.CancelAfter(TimeSpan.FromMilliseconds(60));

        _ = Assert.Throws<OperationCanceledException>(() => terminal.Read(new byte[8], 0, 8, cancelled.Token));
    }
}
