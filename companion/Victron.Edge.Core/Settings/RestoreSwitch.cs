// RestoreSwitch: the switch of a charger or inverter in a restore: off before anything that decides about charging changes.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Adds the switch to a plan.</summary>
internal static class RestoreSwitch
{
    /// <summary>Register of the switch.</summary>
    public const int Register = 0x0200;

    /// <summary>Value that switches off.</summary>
    public const byte Off = 4;

    private static readonly string[] OffFor = ["charge", "inverter_off"];

    /// <summary>Whether a value of the switch is off; firmware up to 1.16 answers 0.</summary>
    public static bool IsOff(byte[] raw) => raw is [Off] or [0];

    /// <summary>Adds the switch.</summary>
    /// <param name="saved">What the backup wants it to be at the end; null for as it was before.</param>
    public static RestorePlan Add(DeviceCatalogue catalogue, RestorePlan plan, SettingFacts now, RestoreMark? mark, byte[]? saved)
    {
        RegisterEntry? entry = catalogue.Entry(plan.Target.Family, Register);
        byte[]? held = now.Bytes(Register);
        bool isFamilyOff = catalogue.RestoreOrder.Any(r => r.Action == "off" && r.Families.Any(f => catalogue.IsWithin(plan.Target.Family, f)));
        if (plan.Refusal != null || entry is not { IsWritable: true } || held == null || !isFamilyOff)
        {
            return plan;
        }

        bool switchesOff = plan.Steps.Any(s => OffFor.Contains(s.Entry.Danger));
        byte[] end = saved ?? mark?.Raw ?? held;
        DangerRow? danger = switchesOff ? catalogue.Danger(entry.Danger) : null;
        return plan with
        {
            SwitchesOff = switchesOff,
            SwitchAtEnd = switchesOff || mark != null || saved != null ? end : null,
            IsContinued = mark != null,
            Warnings = danger == null ? plan.Warnings : [.. plan.Warnings, new SettingWarning("switched_off", $"The device is switched off while it is changed. {danger.Text}")],
        };
    }
}
