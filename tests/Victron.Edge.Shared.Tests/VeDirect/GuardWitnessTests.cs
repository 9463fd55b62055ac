// The guard where a device sends power beside voltage and current, so that the three tell of each other.

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class GuardWitnessTests
{
    private readonly PortRun _port = new();

    [Fact]
    public void A_damaged_current_within_its_step_is_held_because_the_power_disagrees()
    {
        Monitor(12800, -5000, -64);
        Monitor(12800, -4200, -64);   // 16 % less: no jump by itself
        Assert.Equal(["-5.000 A"], _port.All("I"));
        Monitor(12800, -5010, -64);
        Assert.Equal(["-5.000 A", "-5.010 A"], _port.All("I"));
        Assert.Equal((1, 1), (_port.Guard.HeldSeconds, _port.Guard.RefusedSeconds));
    }

    [Fact]
    public void A_damaged_power_within_its_step_is_held_too()
    {
        Monitor(12800, -50000, -640);
        Monitor(12800, -50000, -600);
        Monitor(12800, -50000, -640);
        Assert.Equal(["-640 W", "-640 W"], _port.All("P"));
        Assert.Equal(1, _port.Guard.RefusedSeconds);
    }

    [Fact]
    public void A_load_that_is_switched_on_passes_at_once_because_the_power_agrees()
    {
        Monitor(12800, -5000, -64);
        Monitor(12740, -25000, -319);
        Assert.Equal(["-5.000 A", "-25.000 A"], _port.All("I"));
        Assert.Equal(["-64 W", "-319 W"], _port.All("P"));
        Assert.Equal((0, 0), (_port.Guard.HeldSeconds, _port.Guard.RefusedValues));
    }

    [Fact]
    public void A_disagreement_that_stays_is_believed()
    {
        Monitor(12800, -5000, -64);
        Monitor(12800, -4200, -64);
        Monitor(12800, -4200, -64);
        Monitor(12800, -4210, -64);
        Assert.Equal(["-5.000 A", "-4.200 A", "-4.200 A", "-4.210 A"], _port.All("I"));
        Assert.Equal((1, 0), (_port.Guard.HeldSeconds, _port.Guard.RefusedSeconds));
    }

    [Fact]
    public void A_change_too_small_for_the_witness_to_notice_is_not_vouched_for()
    {
        // 0.16 A at 12 V are 2 W, the rounding of both sides.
        Monitor(12800, 0, 0);
        Monitor(12800, 156, 2);
        Assert.Equal(["0.000 A"], _port.All("I"));
        Monitor(12800, 156, 2);
        Assert.Equal(["0.000 A", "0.156 A", "0.156 A"], _port.All("I"));
    }

    [Fact]
    public void Panel_power_vouches_for_the_current_of_battery_and_load_together()
    {
        Solar(5000, 3000, 104);
        Solar(15000, 3000, 235);
        Solar(12000, 6000, 235);
        Assert.Equal(["5.000 A", "15.000 A", "12.000 A"], _port.All("I"));
        Assert.Equal(["3.000 A", "3.000 A", "6.000 A"], _port.All("IL"));
        Assert.Equal(0, _port.Guard.HeldSeconds);
    }

    [Fact]
    public void A_device_without_power_has_no_witness()
    {
        _port.Second("PID=0xA30A", "V=14200", "I=5000");
        _port.Second("PID=0xA30A", "V=14200", "I=15000");
        Assert.Equal(["5.000 A"], _port.All("I"));
    }

    private void Monitor(int millivolts, int milliamperes, int watts) =>
        _port.Second("PID=0xA3FE", $"V={millivolts}", $"I={milliamperes}", $"P={watts}", "SOC=812");

    private void Solar(int milliamperes, int loadMilliamperes, int watts) =>
        _port.Second("PID=0xA0F7", "V=12800", $"I={milliamperes}", "VPV=31000", $"PPV={watts}", "CS=3", $"IL={loadMilliamperes}");
}
