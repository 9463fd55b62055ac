// Reading and writing registers allocates nothing: frames, numbers, fields of records and texts.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

public sealed class HexCodecAllocationTests
{
    private const int Rounds = 100_000;

    private readonly LastFrame _log = new();
    private readonly byte[] _wire = new byte[HexWriter.FrameLength(3 + HistoryDay.Length)];
    private readonly byte[] _day = new byte[HistoryDay.Length];

    [Fact]
    public void Registers_both_ways_allocate_nothing()
    {
        var reader = new VeDirectReader(_log);
        for (int i = 0; i < Rounds; i++)
        {
            RoundTrip(reader, i);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
        {
            RoundTrip(reader, i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((Rounds * 2 * 4, 0), (_log.Frames, _log.Rejected));
    }

    private void RoundTrip(VeDirectReader reader, int number)
    {
        reader.Feed(_wire, 0, HexWriter.WriteEmpty(HexCommand.Ping, _wire, 0), 0);
        reader.Feed(_wire, 0, HexWriter.WriteGet(number & 0xFFFF, _wire, 0), 0);
        reader.Feed(_wire, 0, HexWriter.WriteRegisterNumber(HexCommand.Set, 0xEDF0, 0, HexValueType.Sn32, number, _wire, 0), 0);
        bool isNumber = _log.Frame!.TryReadNumber(HexValueType.Sn32, out long raw) && raw == number;
        bool isField = HexField.TryWrite(HistoryDay.Yield, number, _day, 0);
        reader.Feed(_wire, 0, HexWriter.WriteRegister(HexCommand.Async, HistoryDay.First, 0, _day, 0, _day.Length, _wire, 0), 0);
        bool isSame = HexField.TryRead(HistoryDay.Yield, _log.Frame.Data, _log.Frame.ValueOffset, _log.Frame.ValueCount, out raw) && raw == number;
        if (!isNumber || !isField || !isSame || HexText.Length(_day, 0, _day.Length) < 0)
        {
            throw new InvalidOperationException("the codec lost a number");
        }
    }
}
