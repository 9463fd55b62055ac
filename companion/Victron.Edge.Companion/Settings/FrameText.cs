// FrameText: HEX frames as people type and read them: with colon and check, or without both; and what an answer means.
// Source: VE.Direct HEX protocol, "Frame", "Commands" and "Responses".

using System.Globalization;
using Victron.Edge.Agent;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Settings;

/// <summary>Reads and explains frames.</summary>
internal static class FrameText
{
    private const int CheckSum = 0x55;
    private const int ValueAt = 3;

    /// <summary>Reads a frame: <c>:7F0ED0071</c> as it is on the wire, or <c>7F0ED00</c>, to which colon and check are added.</summary>
    /// <param name="text">What the user typed.</param>
    /// <param name="frame">The whole frame without line end; empty unless the result is null.</param>
    /// <returns>What is wrong and what to give, in one line; null when nothing is.</returns>
    public static string? Read(string text, out string frame)
    {
        frame = "";
        string digits = text.TrimStart(':').ToUpperInvariant();
        bool isWhole = text.StartsWith(':');
        if (text.Length - digits.Length > 1 || digits.Length == 0 || digits.Length % 2 == 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return $"'{text}' is no frame; give one digit for the command and two for each byte, for instance 7F0ED00.";
        }

        // What a host may send is short; the longest answers are twice as long.
        if (digits.Length > VeDirectReader.FrameBytesMax)
        {
            return $"'{text[..10]}…' is longer than any frame.";
        }

        string body = isWhole && digits.Length > 2 ? digits[..^2] : digits;
        string right = ":" + body + Check(body).ToString("X2", CultureInfo.InvariantCulture);
        if (isWhole && right != ":" + digits)
        {
            return $"the check of '{text}' does not fit; leave the colon away to have it added: {digits}";
        }

        frame = right;
        return null;
    }

    /// <summary>Whether a frame changes something in the device: a set or a restart.</summary>
    /// <param name="frame">A whole frame.</param>
    public static bool Changes(string frame) => frame[1] is '8' or '6';

    /// <summary>What a frame of a device means, in words; empty where there is nothing to say.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="family">Family of the device.</param>
    /// <param name="frame">As it came.</param>
    public static string Meaning(DeviceCatalogue catalogue, string family, string frame)
    {
        if (Read(frame, out string whole) is not null)
        {
            return "damaged";
        }

        int command = Convert.ToInt32(whole[1..2], 16);
        byte[] data = Hex.Bytes(whole[2..^2]);
        bool hasRegister = command is HexCommand.Get or HexCommand.Set or HexCommand.Async && data.Length >= ValueAt;
        return hasRegister ? Register(catalogue, family, data) : command switch
        {
            HexCommand.PingReply => "ping answered, " + Bytes(data),
            HexCommand.Done => "done, " + Bytes(data),
            HexCommand.Unknown => "the device does not know this command",
            HexCommand.Error => "the device saw a damaged frame",
            _ => "",
        };
    }

    private static string Register(DeviceCatalogue catalogue, string family, byte[] data)
    {
        int id = data[0] | (data[1] << 8);
        RegisterEntry? entry = catalogue.Entry(family, id);
        string name = entry?.Key ?? RegisterText.Id(id);
        if (RegisterText.Flags(data[2]) is { } problem)
        {
            return $"{name}: {problem}";
        }

        ReadOnlySpan<byte> value = data.AsSpan(ValueAt);
        RegisterValue? read = entry is null ? null : RegisterValue.Decode(catalogue, entry.Row, value);
        return read is { Status: RegisterValueStatus.Ok or RegisterValueStatus.Absent } ? $"{name} {read.Text}" : $"{name} {Bytes(value)}";
    }

    private static string Bytes(ReadOnlySpan<byte> data) => data.Length == 0 ? "no bytes" : "0x" + Convert.ToHexString(data);

    private static int Check(string body)
    {
        int sum = Convert.ToInt32(body[..1], 16);
        for (int i = 1; i < body.Length; i += 2)
        {
            sum += Convert.ToInt32(body.Substring(i, 2), 16);
        }

        return (CheckSum - sum) & 0xFF;
    }
}
