// SolarHistory: the days that a solar charger remembers, and its totals, as records. Leaves today to SolarModel.
// Source: shared notes on HEX mode, "0x1050..0x106E daily history" and "0x104F total history".
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Power;

namespace Victron.Edge.Simulator.Devices;

internal sealed class SolarHistory
{
    /// <summary>Days before today.</summary>
    public const int DaysMax = 30;

    // The history was cleared this many days ago; older days have no data.
    private const int DaysKnown = 19;
    private const int DaysOfYear = 365;
    private const int YieldBeforeClearing = 4321;   // 0.01 kWh more in the system total than in the user's
    private const int YieldYesterday = 102;         // as SolarCharger starts with
    private const int PowerYesterday = 287;

    private readonly List<byte[]> _days = [];
    private byte[] _today = [];
    private int _dayNumber;

    public SolarHistory(int pid, SolarCharger charger, bool hasLoadOutput)
    {
        _dayNumber = charger.DayNumber;
        for (int back = 1; back <= DaysKnown; back++)
        {
            SimRandom random = new((ulong)((pid * 1000) + back));
            _days.Add(Drawn(random, back, charger, hasLoadOutput));
        }
    }

    /// <summary>Sum of all days since the charger was made, in 0.01 kWh.</summary>
    public static long SystemYieldHundredths(SolarCharger charger) => (long)(charger.YieldTotalKwh * 100) + YieldBeforeClearing;

    /// <summary>Notices a new day; the day before is then history.</summary>
    public void Watch(int dayNumber, byte[] today)
    {
        if (dayNumber != _dayNumber && _today.Length > 0)
        {
            _days.Insert(0, _today);
            _days.RemoveRange(Math.Min(DaysMax, _days.Count), Math.Max(0, _days.Count - DaysMax));
        }

        _dayNumber = dayNumber;
        _today = today;
    }

    /// <summary>A day before today; parameter error and an empty record when it has no data.</summary>
    /// <param name="back">1 for yesterday … 30.</param>
    public RegisterReply Day(int back) => back <= _days.Count ? new RegisterReply(0, _days[back - 1]) : new RegisterReply(0x04, []);

    /// <summary>The totals, version 1.</summary>
    public byte[] Total(SolarCharger charger) =>
    [
        1, 0, 0, 0, 0, 0,
        .. HexFrame.Little((long)(charger.YieldTotalKwh * 100), 4),
        .. HexFrame.Little(SystemYieldHundredths(charger), 4),
        .. HexFrame.Little(OpenHundredths(charger), 2),
        .. HexFrame.Little(Math.Max(1447, (long)Math.Round(charger.BatteryVoltsMax * 100)), 2),
        (byte)_days.Count,
        .. HexFrame.Little(1188, 2),
        .. Enumerable.Repeat((byte)0xFF, 13),
    ];

    private static int OpenHundredths(SolarCharger charger) => (int)(charger.Sizing.OpenCircuitVolts * 100);

    // A day as summer gives it, some bright, some grey; yesterday as the text has it.
    private static byte[] Drawn(SimRandom random, int back, SolarCharger charger, bool hasLoadOutput)
    {
        int yield = back == 1 ? YieldYesterday : 20 + random.Next(130);
        int power = back == 1 ? PowerYesterday : (int)Math.Min(charger.Sizing.PanelWattsMax, 60 + (2 * yield));
        return
        [
            0,
            .. HexFrame.Little(yield, 4),
            .. HexFrame.Little(hasLoadOutput ? 10 + random.Next(20) : 0xFFFF_FFFF, 4),
            .. HexFrame.Little(1380 + random.Next(67), 2),
            .. HexFrame.Little(1188 + random.Next(60), 2),
            0, 0, 0, 0, 0,
            .. HexFrame.Little(120 + random.Next(240), 2),
            .. HexFrame.Little(random.Next(120), 2),
            .. HexFrame.Little(random.Next(180), 2),
            .. HexFrame.Little(power, 4),
            .. HexFrame.Little(power * 10 / 14, 2),
            .. HexFrame.Little(OpenHundredths(charger) - random.Next(200), 2),
            .. HexFrame.Little((charger.DayNumber - back + DaysOfYear) % DaysOfYear, 2),
        ];
    }
}
