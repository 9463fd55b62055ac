// Every recorded or published exchange is taken apart by the codec and put together again, byte for byte. Without recordings the
// vectors of this repository are.

using System.Globalization;
using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

public sealed class RecordedExchangeTests
{
    // 438 good frames of 263 exchanges. The 4 others are network lists (0xEC20, 0xEC31 to 0xEC33), whose form is written down nowhere.
    private const string Recorded = "4 flagged, 220 number, 4 other, 13 record, 174 request, 9 text, 14 version";

    private static readonly Dictionary<int, RegisterRow> Rows = DeviceCatalogue.Load().Registers.ToDictionary(row => row.Id);
    private readonly Dictionary<string, int> _seen = [];

    [Fact]
    public void Recorded_exchanges_round_trip_byte_for_byte()
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFiles.RequireCaptures(), "hex-exchanges.csv"));
        foreach (CsvRow row in CsvTable.Parse("hex-exchanges.csv", text, ["request", "response", "meaning", "checksum_check", "source"]).Rows)
        {
            // Three requests are malformed, one of them on purpose; the answers to them are not.
            _ = RoundTrip(row["request"], row["checksum_check"] == "ok");
            _ = RoundTrip(row["response"], true);
        }

        string seen = string.Join(", ", _seen.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}"));
        TestContext.Current.TestOutputHelper?.WriteLine(seen);
        Assert.Equal(Recorded, seen);
    }

    [Fact]
    public void Vectors_round_trip_byte_for_byte_and_mean_what_they_say()
    {
        foreach (CsvRow row in VectorFile.Read("hex-registers.csv", "frame", "kind", "field", "raw", "note"))
        {
            HexFrame frame = RoundTrip(row["frame"], true)!;
            Assert.Equal(row["raw"], Meaning(frame, row["kind"], row["field"]));
        }
    }

    private static string Meaning(HexFrame frame, string kind, string field) => kind switch
    {
        "text" => Encoding.ASCII.GetString(frame.Data, frame.ValueOffset, HexText.Length(frame.Data, frame.ValueOffset, frame.ValueCount)),
        "version" => frame.TryReadNumber(HexValueType.Un16, out long word)
            ? string.Create(CultureInfo.InvariantCulture, $"{VersionWord.Kind((int)word)} {VersionWord.Major((int)word):X}.{VersionWord.Minor((int)word):X2}") : "none",
        "flags" => string.Create(CultureInfo.InvariantCulture, $"{frame.Flags}"),
        "record" => Field(frame, Records.Find(frame.Register)!.Fields[field]),
        "whole" => string.Join(' ', Records.Find(frame.Register)!.Fields.OrderBy(row => row.Value).Select(row => $"{row.Key}={Field(frame, row.Value)}")),
        _ => TypeOf(Rows[frame.Register]) is int type && frame.TryReadNumber(type, out long raw) && raw != HexValue.NotAvailable(type)
            ? raw.ToString(CultureInfo.InvariantCulture) : "none",
    };

    private static string Field(HexFrame frame, int field) =>
        HexField.TryRead(field, frame.Data, frame.ValueOffset, frame.ValueCount, out long number) ? number.ToString(CultureInfo.InvariantCulture) : "none";

    private HexFrame? RoundTrip(string line, bool isGood)
    {
        if (line.Length == 0)
        {
            return null;
        }

        byte[] wire = Encoding.ASCII.GetBytes(line + "\n");
        var log = new LastFrame();
        var reader = new VeDirectReader(log);
        reader.Feed(wire, 0, wire.Length, 0);
        Assert.Equal(isGood ? 1 : 0, log.Frames);
        if (!isGood)
        {
            return null;
        }

        byte[] again = new byte[wire.Length + 8];
        int count = Rewrite(log.Frame!, again);
        Assert.Equal(line + "\n", Encoding.ASCII.GetString(again, 0, count));
        return log.Frame;
    }

    // From what it means, not from its bytes.
    private int Rewrite(HexFrame frame, byte[] target)
    {
        if (frame.Count == 0)
        {
            return Note("request", HexWriter.WriteEmpty(frame.Command, target, 0));
        }

        if (frame.Register < 0)
        {
            int type = frame.Count == 1 ? HexValueType.Un8 : frame.Count == 2 ? HexValueType.Un16 : HexValueType.Un24;
            Assert.True(frame.TryReadNumber(type, out long word));
            int kept = VersionWord.Of(VersionWord.Kind((int)word), VersionWord.Major((int)word), VersionWord.Minor((int)word));
            return Note("version", HexWriter.WriteNumber(frame.Command, type, type == HexValueType.Un16 ? kept : word, target, 0));
        }

        if (frame.Command == HexCommand.Get && frame.ValueCount == 0 && frame.Flags == 0)
        {
            return Note("request", HexWriter.WriteGet(frame.Register, target, 0));
        }

        if (frame.Flags != 0)
        {
            return Note("flagged", HexWriter.WriteRegister(frame.Command, frame.Register, frame.Flags, frame.Data, frame.ValueOffset, frame.ValueCount, target, 0));
        }

        return RewriteValue(frame, target);
    }

    private int RewriteValue(HexFrame frame, byte[] target)
    {
        RegisterRow? row = Rows.GetValueOrDefault(frame.Register);
        if (row is not null && TypeOf(row) is int type && frame.TryReadNumber(type, out long raw))
        {
            return Note("number", HexWriter.WriteRegisterNumber(frame.Command, frame.Register, 0, type, raw, target, 0));
        }

        byte[] value = new byte[frame.ValueCount];
        Array.Fill(value, (byte)0xFF);
        if (Records.Find(frame.Register) is { } record && frame.ValueCount == record.Length)
        {
            foreach (int field in record.Fields.Values)
            {
                Assert.True(!HexField.TryRead(field, frame.Data, frame.ValueOffset, frame.ValueCount, out long number) || HexField.TryWrite(field, number, value, 0));
            }

            return Note("record", HexWriter.WriteRegister(frame.Command, frame.Register, 0, value, 0, value.Length, target, 0));
        }

        int length = HexText.Length(frame.Data, frame.ValueOffset, frame.ValueCount);
        if (row?.Type == "string" && HexText.IsPrintable(frame.Data, frame.ValueOffset, length))
        {
            Assert.True(HexText.TryWrite(frame.Data, frame.ValueOffset, length, value, 0, value.Length));
            return Note("text", HexWriter.WriteRegister(frame.Command, frame.Register, 0, value, 0, value.Length, target, 0));
        }

        return Note("other", HexWriter.WriteRegister(frame.Command, frame.Register, 0, frame.Data, frame.ValueOffset, frame.ValueCount, target, 0));
    }

    private int Note(string kind, int count)
    {
        _seen[kind] = _seen.GetValueOrDefault(kind) + 1;
        return count;
    }

    private static int? TypeOf(RegisterRow row) => row.Type switch
    {
        "un8" or "bits8" => HexValueType.Un8,
        "un16" or "bits16" => HexValueType.Un16,
        "un32" or "bits32" => HexValueType.Un32,
        "sn8" => HexValueType.Sn8,
        "sn16" => HexValueType.Sn16,
        "sn32" => HexValueType.Sn32,
        _ => null,
    };
}
