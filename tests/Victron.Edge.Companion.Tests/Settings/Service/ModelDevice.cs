// ModelDevice: a device in memory with the registers that the catalogue gives its family. It keeps what is written, hides the
// figures of the user behind a battery preset, and fails in the ways that a test asks for.

using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

internal sealed class ModelDevice : IRegisterAccess
{
    private const int Type = DeviceCatalogue.BatteryTypeRegister;

    // Of an MPPT 75/15 on 12 V with lead-acid figures of the user, and what others of its registers say.
    private static readonly (int Register, string Bytes)[] Known =
    [
        (0x0140, "FFFFFFFF"), (0x0200, "01"), (0x0202, "00000000"), (0x2211, "2003"), (0x2212, "CC06"), (0xEDCE, "0018"), (0xEDDF, "9600"), (0xEDEA, "0C"),
        (0xEDEF, "0C"), (0xEDF0, "9600"), (0xEDF1, "FF"), (0xEDF2, "ACF9"), (0xEDF4, "5406"), (0xEDF6, "6405"), (0xEDF7, "A005"), (0xEDE6, "FFFF"),
        (0xEDFD, "00"), (0xEDAB, "01"),
    ];

    private readonly DeviceCatalogue _catalogue;
    private readonly string _family;
    private readonly Dictionary<int, byte[]> _stored = [];

    public ModelDevice(DeviceCatalogue catalogue, string family)
    {
        _catalogue = catalogue;
        _family = family;
        foreach (RegisterEntry entry in catalogue.Entries(family).Where(e => e.IsReadable && Fresh(e).Length > 0))
        {
            _stored[entry.Id] = Fresh(entry);
        }

        _stored[0x010A] = Encoding.Latin1.GetBytes(Bench.Serial.PadRight(16, '\0'));
        foreach ((int register, string bytes) in Known.Where(k => catalogue.Entry(family, k.Register) != null && (k.Register != 0x0200 || catalogue.IsWithin(family, "mppt"))))
        {
            _stored[register] = Convert.FromHexString(bytes);
        }
    }

    /// <summary>Every write that reached the device.</summary>
    public List<(int Register, string Bytes)> Writes { get; } = [];

    /// <summary>How often it was asked for registers, however many at once.</summary>
    public int Reads { get; private set; }

    /// <summary>The device is without power from this write on, which is still stored (counted from 1).</summary>
    public int DiesAfter { get; set; } = int.MaxValue;

    /// <summary>The program is killed right after this write was stored (counted from 1).</summary>
    public int KillsAfter { get; set; } = int.MaxValue;

    /// <summary>Before this write is stored instead of after.</summary>
    public bool IsBefore { get; set; }

    /// <summary>Whether it takes writes of the switch only after remote control was set, as firmware below 1.42.</summary>
    public bool IsOld { get; set; }

    public bool IsSilent { get; set; }

    /// <summary>Whether it works at a new system voltage at once, and not from its next power-up on.</summary>
    public bool FindsVoltage { get; set; } = true;

    /// <summary>What a register does with a write instead of keeping it.</summary>
    public Dictionary<int, WriteFault> Faults { get; } = [];

    /// <summary>A register for which it never answers.</summary>
    public int? Mute { get; set; }

    /// <summary>A register for which it does not answer when it is asked for many at once.</summary>
    public int? MuteAmongMany { get; set; }

    /// <summary>Called after it was asked.</summary>
    public Action? OnRead { get; set; }

    /// <summary>Called before a write does anything.</summary>
    public Action? OnWrite { get; set; }

    /// <summary>What is kept, whatever is in force.</summary>
    public byte[] this[int register]
    {
        get => _stored[register];
        set => _stored[register] = value;
    }

    public string Hex(int register) => Convert.ToHexString(_stored[register]);

    public void Remove(int register) => _ = _stored.Remove(register);

    /// <summary>Gives it power again; what is not stored is forgotten.</summary>
    public void PowerUp()
    {
        (IsSilent, DiesAfter, KillsAfter) = (false, int.MaxValue, int.MaxValue);
        if (_stored.ContainsKey(0x0202))
        {
            _stored[0x0202] = new byte[4];
        }
    }

    public Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Reads++;
        OnRead?.Invoke();
        return Task.FromResult<IReadOnlyList<RegisterReply>>(
            [.. registers.Select(id => id == Mute || (id == MuteAmongMany && registers.Contains(0xEDFB)) ? Unanswered(id) : Answer(id))]);
    }

    public Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        OnWrite?.Invoke();
        Writes.Add((register, Convert.ToHexString(value)));
        bool isLast = Writes.Count >= DiesAfter || Writes.Count >= KillsAfter;
        if (isLast && IsBefore)
        {
            return Task.FromResult(End(register));
        }

        RegisterReply reply = Take(register, value);
        return Task.FromResult(isLast ? End(register) : reply);
    }

    private RegisterReply End(int register)
    {
        if (Writes.Count >= KillsAfter)
        {
            throw new KilledException();
        }

        IsSilent = true;
        return Answer(register);
    }

    private RegisterReply Take(int register, byte[] value)
    {
        WriteFault fault = Faults.GetValueOrDefault(register);
        if (IsSilent || fault == WriteFault.Lost)
        {
            return Unanswered(register);
        }

        if (fault == WriteFault.NotSent)
        {
            _ = Writes.Remove(Writes[^1]);
            return new RegisterReply(register, ReplyKind.Refused, 0, [], "locked: the edge takes no writes; unlock it");
        }

        if (fault == WriteFault.Refused || (register == 0x0200 && IsOld && (_stored[0x0202][0] & 2) == 0))
        {
            return Answer(register) with { Flags = RegisterReply.BadValue };
        }

        _stored[register] = register == 0x0202 ? [.. value.Zip(_stored[register], (a, b) => (byte)(a | b))] : fault == WriteFault.Clamped ? [.. value.Select(b => (byte)(b ^ 1))] : value;
        if (register == 0xEDEA && value is [not 0] && FindsVoltage)
        {
            _stored[0xEDEF] = value;
            _stored[0x2211] = Raw(0x2211, 8m * value[0] / 12);
            _stored[0x2212] = Raw(0x2212, 17.4m * value[0] / 12);
        }

        RegisterReply answer = fault == WriteFault.AnswerLost ? Unanswered(register) : Answer(register);
        IsSilent = fault == WriteFault.DiesUnproved;
        return answer;
    }

    private RegisterReply Answer(int register) =>
        IsSilent ? Unanswered(register)
        : !_stored.TryGetValue(register, out byte[]? value) ? new RegisterReply(register, ReplyKind.Answered, RegisterReply.UnknownRegister, [], "")
        : new RegisterReply(register, ReplyKind.Answered, 0, Preset(register) ?? value, "");

    // What a preset puts in place of a figure of the user.
    private byte[]? Preset(int register) =>
        !_stored.TryGetValue(Type, out byte[]? type) || type is [255] || _catalogue.PresetsOf(_family).FirstOrDefault(p => p.Type == type[0]) is not { } preset ? null
        : register switch
        {
            0xEDF7 => Raw(register, preset.AbsorptionVoltage * _stored[0xEDEF][0] / 12),
            0xEDF6 => Raw(register, preset.FloatVoltage * _stored[0xEDEF][0] / 12),
            0xEDF4 => Raw(register, (preset.EqualiseVoltage ?? 0) * _stored[0xEDEF][0] / 12),
            0xEDF2 => Raw(register, preset.TemperatureCompensation * _stored[0xEDEF][0] / 12),
            _ => _catalogue.Entry(_family, register)!.Needs.Any(n => n.Kind == "equals" && n.Register == Type) ? Fresh(_catalogue.Entry(_family, register)!) : null,
        };

    private byte[] Raw(int register, decimal? number)
    {
        RegisterEntry entry = _catalogue.Entry(_family, register)!;
        return RawBytes.Write(entry.Type, (long)((number ?? 0) / entry.Scale), 2)!;
    }

    private static RegisterReply Unanswered(int register) => new(register, ReplyKind.Unanswered, 0, [], "unanswered: the device did not answer; check its cable");

    private static byte[] Fresh(RegisterEntry entry) =>
        entry.Type == "string" ? [(byte)'v', (byte)'a', (byte)'n', 0, 0, 0]
        : RawBytes.Write(entry.Type, entry.Need("allowed")?.Values[0] ?? (long)((entry.Default ?? entry.Min ?? 0) / entry.Scale), 1) ?? [];
}
