// HexFrame: turns command and data into the ASCII bytes of a HEX frame and back.
// Leaves to others what commands and registers mean. Source: shared notes on HEX mode, "Frame":
// (command + all data bytes + check) modulo 256 = 0x55, command one digit, everything else two, upper case, LF at the end.
using System.Text;

namespace Victron.Edge.Simulator.Hex;

internal static class HexFrame
{
    private const int CheckTotal = 0x55;
    private const string Digits = "0123456789ABCDEF";

    /// <summary>A whole frame from colon to LF.</summary>
    /// <param name="command">0 … 15.</param>
    public static byte[] Build(int command, params ReadOnlySpan<byte> data)
    {
        StringBuilder text = new(":", 5 + (2 * data.Length));
        _ = text.Append(Digits[command]);
        int sum = command;
        foreach (byte b in data)
        {
            sum += b;
            _ = text.Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        int check = (CheckTotal - sum) & 0xFF;
        _ = text.Append(Digits[check >> 4]).Append(Digits[check & 15]).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>An unrequested frame (command A): register, flags 0, value.</summary>
    public static byte[] Async(int register, params ReadOnlySpan<byte> value) => OfRegister(0xA, register, 0, value);

    /// <summary>A frame that speaks of one register: id little endian, flags, value.</summary>
    public static byte[] OfRegister(int command, int register, byte flags, ReadOnlySpan<byte> value) =>
        Build(command, [(byte)register, (byte)(register >> 8), flags, .. value]);

    /// <summary>A number as <paramref name="width"/> bytes, lowest first, two's complement when negative.</summary>
    public static byte[] Little(long value, int width)
    {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++)
        {
            bytes[i] = unchecked((byte)(value >> (8 * i)));
        }

        return bytes;
    }

    /// <summary>Reads the characters between colon and LF.</summary>
    /// <returns>False when a digit is none, the length is not odd, or the check is wrong.</returns>
    public static bool TryParse(IReadOnlyList<byte> text, out int command, out byte[] data)
    {
        command = 0;
        data = [];
        if (text.Count < 3 || text.Count % 2 == 0)
        {
            return false;
        }

        command = Digits.IndexOf((char)text[0], StringComparison.Ordinal);
        int sum = command;
        byte[] bytes = new byte[(text.Count - 1) / 2];
        bool isHex = command >= 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            int high = Digits.IndexOf((char)text[1 + (2 * i)], StringComparison.Ordinal);
            int low = Digits.IndexOf((char)text[2 + (2 * i)], StringComparison.Ordinal);
            isHex &= high >= 0 && low >= 0;
            bytes[i] = unchecked((byte)((high << 4) | low));
            sum += bytes[i];
        }

        data = bytes[..^1];
        return isHex && (sum & 0xFF) == CheckTotal;
    }
}
