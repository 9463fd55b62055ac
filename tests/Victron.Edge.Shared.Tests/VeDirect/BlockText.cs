// BlockText: builds text blocks as devices send them, with the checksum byte that makes the sum 0.

using System.Text;

namespace Victron.Edge.Shared.Tests.VeDirect;

internal static class BlockText
{
    private const string Filler = "!~";

    /// <summary>The block with these fields, each written <c>label=value</c>.</summary>
    public static byte[] Of(params string[] fields)
    {
        byte[] text = [.. fields.SelectMany(Line), .. Encoding.Latin1.GetBytes("\r\nChecksum\t"), 0];
        text[^1] = (byte)-text.Sum(b => b);
        return text;
    }

    /// <summary>The same with one more field, <c>TAIL</c>, whose value gives the checksum byte that is wanted.</summary>
    public static byte[] WithChecksum(byte wanted, params string[] fields)
    {
        // Three characters of 0x21 to 0x7E reach every sum; a colon would begin a frame.
        foreach (char third in Filler)
        {
            for (char first = '!'; first <= '~'; first++)
            {
                for (char second = '!'; second <= '~'; second++)
                {
                    byte[] block = first == ':' || second == ':' ? [0] : Of([.. fields, $"TAIL={first}{second}{third}"]);
                    if (block.Length > 1 && block[^1] == wanted)
                    {
                        return block;
                    }
                }
            }
        }

        throw new InvalidOperationException($"no filler gives the checksum byte 0x{wanted:X2}");
    }

    /// <summary>One line of a block: CR, LF, label, TAB, value.</summary>
    private static byte[] Line(string field)
    {
        int split = field.IndexOf('=', StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes($"\r\n{field[..split]}\t{field[(split + 1)..]}");
    }
}
