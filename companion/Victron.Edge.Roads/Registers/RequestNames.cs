// RequestNames: names for requests that no other companion on the broker uses.

using System.Globalization;

namespace Victron.Edge.Roads.Registers;

/// <summary>Makes names of at most 16 characters: eight at random for this companion, then a counter.</summary>
public sealed class RequestNames(Random random)
{
    private readonly string _prefix = random.NextInt64(0x1_0000_0000).ToString("x8", CultureInfo.InvariantCulture);
    private int _last;

    /// <summary>A new name.</summary>
    public string Next() => $"{_prefix}-{(Interlocked.Increment(ref _last) & 0xFFFFFFF).ToString("x", CultureInfo.InvariantCulture)}";
}
