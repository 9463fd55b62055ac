// StreamLog: writes down everything a reader calls, so that two readings can be compared event by event.

using System.Globalization;
using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

internal sealed class StreamLog : IVeDirectHandler
{
    public List<string> Events { get; } = [];

    public List<string> Blocks { get; } = [];

    public static StreamLog Read(byte[] stream, params int[] cuts)
    {
        var log = new StreamLog();
        var reader = new VeDirectReader(log);
        int from = 0;
        foreach (int cut in cuts.Append(stream.Length))
        {
            // Each piece in a buffer of its own that is spoilt afterwards: a view that outlives its call would show it.
            byte[] piece = stream[from..cut];
            reader.Feed(piece, 0, piece.Length, 0);
            Array.Fill(piece, (byte)'X');
            from = cut;
        }

        return log;
    }

    public void OnBlock(TextBlock block)
    {
        var text = new StringBuilder();
        for (int i = 0; i < block.Count; i++)
        {
            _ = text.Append(Encoding.Latin1.GetString(block.Buffer, block.LabelOffset(i), block.LabelCount(i)))
                .Append('=')
                .Append(Encoding.Latin1.GetString(block.Buffer, block.ValueOffset(i), block.ValueCount(i)))
                .Append(';');
        }

        Blocks.Add(text.ToString());
        Events.Add(string.Create(CultureInfo.InvariantCulture, $"block@{block.StreamOffset}+{block.ByteCount} {text}"));
    }

    public void OnFrame(HexFrame frame)
    {
        Events.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"frame@{frame.StreamOffset} {frame.Command:X}{Convert.ToHexString(frame.Data, 0, frame.Count)}"));
    }

    public void OnRejected(int reason, int byteCount)
    {
        Events.Add(string.Create(CultureInfo.InvariantCulture, $"rejected {reason} {byteCount}"));
    }
}
