// GuardPatienceTests: what really moves is believed in the end, however often it looks like damage.

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class GuardPatienceTests
{
    private const int Seconds = 120;

    private readonly PortRun _port = new();

    [Fact]
    public void A_load_that_pulses_every_other_second_is_seen()
    {
        for (int second = 0; second < Seconds; second++)
        {
            int load = second % 2 == 0 ? 2 : 780 + (second * 7 % 40);
            _port.Second("PID=0xA279", "V=12770", "AC_OUT_V=23012", $"AC_OUT_S={load}", "CS=9");
        }

        Assert.InRange(_port.All("AC_OUT_S").Count(value => value.StartsWith('7') || value.StartsWith('8')), Seconds * 4 / 10, Seconds / 2);
        Assert.InRange(_port.Guard.RefusedSeconds, 1, 10);
    }

    [Fact]
    public void A_stage_that_flickers_between_three_is_seen_in_all_of_them()
    {
        string[] stages = ["3", "4", "3", "5"];
        for (int second = 0; second < Seconds; second++)
        {
            _port.Second("PID=0xA053", "V=13000", $"CS={stages[second % stages.Length]}");
        }

        Assert.InRange(_port.Seconds.Count, Seconds - 12, Seconds);
    }

    [Fact]
    public void Two_values_that_jump_in_turn_do_not_starve_the_port()
    {
        for (int second = 0; second < Seconds; second++)
        {
            int two = second % 2 == 0 ? 4000 + (second * 7 % 900) : 0;
            int three = second % 2 == 1 ? 3000 + (second * 7 % 900) : 0;
            _port.Second("PID=0xA345", "V=13790", $"I2={two}", $"I3={three}");
        }

        Assert.InRange(_port.Seconds.Count, Seconds - 15, Seconds);
    }

    [Fact]
    public void A_charger_that_measures_in_tenths_of_an_ampere_is_not_contradicted_for_long()
    {
        for (int second = 0; second < Seconds; second++)
        {
            int milliamperes = second % 3 == 0 ? 200 : 100;
            _port.Second("PID=0xA06C", "V=53000", $"I={milliamperes}", "PPV=11");
        }

        Assert.InRange(_port.Seconds.Count, Seconds - 12, Seconds);
    }

    [Fact]
    public void Blocks_of_two_seconds_do_not_become_one()
    {
        string[] first = ["PID=0x203", "V=12800", "I=-5000"];
        for (int second = 0; second < 5; second++)
        {
            _port.Send(first);
            _port.Wait(150);
            _port.Second("H1=-1000", $"H9={1000 + second}");
        }

        int before = _port.Seconds.Count;
        _port.Send("PID=0x203", "V=12801", "I=-5000");
        _port.Wait(1_150);
        _port.Send("H1=-1000", "H9=1006");
        _port.Wait(100);
        Assert.Equal(before, _port.Seconds.Count);
    }
}
