// BlockCount: counts what a port sends, for a quick look at its quality.

using System.Globalization;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Doctor;

/// <summary>Counts blocks and frames in a stream.</summary>
public sealed class BlockCount : IVeDirectHandler
{
    private readonly VeDirectReader _reader;

    /// <summary>Starts at zero.</summary>
    public BlockCount() => _reader = new VeDirectReader(this);

    /// <summary>Takes the first <paramref name="count"/> bytes that arrived at <paramref name="nowMs"/>.</summary>
    public void Feed(byte[] data, int count, long nowMs) => _reader.Feed(data, 0, count, nowMs);

    /// <inheritdoc/>
    public void OnBlock(TextBlock block)
    {
    }

    /// <inheritdoc/>
    public void OnFrame(HexFrame frame)
    {
    }

    /// <inheritdoc/>
    public void OnRejected(int reason, int byteCount)
    {
    }

    /// <summary>What was seen in a time, as a finding.</summary>
    /// <param name="name">Name of the port.</param>
    /// <param name="seconds">How long it was listened to.</param>
    public DoctorFinding Judge(string name, double seconds)
    {
        ReaderCounters seen = _reader.Counters;
        if (seen.Bytes == 0)
        {
            return DoctorFinding.Problem($"{name}: no byte in {Number(seconds)} s", "check plug, pins and that the device's TX port function is 'Normal communication'");
        }

        if (seen.Blocks == 0)
        {
            return DoctorFinding.Problem(
                $"{name}: {seen.Bytes} bytes but no VE.Direct block in {Number(seconds)} s", "check that this is the VE.Direct port of a device, and cable and ground");
        }

        // The stream begins in the middle of a block: the first bad sum is no fault.
        long bad = Math.Max(0, seen.BadChecksums - 1);
        string text = $"{name}: {seen.Blocks} good blocks, {bad} damaged, {seen.Frames} HEX frames in {Number(seconds)} s";
        return bad * 100 > seen.Blocks ? DoctorFinding.Problem(text, "check cable and ground") : DoctorFinding.Ok(text);
    }

    private static string Number(double seconds) => seconds.ToString("0.#", CultureInfo.InvariantCulture);
}
