// RegisterEffectTests: settings that change other registers, the text and the unrequested frames; measured registers; history.
using System.Buffers.Binary;
using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class RegisterEffectTests
{
    private const int BatteryType = 0xEDF1;
    private const int Absorption = 0xEDF7;
    private const int Float = 0xEDF6;
    private const int Equalise = 0xEDF4;

    private static WireReading.Block LastBlockWith(RegisterDialogue talk, string label)
    {
        List<WireByte> bytes = WireReading.Drain(talk.Device, talk.NowMs, talk.NowMs + 4000, 20);
        return WireReading.Of(bytes).GoodBlocks.Last(block => block.Fields.Any(field => field.Label == label));
    }

    [Theory]
    [InlineData(1, "14.1", "13.8", "15.9")]
    [InlineData(3, "14.4", "13.8", "16.2")]
    [InlineData(7, "15.3", "13.8", "17.1")]
    [InlineData(8, "14.2", "13.5", "0")]
    public void Preset_answers_for_its_voltages(byte type, string absorption, string floating, string equalise)
    {
        RegisterDialogue talk = new("mppt-100-30");
        _ = talk.Set(BatteryType, [type]);
        decimal[] now = [talk.Number(Absorption), talk.Number(Float), talk.Number(Equalise)];
        _ = talk.Set(0xEDEA, [24]);

        decimal[] expected = [.. new[] { absorption, floating, equalise }.Select(text => decimal.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(expected, now);
        Assert.Equal(2 * expected[0], talk.Number(Absorption));
        Assert.Equal([24], talk.Get(0xEDEF)!.Value.Value);
    }

    [Fact]
    public void Voltage_written_under_a_preset_shows_when_the_type_becomes_the_users_own()
    {
        RegisterDialogue talk = new("mppt-100-30");
        byte[] written = [0x8C, 0x05]; // 14.20 V
        (int flags, byte[] echo) = talk.Set(Absorption, written)!.Value;

        Assert.Equal(0, flags);
        Assert.Equal([0xA0, 0x05], echo); // preset 3 holds 14.40 V
        Assert.Equal(14.4m, talk.Number(Absorption));
        _ = talk.Set(BatteryType, [255]);
        Assert.Equal(14.2m, talk.Number(Absorption));
    }

    [Fact]
    public void System_voltage_is_written_in_one_register_and_read_in_the_other()
    {
        RegisterDialogue talk = new("mppt-100-30");
        Assert.Equal(4, talk.Set(0xEDEA, [48])!.Value.Flags); // the model takes 12 and 24
        _ = talk.Set(0xEDEF, [24]);

        Assert.Equal([24], talk.Get(0xEDEA)!.Value.Value);
        Assert.Equal([24], talk.Get(0xEDEF)!.Value.Value);
    }

    [Fact]
    public void New_device_sends_what_a_write_changed_and_nothing_when_it_changed_nothing()
    {
        RegisterDialogue talk = new("mppt-100-30");
        _ = talk.Set(BatteryType, [8]);
        Assert.Equal([8], talk.ReplyTo(0xA, BatteryType)!.Value.Value);
        Assert.Equal([0x8C, 0x05], talk.ReplyTo(0xA, Absorption)!.Value.Value);
        _ = talk.Set(BatteryType, [8]);
        Assert.Null(talk.ReplyTo(0xA, BatteryType));

        RegisterDialogue old = new("bmv-712");
        _ = old.Set(0x1000, [0x2C, 1]);
        Assert.Null(old.ReplyTo(0xA, 0x1000));
    }

    [Fact]
    public void Charger_switched_off_says_so_in_text_and_registers()
    {
        RegisterDialogue talk = new("mppt-100-30", "13:00");
        Assert.NotEqual(0, LastBlockWith(talk, "CS").Number("CS"));
        talk = new("mppt-100-30", "13:00");
        _ = talk.Set(0x0200, [4]);
        talk.Wait(3000);

        Assert.Equal([0], talk.Get(0x0201)!.Value.Value);
        WireReading.Block block = LastBlockWith(talk, "CS");
        Assert.Equal("0", block["CS"]);
        Assert.Equal("0x00000004", block["OR"]);
        Assert.Equal("0", block["PPV"]);
    }

    [Fact]
    public void Old_charger_obeys_the_mode_only_after_remote_control_was_announced()
    {
        RegisterDialogue talk = new("mppt-75-15-fw123");
        byte[] before = talk.Get(0x0200)!.Value.Value;
        Assert.Equal(before, talk.Set(0x0200, [4])!.Value.Value);
        _ = talk.Set(0x0202, [2, 0, 0, 0]);
        Assert.Equal([4], talk.Set(0x0200, [4])!.Value.Value);
    }

    [Fact]
    public void Current_limit_limits_the_charge_current()
    {
        RegisterDialogue talk = new("mppt-100-30", "13:00");
        talk.Wait(5000);
        _ = talk.Set(0xEDF0, [20, 0]);
        talk.Wait(3000);

        Assert.InRange(LastBlockWith(talk, "I").Number("I"), 0, 2000);
    }

    [Theory]
    [InlineData(0, "OFF")]
    [InlineData(4, "ON")]
    public void Load_output_follows_its_mode(byte mode, string expected)
    {
        RegisterDialogue talk = new("mppt-75-15");
        _ = talk.Set(0xEDAB, [mode]);
        talk.Wait(3000);

        WireReading.Block block = LastBlockWith(talk, "LOAD");
        Assert.Equal(expected, block["LOAD"]);
        Assert.Equal(mode == 4, block.Number("IL") > 0);
    }

    [Fact]
    public void Port_with_another_function_is_silent_in_text_and_comes_back()
    {
        RegisterDialogue talk = new("mppt-100-30");
        _ = talk.Set(0xED9E, [1]);
        talk.Wait(1000);
        Assert.Empty(WireReading.Drain(talk.Device, talk.NowMs, talk.NowMs + 5000));
        talk.Wait(6000);

        Assert.Equal([0], talk.Set(0xED9E, [0])!.Value.Value);
        Assert.NotEmpty(LastBlockWith(talk, "V").Fields);
    }

    [Fact]
    public void Relay_of_a_monitor_obeys_in_remote_mode_only()
    {
        RegisterDialogue talk = new("bmv-712");
        Assert.Equal([0], talk.Set(0x034E, [1])!.Value.Value);
        _ = talk.Set(0x034F, [2]);
        Assert.Equal([1], talk.Set(0x034E, [1])!.Value.Value);
        talk.Wait(7000);

        Assert.Equal("ON", LastBlockWith(talk, "Relay")["Relay"]);
    }

    [Fact]
    public void Inverter_switched_off_says_so()
    {
        RegisterDialogue talk = new("phoenix-12-375");
        _ = talk.Set(0x0200, [4]);
        talk.Wait(3000);
        WireReading.Block block = LastBlockWith(talk, "MODE");

        Assert.Equal("4", block["MODE"]);
        Assert.Equal("0", block["CS"]);
        Assert.Equal("0", block["AR"]);
        Assert.Equal("0", block["AC_OUT_V"]);
    }

    [Fact]
    public void Synchronising_makes_a_monitor_full()
    {
        RegisterDialogue talk = new("smartshunt");
        Assert.NotEqual(100, talk.Number(0x0FFF));
        Assert.Contains(talk.Device.Registers, entry => entry.Id == 0x102C);
        (int flags, byte[] _) = talk.Set(0x102C, [])!.Value;
        talk.Wait(2000);

        bool isAllowed = RegisterDialogue.Catalogue.Entry("smartshunt", 0x102C)!.IsWritable;
        Assert.Equal(isAllowed ? 0 : 2, flags);
        Assert.Equal(isAllowed, talk.Number(0x0FFF) > 99.5m);
        Assert.Equal(2, talk.Set(0x1030, [])!.Value.Flags); // clearing the history for good is not played
    }

    [Theory]
    [InlineData("bmv-712", "V", 0xED8D, "0.001")]
    [InlineData("bmv-712", "SOC", 0x0FFF, "0.1")]
    [InlineData("bmv-712", "H7", 0x0306, "0.001")]
    [InlineData("bmv-712", "H6", 0x0305, "0.001")]
    [InlineData("bmv-712", "H17", 0x0310, "0.01")]
    [InlineData("mppt-100-30", "V", 0xED8D, "0.001")]
    [InlineData("mppt-100-30", "VPV", 0xEDBB, "0.001")]
    [InlineData("mppt-100-30", "H20", 0xEDD3, "0.01")]
    [InlineData("phoenix-12-375", "AC_OUT_V", 0x2200, "0.01")]
    public void Measured_registers_tell_what_the_text_tells(string kind, string label, int register, string unit)
    {
        RegisterDialogue talk = new(kind);
        WireReading.Block block = LastBlockWith(talk, label);
        byte[] value = talk.Device.Look(register).Value;
        RegisterEntry entry = RegisterDialogue.Catalogue.Entry(talk.Device.Family, register)!;
        decimal shown = RegisterValue.Decode(RegisterDialogue.Catalogue, entry.Row, value).Number!.Value;

        // The text is of this second or the one before; both go by the same measurement.
        decimal text = block.Number(label) * decimal.Parse(unit, CultureInfo.InvariantCulture);
        Assert.InRange(shown, text - Math.Abs(text / 50) - entry.Scale, text + Math.Abs(text / 50) + entry.Scale);
    }

    [Theory]
    [InlineData("mppt-75-15", true)]
    [InlineData("mppt-100-30", false)]
    [InlineData("mppt-75-15-fw123", true)]
    public void Days_and_totals_decode_and_follow_each_other(string kind, bool hasLoad)
    {
        RegisterDialogue talk = new(kind);
        byte[] total = talk.Get(0x104F)!.Value.Value;
        byte[][] days = [.. Enumerable.Range(0, 31).Select(back => talk.Get(0x1050 + back)!.Value).TakeWhile(reply => reply.Flags == 0).Select(reply => reply.Value)];

        Assert.Equal(34, total.Length);
        Assert.Equal(1, total[0]);
        Assert.Equal(days.Length - 1, total[18]);
        Assert.All(days, day => Assert.Equal(34, day.Length));
        for (int back = 0; back < days.Length; back++)
        {
            int number = BinaryPrimitives.ReadUInt16LittleEndian(days[back].AsSpan(32));
            Assert.Equal((BinaryPrimitives.ReadUInt16LittleEndian(days[0].AsSpan(32)) - back + 365) % 365, number);
            Assert.Equal(!hasLoad, BinaryPrimitives.ReadUInt32LittleEndian(days[back].AsSpan(5)) == uint.MaxValue);
            Assert.True(BinaryPrimitives.ReadUInt16LittleEndian(days[back].AsSpan(9)) >= BinaryPrimitives.ReadUInt16LittleEndian(days[back].AsSpan(11)));
        }

        Assert.Equal(102u, BinaryPrimitives.ReadUInt32LittleEndian(days[1].AsSpan(1))); // yesterday as H22
        Assert.Equal(4, talk.Get(0x106E)!.Value.Flags);
        Assert.Empty(talk.Get(0x106E)!.Value.Value);
        Assert.True(BinaryPrimitives.ReadUInt32LittleEndian(total.AsSpan(10)) >= BinaryPrimitives.ReadUInt32LittleEndian(total.AsSpan(6)));
    }

    [Theory]
    [InlineData("ip22", 0x1070, 52)]
    [InlineData("orion-xs", 0x1098, 52)]
    [InlineData("mppt-100-30", 0xEDCE, 2)]
    [InlineData("mppt-100-30", 0x0102, 4)]
    public void Records_have_the_length_of_their_format(string kind, int register, int length)
    {
        RegisterDialogue talk = new(kind);
        (int flags, byte[] value) = talk.Get(register)!.Value;

        Assert.Equal((0, length), (flags, value.Length));
    }

    [Fact]
    public void Today_becomes_yesterday_with_the_first_light()
    {
        RegisterDialogue talk = new("mppt-100-30", "20:00");
        byte[] today = talk.Device.Look(0x1050).Value;
        int known = talk.Device.Look(0x104F).Value[18];
        _ = WireReading.Drain(talk.Device, talk.NowMs, 14 * 3600 * 1000, 60_000);

        Assert.Equal(today[32..], talk.Device.Look(0x1051).Value[32..]);
        Assert.Equal(today[1..5], talk.Device.Look(0x1051).Value[1..5]);
        Assert.Equal(known + 1, talk.Device.Look(0x104F).Value[18]);
    }
}
