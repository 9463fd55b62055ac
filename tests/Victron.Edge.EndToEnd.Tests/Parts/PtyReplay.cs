// PtyReplay: a cable on a real pseudo-terminal under a path that stays the same, plugged and pulled at will.
// What the program under test asks the device is read and thrown away.

using Victron.Edge.Roads.Serial;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class PtyReplay : IAsyncDisposable
{
    // What a USB cable hands over at a time.
    private const int PieceBytes = 62;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-cable-");
    private readonly byte[] _questions = new byte[256];
    private PseudoTerminal? _terminal;
    private CancellationTokenSource? _repeating;
    private Task _repeat = Task.CompletedTask;

    /// <summary>Makes a cable that is plugged in.</summary>
    public PtyReplay()
    {
        RealParts.NeedPseudoTerminals();
        Path = System.IO.Path.Combine(_folder.FullName, "cable");
        Plug();
    }

    /// <summary>Path of the port, whichever pseudo-terminal is behind it.</summary>
    public string Path { get; }

    /// <summary>Opens a new pseudo-terminal under the path.</summary>
    public void Plug()
    {
        _terminal = PseudoTerminal.Open();
        File.Delete(Path);
        _ = File.CreateSymbolicLink(Path, _terminal.Path);
    }

    /// <summary>Closes the pseudo-terminal: the path leads nowhere.</summary>
    public async Task PullAsync()
    {
        await EndRepeatAsync();
        _terminal?.Dispose();
        _terminal = null;
    }

    /// <summary>Sends bytes in small pieces, one directly after the other.</summary>
    public void Send(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        for (int offset = 0; offset < bytes.Length; offset += PieceBytes)
        {
            byte[] piece = bytes.Slice(offset, Math.Min(PieceBytes, bytes.Length - offset)).ToArray();
            _terminal!.Write(piece, 0, piece.Length, stop);
            _ = _terminal.ReadAvailable(_questions, 0, _questions.Length);
        }
    }

    /// <summary>Sends the same block again and again until the cable is pulled.</summary>
    public void Repeat(byte[] block, TimeSpan every)
    {
        _repeating = new CancellationTokenSource();
        _repeat = RepeatAsync(block, every, _repeating.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await PullAsync();
        _folder.Delete(true);
    }

    private async Task RepeatAsync(byte[] block, TimeSpan every, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every);
        while (!stop.IsCancellationRequested)
        {
            await Task.Run(() => Send(block, stop), stop);
            _ = await timer.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>Sends nothing by itself any more.</summary>
    public async Task EndRepeatAsync()
    {
        if (_repeating is { } repeating)
        {
            await repeating.CancelAsync();
            await _repeat.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            repeating.Dispose();
            _repeating = null;
        }
    }
}
