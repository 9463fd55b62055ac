// The status words of a port: online while heard, quiet when silence is the device's way, offline else.

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class PortStatusTests
{
    private static readonly string[] IdleSolar = DeviceBlocks.Solar.With("PID=0xA050").With("PPV=0").With("I=0").With("CS=0");

    private readonly EdgeRun _edge = new();

    [Fact]
    public void A_port_on_which_nothing_was_ever_heard_is_offline()
    {
        _edge.Link(true);
        _edge.Wait(60_000);
        Assert.Equal("offline", Assert.Single(_edge.Of("ve1/status")).Text);
        Assert.Empty(_edge.Of("ve1/state"));
        Assert.Empty(_edge.Of("ve1/info"));
    }

    [Fact]
    public void A_port_is_online_with_its_first_good_block()
    {
        _edge.Link(true);
        long before = _edge.NowMs;
        _edge.Send(0, DeviceBlocks.Solar);
        Assert.Equal(("online", before), (_edge.Last("ve1/status").Text, _edge.Last("ve1/status").AtMs));
    }

    [Fact]
    public void A_battery_monitor_is_offline_after_5_s()
    {
        _edge.Host.UartTakes = 0;
        AssertSilence("offline", 5_000, DeviceBlocks.Monitor);
    }

    [Fact]
    public void A_solar_charger_without_sun_and_load_output_is_quiet_after_5_s() => AssertSilence("quiet", 5_000, IdleSolar);

    [Fact]
    public void A_solar_charger_that_falls_silent_at_work_is_offline() => AssertSilence("offline", 5_000, DeviceBlocks.Solar.With("PID=0xA050"));

    [Fact]
    public void A_solar_charger_with_load_output_speaks_at_night_so_its_silence_is_offline() => AssertSilence("offline", 5_000, IdleSolar.With("PID=0xA053"));

    [Fact]
    public void An_idle_phoenix_smart_charger_is_quiet_after_90_s() => AssertSilence("quiet", 90_000, DeviceBlocks.Charger.With("CS=0"));

    [Fact]
    public void A_charging_phoenix_smart_charger_is_offline_after_90_s() => AssertSilence("offline", 90_000, DeviceBlocks.Charger);

    [Fact]
    public void An_idle_DC_DC_charger_is_quiet_after_15_s() => AssertSilence("quiet", 15_000, DeviceBlocks.DcDc.With("CS=0"));

    [Fact]
    public void A_device_that_speaks_every_4_s_is_offline_after_three_of_its_intervals()
    {
        _edge.Link(true);
        for (int i = 0; i < 12; i++)
        {
            _edge.Send(0, DeviceBlocks.Inverter);
            _edge.Wait(4_000);
        }

        long lastBlock = _edge.NowMs - 4_000;
        Assert.Equal("online", _edge.Last("ve1/status").Text);
        _edge.Wait(20_000);
        Assert.Equal("offline", _edge.Last("ve1/status").Text);
        Assert.InRange(_edge.Last("ve1/status").AtMs - lastBlock, 12_000, 12_250);
    }

    [Fact]
    public void A_device_that_comes_back_is_online_and_its_state_goes_out_again()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Inverter);
        _edge.Wait(60_000);
        int states = _edge.Of("ve1/state").Count;
        _edge.Seconds(2, DeviceBlocks.Inverter);
        Assert.Equal(["offline", "online", "offline", "online"], _edge.Of("ve1/status").Select(status => status.Text));
        Assert.Equal(states + 2, _edge.Of("ve1/state").Count);
    }

    [Fact]
    public void An_old_state_is_not_announced_anew_while_the_device_is_offline()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Inverter);
        _edge.Wait(60_000);
        int states = _edge.Of("ve1/state").Count;
        _edge.Link(false);
        _edge.Link(true);
        _edge.Wait(5_000);
        Assert.Equal("offline", _edge.Last("ve1/status").Text);
        Assert.Equal(states, _edge.Of("ve1/state").Count);
    }

    [Fact]
    public void Noise_is_no_sign_of_life()
    {
        _edge.Link(true);
        _edge.Seconds(3, DeviceBlocks.Inverter);
        for (int i = 0; i < 20; i++)
        {
            _edge.Feed(0, [.. "\r\nV\t12800\r\nChecksum\t?"u8]);
            _edge.Wait(1_000);
        }

        Assert.Equal("offline", _edge.Last("ve1/status").Text);
    }

    private void AssertSilence(string word, int afterMs, string[] block)
    {
        _edge.Link(true);
        _edge.Seconds(10, block);
        long lastBlock = _edge.NowMs - 1_000;
        Assert.Equal("online", _edge.Last("ve1/status").Text);
        _edge.Wait(120_000);
        Assert.Equal(["offline", "online", word], _edge.Of("ve1/status").Select(status => status.Text));
        Assert.InRange(_edge.Last("ve1/status").AtMs - lastBlock, afterMs, afterMs + 250);
    }
}
