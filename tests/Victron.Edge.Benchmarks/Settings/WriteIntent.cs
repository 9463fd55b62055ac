// WriteIntent: one write that the companion asked for: what may reach the device, and until when.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>A write that was asked for.</summary>
/// <param name="AskedMs">When.</param>
/// <param name="Register">Register id.</param>
/// <param name="Value">Value bytes.</param>
public sealed record WriteIntent(long AskedMs, int Register, byte[] Value)
{
    /// <summary>When it was over for the companion; null for one that was killed meanwhile.</summary>
    public long? DoneMs { get; set; }

    /// <summary>What the companion was told.</summary>
    public RegisterReply? Reply { get; set; }

    /// <summary>Whether a write of the device is taken for this one.</summary>
    public bool IsFound { get; set; }
}
