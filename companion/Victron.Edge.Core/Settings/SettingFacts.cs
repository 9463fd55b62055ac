// SettingFacts: what a device answered, and what a plan will have made of it, as numbers for SettingRules.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Registers of one device at one moment.</summary>
internal sealed class SettingFacts
{
    private const int DetectedVoltage = 0xEDEF;
    private const int VoltageSetting = 0xEDEA;
    private static readonly IReadOnlyDictionary<int, byte[]> NoPlan = new Dictionary<int, byte[]>();

    private readonly DeviceCatalogue _catalogue;
    private readonly Dictionary<int, RegisterReply> _replies;
    private readonly IReadOnlyDictionary<int, byte[]> _planned;

    public SettingFacts(DeviceCatalogue catalogue, SettingsTarget target, IEnumerable<RegisterReply> replies, IReadOnlyDictionary<int, byte[]>? planned = null)
    {
        _catalogue = catalogue;
        Target = target;
        _replies = replies.ToDictionary(r => r.Register);
        _planned = planned ?? NoPlan;
    }

    public SettingsTarget Target { get; }

    /// <summary>Whether the device will run at another system voltage than the one under which it answered.</summary>
    public bool ChangesVoltage => _planned.TryGetValue(VoltageSetting, out byte[]? volts) && volts is [not 0] && volts[0] != Raw(DetectedVoltage);

    /// <summary>All answers.</summary>
    public IEnumerable<RegisterReply> Replies => _replies.Values;

    /// <summary>The answer of a register; null when it was not asked.</summary>
    public RegisterReply? Reply(int register) => _replies.GetValueOrDefault(register);

    /// <summary>Bytes that count: those of the plan, else those of the device; null when there are none.</summary>
    public byte[]? Bytes(int register) =>
        _planned.TryGetValue(register, out byte[]? planned) ? planned : Reply(register) is { IsGood: true } reply ? reply.Value : null;

    /// <summary>A raw value; null when there is none, or it stands for "not available".</summary>
    public long? Raw(int register) =>
        Row(register) is { } row && Bytes(register) is { } bytes && RawBytes.Read(row.Type, bytes) is long raw && raw != row.NotAvailable ? raw : null;

    /// <summary>A value in its unit; null when there is none.</summary>
    public decimal? Number(int register) => Raw(register) is long raw ? raw * (Row(register)!.Scale ?? 1) : null;

    /// <summary>The register as this family has it.</summary>
    public RegisterRow? Row(int register) => (_catalogue.Entry(Target.Family, register)?.Row) ?? _catalogue.Register(register);

    /// <summary>System voltage in V; null when it is not known.</summary>
    public decimal? SystemVolts()
    {
        long? volts = ChangesVoltage ? _planned[VoltageSetting][0] : Raw(DetectedVoltage);
        return volts is 12 or 24 or 36 or 48 ? volts : null;
    }

    /// <summary>Chemistry of the battery, as the type tells it or, with the user's own figures, their signs.</summary>
    public string Chemistry()
    {
        string chemistry = Raw(DeviceCatalogue.BatteryTypeRegister) is long type ? _catalogue.Chemistry(Target.Family, type) : "unknown";
        return chemistry != "unknown" ? chemistry
            : _catalogue.Chemistries.Where(c => c.Verdict == "sign").GroupBy(c => c.Chemistry).FirstOrDefault(signs => signs.All(IsSeen))?.Key ?? chemistry;
    }

    private bool IsSeen(ChemistryRow sign) => Number(sign.Register) is decimal number && number >= (sign.Min ?? number) && number <= (sign.Max ?? number);
}
