// ClientFrames: what clients write to the port: finds the frames in it, keeps those that may go to the device, and answers
// the others as the device would, or not at all. Sends nothing: see BridgeRun.
//
//   1 3 4 7    kept                             0        never, and told          a bad check, half a byte, a get without register: :4AAAAFD
//   8 6        kept while the edge is unlocked  A        dropped                  1 3 4 6 with data, flags: dropped, since an echo of answers looks so
//              else told                        others   :3 and the command
//
// Source: VE.Direct HEX protocol, "Commands" and "Responses"; docs/mqtt.md, "hex/request".

using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Bridge;

/// <summary>Reads the client side of the port.</summary>
internal sealed class ClientFrames : IVeDirectHandler
{
    /// <summary>Most frames that wait; a client that writes faster than a device answers loses the rest, as on a wire.</summary>
    public const int WaitingMax = 128;

    /// <summary>Most frames in one request to an edge.</summary>
    public const int BatchMax = 32;

    // An edge takes 1024 bytes, head included.
    private const int BatchBytesMax = 900;
    private const int DataBytesMax = 64;
    private const int RegisterBytes = 3;    // register, flags

    // A program has given up a write that was not answered for so long, and may have sent it again; late it would be a surprise.
    private const long WriteMsMax = 3_000;

    // Somebody may type a frame by hand.
    private const int PauseMsMax = 10_000;

    private static readonly byte[] FrameError = ":4AAAAFD\n"u8.ToArray();

    private readonly VeDirectReader _reader;
    private readonly Func<bool> _mayWrite;
    private readonly string _lockedLine;
    private readonly Queue<ClientFrame> _waiting = [];
    private readonly Queue<byte[]> _answers = [];
    private readonly Queue<string> _lines = [];
    private long _nowMs;

    /// <summary>Makes a reader.</summary>
    /// <param name="mayWrite">Whether the edge says that settings may be written now.</param>
    /// <param name="lockedLine">What to tell when they may not.</param>
    public ClientFrames(Func<bool> mayWrite, string lockedLine)
    {
        _mayWrite = mayWrite;
        _lockedLine = lockedLine;
        _reader = new VeDirectReader(this) { PauseMsMax = PauseMsMax };
    }

    /// <summary>Whether frames wait for the device.</summary>
    public bool HasFrames => _waiting.Count > 0;

    /// <summary>Takes bytes of clients.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="count">How many.</param>
    /// <param name="nowMs">When they came.</param>
    public void Feed(byte[] data, int count, long nowMs)
    {
        _nowMs = nowMs;
        _reader.Feed(data, 0, count, nowMs);
    }

    /// <summary>
    /// The next frames for one request: what waits, up to the first that changes something, which is the last of its request. A write that
    /// has waited for too long is dropped, and told.
    /// </summary>
    /// <param name="nowMs">The time, as for <see cref="Feed"/>.</param>
    public IReadOnlyList<ClientFrame> NextBatch(long nowMs)
    {
        List<ClientFrame> batch = [];
        int bytes = 0;
        while (batch.Count < BatchMax && _waiting.TryPeek(out ClientFrame next) && (batch.Count == 0 || bytes + next.Text.Length < BatchBytesMax))
        {
            _ = _waiting.Dequeue();
            if (next.IsWrite && nowMs - next.AtMs > WriteMsMax)
            {
                _lines.Enqueue("a client wanted to set something, and the device was busy for too long: not passed on.");
                continue;
            }

            bytes += next.Text.Length + 1;
            batch.Add(next);
            if (next.IsWrite)
            {
                break;
            }
        }

        return batch;
    }

    /// <summary>Takes an answer that needs no device.</summary>
    public bool TryAnswer(out byte[]? answer) => _answers.TryDequeue(out answer);

    /// <summary>Takes a line for the person who runs the bridge.</summary>
    public bool TryLine(out string? line) => _lines.TryDequeue(out line);

    /// <inheritdoc/>
    public void OnBlock(TextBlock block)
    {
        // Text of a client is nothing that a device hears.
    }

    /// <inheritdoc/>
    public void OnFrame(HexFrame frame)
    {
        switch (frame.Command)
        {
            case HexCommand.EnterBootLoader:
                _lines.Enqueue("a client sent the frame that begins an update (command 0); it is never passed on.");
                break;
            case HexCommand.Ping or HexCommand.AppVersion or HexCommand.ProductId:
                Keep(frame, frame.Count == 0, false);
                break;
            case HexCommand.Get or HexCommand.Set when frame.Count < RegisterBytes:
                _answers.Enqueue(FrameError);
                break;
            case HexCommand.Get:
                Keep(frame, frame.Count == RegisterBytes && frame.Flags == 0, false);
                break;
            case HexCommand.Set:
                KeepWrite(frame, frame.Flags == 0);
                break;
            case HexCommand.Restart:
                KeepWrite(frame, frame.Count == 0);
                break;
            case HexCommand.Async:
                break;
            default:
                _answers.Enqueue(Bytes(HexCommand.Unknown, [(byte)frame.Command, 0], 2));
                break;
        }
    }

    /// <inheritdoc/>
    public void OnRejected(int reason, int byteCount)
    {
        if (reason is RejectReason.BadFrameChecksum or RejectReason.BrokenFrame)
        {
            _answers.Enqueue(FrameError);
        }
    }

    private void KeepWrite(HexFrame frame, bool isSound)
    {
        if (!isSound || _mayWrite())
        {
            Keep(frame, isSound, true);
        }
        else
        {
            _lines.Enqueue(_lockedLine);
        }
    }

    private void Keep(HexFrame frame, bool isSound, bool isWrite)
    {
        if (!isSound || frame.Count > DataBytesMax)
        {
            return;
        }

        if (_waiting.Count >= WaitingMax)
        {
            _lines.Enqueue("clients write frames faster than the device answers; some were dropped.");
            return;
        }

        byte[] bytes = Bytes(frame.Command, frame.Data, frame.Count);
        _waiting.Enqueue(new ClientFrame(Encoding.ASCII.GetString(bytes, 0, bytes.Length - 1), isWrite, _nowMs));
    }

    private static byte[] Bytes(int command, byte[] data, int count)
    {
        byte[] bytes = new byte[HexWriter.FrameLength(count)];
        _ = HexWriter.Write(command, data, 0, count, bytes, 0);
        return bytes;
    }
}
