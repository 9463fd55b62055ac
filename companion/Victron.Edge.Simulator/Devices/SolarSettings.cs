// SolarSettings: which settings of a solar charger steer what it does. Leaves checking and storing to the registers.
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Registers;

namespace Victron.Edge.Simulator.Devices;

internal static class SolarSettings
{
    private const int DeviceMode = 0x0200;
    private const int ModeOff = 4;
    private const int NetworkMode = 0x200E;
    private const int ExternalControl = 5;      // networked and external control
    private const int NetworkCurrentLimit = 0x2015;
    private const int CurrentLimit = 0xEDF0;
    private const int SystemVolts = 0xEDEF;
    private const int AbsorptionVolts = 0xEDF7;
    private const int FloatVolts = 0xEDF6;
    private const int LoadControl = 0xEDAB;
    private const int LoadModeMask = 0x0F;
    private const int BusVolts = 12;            // the battery of every scenario

    /// <summary>Lets the charger and the load output follow.</summary>
    public static void Apply(IDeviceSettings settings, SolarCharger charger, PowerSystem power, SolarFields fields)
    {
        charger.IsAllowed = settings.Raw(DeviceMode) != ModeOff;
        double limitA = (settings.Raw(CurrentLimit) ?? (10 * charger.Sizing.CurrentMaxA)) / 10.0;
        if (settings.Raw(NetworkMode) == ExternalControl && settings.Raw(NetworkCurrentLimit) is long networkTenths)
        {
            limitA = Math.Min(limitA, networkTenths / 10.0);
        }

        charger.LimitA = Math.Min(limitA, charger.Sizing.CurrentMaxA);

        // With another system voltage the figures are for a battery that is not there.
        if (settings.Raw(SystemVolts) == BusVolts && settings.Raw(AbsorptionVolts) is long absorption && settings.Raw(FloatVolts) is long floating)
        {
            charger.Profile = charger.Profile with { AbsorptionVolts = absorption / 100.0, FloatVolts = floating / 100.0 };
        }

        if (fields.HasFlag(SolarFields.LoadOutput))
        {
            power.Loads.OutputOrder = (settings.Raw(LoadControl) & LoadModeMask) switch { 0 => false, 4 => true, _ => null };
        }
    }
}
