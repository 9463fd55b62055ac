// Transmitter: the TX pin of a device. Puts text blocks and HEX frames on the line one byte after the other at 19200 8N1
// and decides where a frame may cut in. Leaves to others what the bytes say and when a block is due.
//
//   idle --block due--> block --last byte--> idle          frames with Cutting: between any two bytes,
//   idle/block end --frame waiting--> frame --LF--> back   otherwise only where no block is running
//
// Source: shared notes on text mode, "Serial line" (19200 8N1 = 1920 bytes a second) and "Text and HEX together".
namespace Victron.Edge.Simulator.Wire;

internal sealed class Transmitter
{
    /// <summary>Bytes kept for a host that does not read; ten minutes of a full line. The oldest are lost first, as with a UART.</summary>
    public const int UnreadBytesMax = 1_152_000;

    // A byte of ten bits at 19200 baud takes 25/48 ms, so whole numbers of 1/48 ms never round.
    private const int UnitsPerMs = 48;
    private const int UnitsPerByte = 25;

    private readonly Queue<(byte[] Bytes, long FromUnits)> _segments = new();
    private readonly Queue<(byte[] Bytes, long FromUnits)> _frames = new();
    private readonly Queue<WireByte> _sent = new();
    private readonly bool _framesCutIn;
    private byte[] _segment = [];
    private int _segmentAt;
    private byte[] _frame = [];
    private int _frameAt;
    private long _freeUnits;

    /// <param name="placement">Where frames of <see cref="Interject"/> may stand.</param>
    public Transmitter(FramePlacement placement) => _framesCutIn = placement == FramePlacement.AnyByte;

    /// <summary>Bytes lost because nobody read them.</summary>
    public long LostBytes { get; private set; }

    /// <summary>Queues a whole block, or a frame that belongs behind it, to be sent in order.</summary>
    public void Enqueue(byte[] bytes, long nowMs) => _segments.Enqueue((bytes, nowMs * UnitsPerMs));

    /// <summary>Queues a frame that is sent as soon as the generation of the device lets it, not before <paramref name="fromMs"/>.</summary>
    public void Interject(byte[] frame, long fromMs) => _frames.Enqueue((frame, fromMs * UnitsPerMs));

    /// <summary>Breaks off the text and forgets queued blocks; frames stay.</summary>
    public void StopText()
    {
        _segments.Clear();
        _segment = [];
        _segmentAt = 0;
    }

    /// <summary>Breaks off everything, in the middle of a byte if need be; nothing is sent before <paramref name="silentUntilMs"/>.</summary>
    public void Reset(long silentUntilMs)
    {
        StopText();
        _frames.Clear();
        _frame = [];
        _frameAt = 0;
        _freeUnits = silentUntilMs * UnitsPerMs;
    }

    /// <summary>Sends every byte whose stop bit ends at or before <paramref name="nowMs"/>.</summary>
    public void PumpTo(long nowMs)
    {
        long nowUnits = nowMs * UnitsPerMs;
        while (TryChoose(out byte next, out long startUnits) && startUnits + UnitsPerByte <= nowUnits)
        {
            Take();
            _freeUnits = startUnits + UnitsPerByte;
            _sent.Enqueue(new WireByte(next, (_freeUnits + UnitsPerMs - 1) / UnitsPerMs));
            if (_sent.Count > UnreadBytesMax)
            {
                _ = _sent.Dequeue(); // the oldest is lost, counted below
                LostBytes++;
            }
        }
    }

    public bool TryRead(out WireByte next) => _sent.TryDequeue(out next);

    private bool IsInFrame => _frameAt < _frame.Length;

    private bool IsInSegment => _segmentAt < _segment.Length;

    private bool TryChoose(out byte next, out long startUnits)
    {
        BeginWhatIsDue();
        startUnits = _freeUnits;
        if (IsInFrame)
        {
            next = _frame[_frameAt];
            return true;
        }

        next = IsInSegment ? _segment[_segmentAt] : (byte)0;
        return IsInSegment;
    }

    private void BeginWhatIsDue()
    {
        if (IsInFrame)
        {
            return;
        }

        if (!IsInSegment && IsSegmentFirst())
        {
            (_segment, long fromUnits) = _segments.Dequeue();
            _segmentAt = 0;
            _freeUnits = Math.Max(_freeUnits, fromUnits);
        }

        bool mayCutIn = !IsInSegment || (_framesCutIn && _segmentAt > 0 && _frames.Count > 0 && _frames.Peek().FromUnits <= _freeUnits);
        if (mayCutIn && _frames.TryDequeue(out (byte[] Bytes, long FromUnits) frame))
        {
            _frame = frame.Bytes;
            _frameAt = 0;
            _freeUnits = Math.Max(_freeUnits, frame.FromUnits);
        }
    }

    // Whoever was ready first goes first; a waiting frame goes before a block that became ready later.
    private bool IsSegmentFirst() =>
        _segments.Count > 0
        && (_frames.Count == 0
            || _segments.Peek().FromUnits < _frames.Peek().FromUnits
            || IsFrameOf(_segments.Peek().Bytes));

    private static bool IsFrameOf(byte[] segment) => segment[0] == (byte)':';

    private void Take()
    {
        if (IsInFrame)
        {
            _frameAt++;
        }
        else
        {
            _segmentAt++;
        }
    }
}
