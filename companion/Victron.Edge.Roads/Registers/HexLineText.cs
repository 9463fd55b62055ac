// HexLineText: one HEX frame as a line of text, both ways.
// Source: VE.Direct HEX protocol, "Frame": command + bytes + check = 0x55 modulo 256; upper-case digits only.

using System.Buffers;
using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Roads.Registers;

/// <summary>Frames as text.</summary>
internal static class HexLineText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789ABCDEF");

    /// <summary>A frame without its LF.</summary>
    public static string Of(int command, byte[] data)
    {
        byte[] frame = new byte[HexWriter.FrameLength(data.Length)];
        int length = HexWriter.Write(command, data, 0, data.Length, frame, 0);
        return Encoding.ASCII.GetString(frame, 0, length - 1);
    }

    /// <summary>Reads a line.</summary>
    /// <returns>False when it is no frame or its check byte is wrong.</returns>
    public static bool TryRead(string line, out int command, out byte[] data)
    {
        command = 0;
        data = [];
        if (line.Length < 4 || line.Length % 2 != 0 || line[0] != ':' || line.AsSpan(1).ContainsAnyExcept(Digits))
        {
            return false;
        }

        command = Convert.ToInt32(line[1..2], 16);
        byte[] bytes = Convert.FromHexString(line.AsSpan(2));
        int sum = command;
        foreach (byte b in bytes)
        {
            sum += b;
        }

        data = bytes[..^1];
        return (sum & 0xFF) == 0x55;
    }
}
