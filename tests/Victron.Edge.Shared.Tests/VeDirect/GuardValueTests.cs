// The guard on single values: grammar, range, jumps, and what confirms them.

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class GuardValueTests
{
    private readonly PortRun _port = new();

    [Fact]
    public void A_steady_stream_passes_untouched()
    {
        for (int i = 0; i < 10; i++)
        {
            Charger(14200 + (i * 10), 1000 + (i * 20));
        }

        Assert.Equal(["14.200 V", "14.210 V", "14.220 V"], _port.All("V").Take(3));
        Assert.Equal("1.180 A", _port.All("I").Last());
        Assert.Equal(10, _port.Seconds.Count);
        Assert.Equal((0, 0, 0, 0), Refusals());
    }

    [Fact]
    public void An_unknown_state_is_a_number_and_costs_nothing_else()
    {
        Charger(14200, 1000, "23");
        Charger(14210, 1010, "23");
        Assert.Equal(["23", "23"], _port.All("CS"));
        Assert.Equal(["14.200 V", "14.210 V"], _port.All("V"));
        Assert.Equal((0, 0, 0, 0), Refusals());
    }

    [Theory]
    [InlineData("bulk")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("256")]
    public void A_value_that_its_field_cannot_have_costs_the_field_not_the_block(string state)
    {
        Charger(14200, 1000, state);
        Charger(14210, 1010, state);
        Assert.Equal(["refused", "refused"], _port.All("CS"));
        Assert.Equal(["14.200 V", "14.210 V"], _port.All("V"));
        Assert.Equal((0, 2, 0, 0), Refusals());
    }

    [Fact]
    public void A_value_out_of_range_for_one_second_is_never_shown_and_counted_once()
    {
        Charger(14200, 1000);
        Charger(999999, 1010);
        Charger(14210, 1020);
        Assert.Equal(["14.200 V", "14.210 V"], _port.All("V"));
        Assert.Equal((0, 1, 1, 1), Refusals());
    }

    [Fact]
    public void A_value_out_of_range_that_stays_costs_only_its_field()
    {
        Charger(14200, 1000);
        Charger(999999, 1010);
        Charger(999999, 1020);
        Charger(999999, 1030);
        Assert.Equal(["14.200 V", "refused", "refused", "refused"], _port.All("V"));
        Assert.Equal(["1.000 A", "1.010 A", "1.020 A", "1.030 A"], _port.All("I"));
        Assert.Equal((0, 3, 1, 0), Refusals());
    }

    [Fact]
    public void A_jump_waits_one_second_and_then_both_seconds_come()
    {
        Charger(14200, 1000);
        Charger(13700, 1000);
        Assert.Equal(["14.200 V"], _port.All("V"));
        Charger(13710, 1000);
        Assert.Equal(["14.200 V", "13.700 V", "13.710 V"], _port.All("V"));
        Assert.Equal((0, 0, 1, 0), Refusals());
    }

    [Fact]
    public void A_blip_of_one_second_is_dropped_and_counted()
    {
        Charger(14200, 1000);
        Charger(15000, 1000);
        Charger(14200, 1000);
        Charger(14210, 1000);
        Assert.Equal(["14.200 V", "14.200 V", "14.210 V"], _port.All("V"));
        Assert.Equal((0, 1, 1, 1), Refusals());
    }

    [Fact]
    public void A_change_of_state_for_one_second_is_dropped()
    {
        Charger(14200, 1000, "3");
        Charger(14200, 1000, "2");
        Charger(14200, 1000, "3");
        Assert.Equal(["3", "3"], _port.All("CS"));
        Assert.Equal((0, 1, 1, 1), Refusals());
    }

    [Theory]
    [InlineData(14300, true)]
    [InlineData(14301, false)]
    public void A_change_up_to_the_step_of_the_quantity_is_believed_at_once(int millivolts, bool atOnce)
    {
        Charger(14200, 1000);
        Charger(millivolts, 1000);
        Assert.Equal(atOnce ? 2 : 1, _port.Seconds.Count);
    }

    [Fact]
    public void Minus_signs_that_come_and_go_are_no_jump()
    {
        foreach (string temperature in new[] { "21", "---", "---", "21", "---" })
        {
            _port.Second("PID=0xA30A", "V=14200", $"T={temperature}");
        }

        Assert.Equal(["21 °C", "absent", "absent", "21 °C", "absent"], _port.All("T"));
        Assert.Equal((0, 0, 0, 0), Refusals());
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    public void The_same_claim_again_within_8_seconds_is_believed_at_once(int secondsLater, int held)
    {
        Charger(14200, 1000);
        Charger(15000, 1000);
        Charger(14200, 1000);   // refuses the claim
        for (int i = 1; i < secondsLater; i++)
        {
            Charger(14200, 1000);
        }

        int before = _port.Seconds.Count;
        Charger(15000, 1000);
        Assert.Equal(held == 1 ? before + 1 : before, _port.Seconds.Count);
        Assert.Equal(held == 1 ? "15.000 V" : "14.200 V", _port.All("V").Last());
        Assert.Equal(held, _port.Guard.HeldSeconds);
    }

    [Fact]
    public void A_held_second_counts_when_the_device_falls_silent()
    {
        Charger(14200, 1000);
        Charger(14210, 1000);
        _port.Send("PID=0xA30A", "FWE=0325FF", "SER#=HQ9905TEST5", "V=13000", "I=0", "ERR=0", "CS=0");
        _port.Wait(2_900);
        Assert.Equal("14.210 V", _port.All("V").Last());
        _port.Wait(200);
        Assert.Equal("13.000 V", _port.All("V").Last());
        Assert.Equal("0", _port.All("CS").Last());
    }

    [Fact]
    public void A_last_digit_in_a_field_that_always_ended_with_a_nought_waits()
    {
        for (int i = 0; i < 20; i++)
        {
            Charger(14200 + (i % 2 * 10), 1000);
        }

        Charger(14203, 1000);
        Charger(14200, 1000);
        Assert.DoesNotContain("14.203 V", _port.All("V"));
        Assert.Equal((0, 1, 1, 1), Refusals());
    }

    private void Charger(int millivolts, int milliamperes, string state = "4") =>
        _port.Second("PID=0xA30A", "FWE=0325FF", "SER#=HQ9905TEST5", $"V={millivolts}", $"I={milliamperes}", "ERR=0", $"CS={state}");

    private (long Blocks, long Values, long Held, long Seconds) Refusals() =>
        (_port.Guard.RefusedBlocks, _port.Guard.RefusedValues, _port.Guard.HeldSeconds, _port.Guard.RefusedSeconds);
}
