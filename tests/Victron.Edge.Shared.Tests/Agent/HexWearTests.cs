// The lasting memory of a device is spared: no value twice an hour, no register more than six times, and only so many registers.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexWearTests
{
    private const int Register = 0xEDF0;
    private const int MinuteMs = 60_000;

    private readonly HexRun _run = new() { Device = HexRun.Willing };
    private int _id;

    public HexWearTests() => _run.Unlock(60);

    [Fact]
    public void The_same_value_is_not_written_again_within_the_hour()
    {
        Assert.Equal("end", Write(Register, 1));
        Skip(58);
        Assert.Equal("repeated", Write(Register, 1));
        Assert.Equal("end", Write(Register, 2));
        Skip(1);
        Assert.Equal("end", Write(Register, 1));
        Assert.Equal(3, _run.Wire.Count);
        Assert.Equal(1, _run.Counter("hex_refused"));
    }

    [Fact]
    public void After_an_hour_the_same_value_may_be_written()
    {
        _ = Write(Register, 1);
        Skip(61);
        Assert.Equal("end", Write(Register, 1));
    }

    [Fact]
    public void A_value_that_the_device_did_not_confirm_may_be_written_again()
    {
        foreach (string? answer in (string?[])[null, ":4AAAAFD", HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x04, 9), HexRun.Frame(HexCommand.Set, 0xF0, 0xED, 0x00, 9)])
        {
            _run.Device = _ => answer;
            _ = Write(Register, 1);
        }

        _run.Device = HexRun.Willing;
        Assert.Equal("end", Write(Register, 1));
        Assert.Equal(5, _run.Wire.Count);
    }

    [Fact]
    public void A_value_that_was_written_over_without_an_answer_may_be_written_again()
    {
        Assert.Equal("end", Write(Register, 1));
        _run.Device = _ => null;
        Assert.Equal("unanswered", Write(Register, 2));
        _run.Device = HexRun.Willing;
        Assert.Equal("end", Write(Register, 1));   // nobody knows which of the two the device holds
    }

    [Fact]
    public void A_value_that_was_changed_meanwhile_may_be_written_again()
    {
        _ = Write(Register, 1);
        _run.Say(HexRun.Got(Register, 1) + "\n");
        Assert.Equal("repeated", Write(Register, 1));
        _run.Say(HexRun.Frame(HexCommand.Async, 0xF0, 0xED, 0x00, 7) + "\n");   // somebody used the display
        Assert.Equal("end", Write(Register, 1));
        _run.Ask(HexRun.Get(Register));                                          // answers 0x2A
        _run.Wait(200);
        Assert.Equal("end", Write(Register, 1));
    }

    [Fact]
    public void Another_device_on_the_port_is_not_held_to_what_the_last_one_took()
    {
        _run.Edge.Seconds(3, DeviceBlocks.Inverter);
        _ = Write(Register, 1);
        _run.Wait(30_000);
        _run.Edge.Seconds(3, DeviceBlocks.Inverter);
        Assert.Equal("end", Write(Register, 1));
    }

    [Fact]
    public void The_seventh_write_of_a_register_in_an_hour_is_refused_and_another_register_is_free()
    {
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal("end", Write(Register, i));
            Skip(5);
        }

        Assert.Equal("worn", Write(Register, 6));
        Assert.Equal("end", Write(Register + 1, 6));
        Skip(29);
        Assert.Equal("worn", Write(Register, 6));
        Skip(2);
        Assert.Equal("end", Write(Register, 6));    // the first of the six is an hour ago
        Assert.Equal("worn", Write(Register, 7));
    }

    [Theory]
    [InlineData(0x2001)]
    [InlineData(0x2015)]
    [InlineData(0x0202)]
    public void What_is_not_kept_in_lasting_memory_may_be_refreshed_at_will(int register)
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal("end", Write(register, 50));
        }
    }

    [Fact]
    public void A_whole_backup_finds_room_and_what_finds_none_is_refused()
    {
        for (int i = 0; i < 128; i++)
        {
            Assert.Equal("end", Write(0x1000 + i, 1));
        }

        Assert.Equal("worn", Write(0x3000, 1));
        Assert.Equal("repeated", Write(0x1000, 1));
        Assert.Equal("repeated", Write(0x107F, 1));
        Assert.Equal("end", Write(0x2001, 1));
        Skip(62);
        Assert.Equal("end", Write(0x3000, 1));
        Assert.Equal("end", Write(0x1000, 1));
    }

    // The fate of one write: "end" or why it was refused.
    private string Write(int register, params int[] value)
    {
        string id = "w" + _id++;
        _run.Write(id, HexRun.Set(register, value));
        _run.Wait(2_500);
        return _run.Errors.Where(error => error.Id == id).Select(error => error.Why).SingleOrDefault(_run.Ends.Contains(id) ? "end" : "nothing");
    }

    private void Skip(int minutes)
    {
        _run.Edge.Wait(minutes * MinuteMs);
        _run.Unlock(60);
    }
}
