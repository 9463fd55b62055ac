// Numbers, fields, texts and versions: what is written is read again, for all types, all lengths and all 65,536 registers; what does
// not fit is refused and writes nothing.

using System.Text;
using CsCheck;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

public sealed class HexValueTests
{
    private const byte Untouched = 0xA5;

    // A prime, so that flags go through nearly all values and are not the lower byte of the id.
    private const int FlagsStep = 251;

    public static TheoryData<int, long, long, long> Types => new()
    {
        { HexValueType.Un8, 0, byte.MaxValue, 0xFF },
        { HexValueType.Un16, 0, ushort.MaxValue, 0xFFFF },
        { HexValueType.Un24, 0, 0xFF_FFFF, 0xFF_FFFF },
        { HexValueType.Un32, 0, uint.MaxValue, 0xFFFF_FFFF },
        { HexValueType.Sn8, sbyte.MinValue, sbyte.MaxValue, 0x7F },
        { HexValueType.Sn16, short.MinValue, short.MaxValue, 0x7FFF },
        { HexValueType.Sn32, int.MinValue, int.MaxValue, 0x7FFF_FFFF },
        { HexValueType.Bits8, 0, byte.MaxValue, -1 },
        { HexValueType.Bits + 2, 0, ushort.MaxValue, -1 },
        { HexValueType.Bits + 3, 0, 0xFF_FFFF, -1 },
        { HexValueType.Bits + 4, 0, uint.MaxValue, -1 },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_has_the_range_and_the_absent_value_of_the_protocol(int type, long min, long max, long absent) =>
        Assert.Equal((min, max, absent), (HexValue.Min(type), HexValue.Max(type), HexValue.NotAvailable(type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Number_of_the_type_is_read_as_it_was_written_and_no_other_is_written(int type, long min, long max, long absent)
    {
        int width = HexValue.Width(type);
        Gen.OneOf(Gen.Long[min, max], Gen.Int[0, 2].Select(i => i == 0 ? min : i == 1 ? max : absent), Gen.Long[min - 1000, min - 1], Gen.Long[max + 1, max + 1000]).Sample(
            raw =>
            {
                byte[] bytes = new byte[width + 2];
                Array.Fill(bytes, Untouched);
                bool isWritten = HexValue.TryWrite(type, raw, bytes, 1);
                Assert.Equal(raw >= min && raw <= max, isWritten);
                Assert.Equal((Untouched, Untouched), (bytes[0], bytes[^1]));
                Assert.True(isWritten || bytes.All(b => b == Untouched));
                Assert.True(!isWritten || (HexValue.TryRead(type, bytes, 1, width, out long read) && read == raw));
            },
            iter: 20_000);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Any_bytes_of_the_right_length_are_a_number_and_of_another_length_none(int type, long min, long max, long absent)
    {
        _ = absent;
        Gen.Byte.Array[0, 9].Sample(
            bytes =>
            {
                bool isRead = HexValue.TryRead(type, bytes, 0, bytes.Length, out long raw);
                Assert.Equal(bytes.Length == HexValue.Width(type), isRead);
                Assert.True(isRead ? raw >= min && raw <= max : raw == 0);
                byte[] again = new byte[bytes.Length];
                Assert.True(!isRead || (HexValue.TryWrite(type, raw, again, 0) && again.AsSpan().SequenceEqual(bytes)));
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData(HexCommand.Get)]
    [InlineData(HexCommand.Set)]
    [InlineData(HexCommand.Async)]
    public void All_registers_carry_a_number_of_each_type(int command)
    {
        int[] types = [.. Types.Select(row => row.Data.Item1)];
        var log = new LastFrame();
        var reader = new VeDirectReader(log);
        byte[] wire = new byte[HexWriter.FrameLength(7)];
        for (int register = 0; register <= 0xFFFF; register++)
        {
            int type = types[register % types.Length];
            long raw = Math.Min(HexValue.Max(type), register * 65_537L);
            int flags = register % FlagsStep;
            int count = HexWriter.WriteRegisterNumber(command, register, flags, type, raw, wire, 0);
            reader.Feed(wire, 0, count, 0);
            Assert.Equal((register + 1, command, register, flags), (log.Frames, log.Frame!.Command, log.Frame.Register, log.Frame.Flags));
            Assert.True(log.Frame.TryReadNumber(type, out long read));
            Assert.Equal(raw, read);
        }
    }

    [Fact]
    public void All_registers_can_be_asked_for()
    {
        var log = new LastFrame();
        var reader = new VeDirectReader(log);
        byte[] wire = new byte[HexWriter.FrameLength(3)];
        for (int register = 0; register <= 0xFFFF; register++)
        {
            reader.Feed(wire, 0, HexWriter.WriteGet(register, wire, 0), 0);
            Assert.Equal((register + 1, HexCommand.Get, register, 0, 0), (log.Frames, log.Frame!.Command, log.Frame.Register, log.Frame.Flags, log.Frame.ValueCount));
        }
    }

    [Theory]
    [InlineData(-1, 0x1000, 0)]
    [InlineData(0x10, 0x1000, 0)]
    [InlineData(HexCommand.Set, -1, 0)]
    [InlineData(HexCommand.Set, 0x1_0000, 0)]
    [InlineData(HexCommand.Set, 0x1000, -1)]
    [InlineData(HexCommand.Set, 0x1000, 0x100)]
    public void Command_register_or_flags_out_of_range_make_no_frame(int command, int register, int flags)
    {
        byte[] wire = new byte[40];
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => HexWriter.WriteRegister(command, register, flags, wire, 0, 2, wire, 0));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => HexWriter.WriteRegisterNumber(command, register, flags, HexValueType.Un16, 1, wire, 0));
        Assert.All(wire, b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x1_0000)]
    public void Register_out_of_range_is_not_asked_for(int register) =>
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => HexWriter.WriteGet(register, new byte[40], 0));

    [Fact]
    public void Number_that_does_not_fit_makes_no_frame()
    {
        byte[] wire = new byte[40];
        Assert.Equal(0, HexWriter.WriteRegisterNumber(HexCommand.Set, 0xEDF0, 0, HexValueType.Un16, 65_536, wire, 0));
        Assert.Equal(0, HexWriter.WriteNumber(HexCommand.Done, HexValueType.Un16, -1, wire, 0));
        Assert.All(wire, b => Assert.Equal(0, b));
    }

    [Fact]
    public void Fields_of_a_record_cover_it_without_overlap_and_keep_what_is_written()
    {
        foreach (Records record in Records.All)
        {
            int at = 0;
            foreach (int field in record.Fields.Values.OrderBy(HexField.Offset))
            {
                Assert.True(HexField.Offset(field) == at, $"{record.Name}: something is missing or twice at {at}");
                at += HexValue.Width(HexField.Type(field));
            }

            // Behind the known ones a total has 13 bytes, a day of trackers 9, without meaning.
            Assert.True(at == record.Length || (record.Name is "HistoryTotal" or "TrackerDay" && at < record.Length), record.Name);
            Gen.Byte.Array[record.Length].Sample(bytes => EachField(record, bytes), iter: 2_000);
        }
    }

    [Fact]
    public void Field_is_read_from_records_of_any_length_that_holds_it_and_from_no_shorter_one()
    {
        const int Place = 3;
        foreach (Records record in Records.All)
        {
            byte[] bytes = [.. Enumerable.Repeat((byte)0xFF, Place), .. Enumerable.Range(1, record.Length).Select(i => (byte)i)];
            foreach ((string name, int field) in record.Fields)
            {
                int from = HexField.Offset(field);
                int end = from + HexValue.Width(HexField.Type(field));
                long expected = Enumerable.Range(from, end - from).Sum(i => (long)bytes[Place + i] << (8 * (i - from)));
                for (int count = 0; count <= record.Length; count++)
                {
                    bool isThere = HexField.TryRead(field, bytes, Place, count, out long raw);
                    Assert.True((isThere, raw) == (count >= end, count >= end ? expected : 0), $"{record.Name}.{name} of {count} bytes: {isThere}, {raw}");
                }
            }
        }
    }

    [Fact]
    public void Field_behind_the_end_or_without_a_value_is_absent()
    {
        byte[] total = new byte[HistoryTotal.LengthShort];
        Assert.True(HexField.TryRead(HistoryTotal.BatteryMax, total, 0, total.Length, out _));
        Assert.False(HexField.TryRead(HistoryTotal.BatteryMin, total, 0, total.Length, out long raw));
        Assert.Equal(0, raw);
        byte[] day = [.. Enumerable.Repeat((byte)0xFF, HistoryDay.Length)];
        Assert.False(HexField.TryRead(HistoryDay.Consumed, day, 0, day.Length, out raw));
    }

    [Fact]
    public void Text_ends_at_the_first_zero_or_unwritten_byte() =>
        Gen.Select(Gen.Char[' ', '~'].Array[0, 40], Gen.Int[0, 20], Gen.Bool.Select(isZero => isZero ? (byte)0 : (byte)0xFF)).Sample(
            (letters, rest, end) =>
            {
                byte[] text = Encoding.ASCII.GetBytes(letters);
                byte[] bytes = [1, .. text, .. Enumerable.Repeat(end, rest)];
                int length = HexText.Length(bytes, 1, bytes.Length - 1);
                Assert.Equal(text.Length, length);
                Assert.True(HexText.IsPrintable(bytes, 1, length));
                byte[] again = new byte[text.Length + rest];
                Assert.True(HexText.TryWrite(text, 0, text.Length, again, 0, again.Length));
                Assert.Equal(text, again[..text.Length]);
                Assert.All(again[text.Length..], b => Assert.Equal(0, b));
                Assert.False(HexText.TryWrite(bytes, 0, again.Length + 1, again, 0, again.Length));
            },
            iter: 5_000);

    [Fact]
    public void All_version_words_come_apart_and_together()
    {
        for (int word = 0; word <= 0xFFFF; word++)
        {
            Assert.Equal(word, VersionWord.Of(VersionWord.Kind(word), VersionWord.Major(word), VersionWord.Minor(word)));
        }

        Assert.Equal((VersionWord.Application, 0x01, 0x16), (VersionWord.Kind(0x4116), VersionWord.Major(0x4116), VersionWord.Minor(0x4116)));
    }

    private static void EachField(Records record, byte[] bytes)
    {
        foreach ((string name, int field) in record.Fields)
        {
            byte[] other = [.. bytes.Select(b => (byte)~b)];
            bool isThere = HexField.TryRead(field, bytes, 0, bytes.Length, out long raw);
            raw = isThere ? raw : HexValue.NotAvailable(HexField.Type(field));
            Assert.True(HexField.TryWrite(field, raw, other, 0), name);
            int from = HexField.Offset(field);
            int to = from + HexValue.Width(HexField.Type(field));
            Assert.Equal(bytes[from..to], other[from..to]);
            Assert.All(Enumerable.Range(0, bytes.Length).Where(i => i < from || i >= to), i => Assert.Equal((byte)~bytes[i], other[i]));
        }
    }
}
