// Devices that send a second in two blocks: what belongs together comes together, and nothing old looks new.

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class MergeTests
{
    private readonly PortRun _port = new();

    [Fact]
    public void Both_blocks_of_a_second_come_as_one()
    {
        Seconds(1, 2, 3);
        Assert.Equal(["12.801 V", "12.802 V", "12.803 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.212 Ah", "-98.213 Ah"], _port.All("H1"));
        Assert.Equal(0, _port.Guard.IncompleteSeconds);
    }

    [Fact]
    public void A_second_is_complete_with_its_last_block_and_waits_for_nothing_else()
    {
        Seconds(1, 2);
        First(3);
        Assert.Equal(2, _port.Seconds.Count);
        History(3);
        Assert.Equal("12.803 V", _port.All("V").Last());
        Assert.Equal(3, _port.Seconds.Count);
    }

    [Fact]
    public void A_second_whose_history_was_lost_is_dropped_and_never_filled_from_another()
    {
        Seconds(1);
        First(2);
        _port.Wait(1_000);
        Seconds(3);
        Assert.Equal(["12.801 V", "12.803 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.213 Ah"], _port.All("H1"));
        Assert.Equal(1, _port.Guard.IncompleteSeconds);
    }

    [Fact]
    public void A_second_whose_first_block_was_lost_is_dropped()
    {
        Seconds(1);
        History(2);
        _port.Wait(1_000);
        Seconds(3);
        Assert.Equal(["12.801 V", "12.803 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.213 Ah"], _port.All("H1"));
        Assert.Equal(1, _port.Guard.OrphanBlocks);
    }

    [Fact]
    public void The_first_half_of_one_second_is_never_joined_with_the_second_half_of_another()
    {
        Seconds(1);
        First(2);
        _port.Wait(1_000);
        _port.Wait(1_000);
        History(3);
        _port.Wait(1_000);
        Seconds(4);
        Assert.Equal(["12.801 V", "12.804 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.214 Ah"], _port.All("H1"));
    }

    [Fact]
    public void After_three_seconds_without_history_the_rest_goes_on_and_the_history_has_gone()
    {
        Seconds(1, 2);
        for (int i = 3; i <= 7; i++)
        {
            First(i);
            _port.Wait(1_000);
        }

        Assert.Equal(["12.801 V", "12.802 V", "12.805 V", "12.806 V", "12.807 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.212 Ah", "missing", "missing", "missing"], _port.All("H1"));
        Assert.Equal(2, _port.Guard.IncompleteSeconds);
    }

    [Fact]
    public void A_history_that_comes_back_is_waited_for_again()
    {
        Seconds(1);
        for (int i = 2; i <= 6; i++)
        {
            First(i);
            _port.Wait(1_000);
        }

        Seconds(7, 8, 9);
        Assert.Equal(["12.808 V", "12.809 V"], _port.All("V").TakeLast(2));
        Assert.Equal(["-98.218 Ah", "-98.219 Ah"], _port.All("H1").TakeLast(2));
    }

    [Fact]
    public void A_field_that_stops_coming_disappears()
    {
        _port.Second("PID=0xA30A", "V=14200", "I=1000", "T=21");
        _port.Second("PID=0xA30A", "V=14200", "I=1000", "T=21");
        _port.Second("PID=0xA30A", "V=14210", "I=1000");
        _port.Second("PID=0xA30A", "V=14220", "I=1000");
        Assert.Equal(["21 °C", "21 °C", "missing", "missing"], _port.All("T"));
        Assert.Equal(["14.200 V", "14.200 V", "14.210 V", "14.220 V"], _port.All("V"));
    }

    [Fact]
    public void A_device_that_sends_one_block_is_shown_after_400_ms_and_then_at_once()
    {
        _port.Send("PID=0xA30A", "V=14200");
        _port.Wait(350);
        Assert.Empty(_port.Seconds);
        _port.Wait(50);
        Assert.Equal(["14.200 V"], _port.All("V"));
        _port.Wait(600);
        _port.Send("PID=0xA30A", "V=14210");
        Assert.Equal(["14.200 V", "14.210 V"], _port.All("V"));
    }

    [Fact]
    public void A_stream_that_starts_with_the_second_half_is_put_in_order()
    {
        History(0);
        _port.Wait(900);
        Seconds(1, 2);
        Assert.Equal(["12.801 V", "12.802 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.212 Ah"], _port.All("H1"));
        Assert.Equal(1, _port.Guard.OrphanBlocks);
    }

    [Fact]
    public void A_device_without_product_id_opens_its_second_with_the_voltage()
    {
        for (int i = 1; i <= 3; i++)
        {
            _port.Send($"V={12800 + i}", "I=-250", "SOC=996");
            _port.Second($"H1={-98210 - i}", "H4=17");
        }

        Assert.Equal(["12.801 V", "12.802 V", "12.803 V"], _port.All("V"));
        Assert.Equal(["-98.211 Ah", "-98.212 Ah", "-98.213 Ah"], _port.All("H1"));
    }

    [Fact]
    public void A_device_that_speaks_every_4_s_is_learnt_and_its_jumps_wait_for_its_next_block()
    {
        foreach (int millivolts in new[] { 13200, 13210, 13220 })
        {
            _port.Send("PID=0xA3FD", $"V={millivolts}", "CS=0");
            _port.Wait(4_000);
        }

        Assert.Equal(4_000, _port.Decoder.LearnedIntervalMs);
        Assert.Equal(["13.200 V", "13.210 V", "13.220 V"], _port.All("V"));
        _port.Send("PID=0xA3FD", "V=14400", "CS=3");
        _port.Wait(4_000);
        Assert.Equal("13.220 V", _port.All("V").Last());
        _port.Send("PID=0xA3FD", "V=14410", "CS=3");
        Assert.Equal(["14.400 V", "14.410 V"], _port.All("V").TakeLast(2));
    }

    private void Seconds(params int[] numbers)
    {
        foreach (int number in numbers)
        {
            First(number);
            _port.Wait(100);
            History(number);
            _port.Wait(900);
        }
    }

    private void First(int number) => _port.Send("PID=0xA3FE", $"V={12800 + number}", "I=-5000", "P=-64", "SOC=812");

    private void History(int number) => _port.Send($"H1={-98210 - number}", "H4=17");
}
