// CorruptionRun: damages blocks of a running stream of one device and counts what a subscriber would be told wrongly, with
// the checksum alone and with the guard.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>Feeds damaged streams to a decoder and compares what it believes with the truth.</summary>
public sealed class CorruptionRun : IVeDirectHandler, ISnapshotSink
{
    // Two whole seconds between two damaged ones: the guard's memory is what it is on a bad line, not a clean one's.
    private const int SpacingSeconds = 3;
    private const int Remembered = 8;
    private const int SecondMs = 1000;

    private readonly Random _random;
    private readonly IReadOnlyList<TrueSecond> _seconds;
    private readonly PortDecoder _decoder;
    private readonly (long Offset, int Second, DamageKind? Kind)[] _recent = new (long, int, DamageKind?)[Remembered];
    private int _recentCount;
    private long _fed;
    private long _nowMs;
    private long _cleanBelieved;

    /// <summary>Prepares a run over an undamaged stream, which is repeated as often as needed.</summary>
    public CorruptionRun(byte[] stream, int seed)
    {
        _random = new Random(seed);
        _seconds = TrueStream.Read(stream);
        _decoder = new PortDecoder(this, this);
    }

    /// <summary>Damaged blocks by kind.</summary>
    public long[] Damaged { get; } = new long[Enum.GetValues<DamageKind>().Length];

    /// <summary>Damaged blocks whose checksum held and that carried a wrong value.</summary>
    public long[] WrongByChecksum { get; } = new long[Enum.GetValues<DamageKind>().Length];

    /// <summary>Damaged blocks that put a wrong value into a believed second.</summary>
    public long[] WrongByGuard { get; } = new long[Enum.GetValues<DamageKind>().Length];

    /// <summary>What the wrong values were, for tuning the steps: label and count.</summary>
    public SortedDictionary<string, int> WrongLabels { get; } = [];

    /// <summary>Undamaged seconds played.</summary>
    public long CleanSeconds { get; private set; }

    /// <summary>Undamaged seconds that were not believed.</summary>
    public long LostSeconds => CleanSeconds - _cleanBelieved;

    /// <summary>Damages blocks until there are this many.</summary>
    public void Run(long blocks)
    {
        int kinds = Damaged.Length;
        long done = 0;
        for (long step = 0; done < blocks; step++)
        {
            DamageKind? kind = step % SpacingSeconds == 0 ? (DamageKind)(done % kinds) : null;
            Play(BackAndForth(step), kind);
            done += kind is null ? 0 : 1;
        }
    }

    /// <inheritdoc/>
    public void OnBlock(TextBlock block)
    {
        // The checksum alone: whatever parses would be published.
        if (Origin(block.StreamOffset) is not { Kind: { } kind } origin)
        {
            return;
        }

        for (int i = 0; i < block.Count; i++)
        {
            int field = FieldTable.IndexOf(LabelKey.Fold(block.Key(i)));
            if (field < 0)
            {
                continue;
            }

            byte status = TextNumber.Read(FieldTable.Grammar[field], block.Buffer, block.ValueOffset(i), block.ValueCount(i), out int value);
            if (status != NumberStatus.Refused && !IsTrue(origin.Second, FieldTable.Quantity[field], status, value))
            {
                WrongByChecksum[(int)kind]++;
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void OnSnapshot(Snapshot snapshot)
    {
        var origin = Origin(snapshot.StreamOffset) ?? throw new InvalidOperationException("A second came from nowhere.");
        bool isWrong = false;
        _cleanBelieved += origin.Kind is null ? 1 : 0;
        for (int i = 0; i < snapshot.Count; i++)
        {
            int slot = snapshot.Order[i];
            FieldBinding binding = _decoder.Binding(slot);
            byte status = snapshot.Status[slot];
            if (binding.Quantity < 0 || binding.IsIdentity || status == NumberStatus.Refused)
            {
                continue;   // identity counts when seen twice, refused values are not published
            }

            if (!IsTrue(origin.Second, binding.Quantity, status, snapshot.Value[slot]))
            {
                isWrong = true;
                string label = System.Text.Encoding.ASCII.GetString(binding.Label);
                WrongLabels[label] = WrongLabels.GetValueOrDefault(label) + 1;
            }
        }

        if (isWrong)
        {
            // A second without damage can only be wrong through the damaged block before it.
            WrongByGuard[(int)(origin.Kind ?? DamageBefore(origin.Second))]++;
        }
    }

    /// <inheritdoc/>
    public void OnFrame(HexFrame frame)
    {
    }

    /// <inheritdoc/>
    public void OnRejected(int reason, int byteCount)
    {
    }

    // To the end and back again, so that repeating the stream makes no jump of its own.
    private int BackAndForth(long step)
    {
        int last = _seconds.Count - 1;
        int at = (int)(step % Math.Max(1, 2 * last));
        return at <= last ? at : (2 * last) - at;
    }

    private void Play(int second, DamageKind? kind)
    {
        _recent[_recentCount++ % Remembered] = (_fed, second, kind);
        byte[][] blocks = _seconds[second].Blocks;
        CleanSeconds += kind is null ? 1 : 0;
        int hit = kind is null ? -1 : _random.Next(blocks.Length);
        for (int i = 0; i < blocks.Length; i++)
        {
            if (i != hit)
            {
                Feed(blocks[i]);
                continue;
            }

            bool isLast = i == blocks.Length - 1;
            byte[] following = isLast ? _seconds[(second + 1) % _seconds.Count].Blocks[0] : blocks[i + 1];
            Damaged[(int)kind!.Value]++;
            Feed(Damage.Before(blocks[i], following, kind.Value, _random, out byte[] after));
            _nowMs += kind == DamageKind.Glue && isLast ? SecondMs : 0;
            Feed(after);
        }

        _nowMs += SecondMs;
    }

    private void Feed(byte[] bytes)
    {
        _fed += bytes.Length;
        _decoder.Feed(bytes, 0, bytes.Length, _nowMs);
    }

    private bool IsTrue(int second, int quantity, byte status, int value)
    {
        // Glued blocks hold true values of a neighbour.
        for (int near = -1; near <= 1; near++)
        {
            if (_seconds[(second + near + _seconds.Count) % _seconds.Count].Allows(quantity, status, value))
            {
                return true;
            }
        }

        return false;
    }

    private (int Second, DamageKind? Kind)? Origin(long offset)
    {
        for (int back = 1; back <= Math.Min(_recentCount, Remembered); back++)
        {
            var played = _recent[(_recentCount - back) % Remembered];
            if (played.Offset <= offset)
            {
                return (played.Second, played.Kind);
            }
        }

        return null;
    }

    private DamageKind DamageBefore(int second)
    {
        for (int back = 1; back <= Math.Min(_recentCount, Remembered); back++)
        {
            var played = _recent[(_recentCount - back) % Remembered];
            if (played.Kind is { } kind && played.Second <= second)
            {
                return kind;
            }
        }

        return DamageKind.Glue;
    }
}
