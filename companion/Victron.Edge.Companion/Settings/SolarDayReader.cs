// SolarDayReader: the bytes of one day of a solar charger as numbers with units.
// Source: VE.Direct HEX protocol of the solar chargers, registers 0x1050 (today) to 0x106E (30 days ago), 34 bytes.

using System.Buffers.Binary;

namespace Victron.Edge.Companion.Settings;

/// <summary>Reads days.</summary>
internal static class SolarDayReader
{
    /// <summary>Register of today.</summary>
    public const int First = 0x1050;

    /// <summary>Register of 30 days ago.</summary>
    public const int Last = 0x106E;

    private const int Bytes = 34;
    private const int Version = 0;
    private const int ErrorsAt = 14;
    private const int ErrorCount = 4;

    /// <summary>Reads a day.</summary>
    /// <param name="register">Its register.</param>
    /// <param name="value">Bytes of the answer.</param>
    /// <returns>Null for a record of another form.</returns>
    public static SolarDay? Read(int register, ReadOnlySpan<byte> value) => value.Length != Bytes || value[0] != Version ? null : new SolarDay(
        register - First,
        Un16(value, 32),
        Un32(value, 1) * 0.01m,
        Un32(value, 5) * 0.01m,
        Un16(value, 9) * 0.01m,
        Un16(value, 11) * 0.01m,
        Un16(value, 18),
        Un16(value, 20),
        Un16(value, 22),
        Un32(value, 24),
        Un16(value, 28) * 0.1m,
        Un16(value, 30) * 0.01m,
        [.. value.Slice(ErrorsAt, ErrorCount).ToArray().Where(code => code != 0).Select(code => (int)code)]);

    private static int? Un16(ReadOnlySpan<byte> value, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(value[offset..]) is var raw and not ushort.MaxValue ? raw : null;

    private static decimal? Un32(ReadOnlySpan<byte> value, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(value[offset..]) is var raw and not uint.MaxValue ? raw : null;
}
