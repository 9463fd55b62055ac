// RegisterTests: every register of every simulated device: answers, takes what the catalogue allows, refuses the rest.
using CsCheck;
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator.Registers;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class RegisterTests
{
    private const int BatteryType = 0xEDF1;
    private const int Unknown = 1;
    private const int NotSupported = 2;
    private const int ParameterError = 4;

    public static TheoryData<string> Kinds => RegisterDialogue.Kinds;

    // Settings with printed limits that no other register, preset or switch overrules.
    private static IEnumerable<RegisterEntry> Ranged(RegisterDialogue talk) =>
        talk.Device.Registers.Where(entry => entry is { IsWritable: true, IsReadable: true, Min: not null, Max: not null }
            && entry.Type is not ("string" or "composite") && entry.Readback != "none" && entry.Id is not (0x034E or 0xEDEA or 0xEDF1));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_readable_register_answers_with_a_value_that_decodes(string kind)
    {
        RegisterDialogue talk = new(kind);
        RegisterEntry[] entries = [.. talk.Device.Registers.Where(entry => entry.IsReadable)];

        Assert.True(entries.Length > 60, $"{kind} has {entries.Length} registers");
        foreach (RegisterEntry entry in entries)
        {
            (int flags, byte[] value) = talk.Get(entry.Id) ?? throw new InvalidOperationException($"{entry.Key} does not answer");
            if (flags == ParameterError && entry.Id is > 0x1050 and <= 0x106E)
            {
                continue; // a day without data
            }

            Assert.True(flags == 0, $"{entry.Key}: flags {flags}");
            bool isOther = entry.Type is "composite" or "void";
            Assert.True(isOther || RegisterValue.Decode(RegisterDialogue.Catalogue, entry.Row, value).Status != RegisterValueStatus.Refused, $"{entry.Key}: {Convert.ToHexString(value)}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Settings_take_the_ends_and_the_middle_of_their_range_and_refuse_what_is_beyond(string kind)
    {
        RegisterDialogue talk = new(kind);
        if (talk.Device.Registers.Any(entry => entry.Id == BatteryType && entry.IsWritable))
        {
            Assert.Equal((0, [255]), talk.Set(BatteryType, [255])!.Value, SameReply);
        }

        foreach (RegisterEntry entry in Ranged(talk).ToArray())
        {
            if (entry.Need("first") is { Register: int key } first)
            {
                _ = talk.Set(key, BitConverter.GetBytes((int)first.Values[0]));
            }

            (decimal low, decimal high) = Limits(talk, entry);
            decimal middle = low + (Math.Floor((high - low) / 2 / entry.Step) * entry.Step);
            decimal[] good = entry.Need("allowed") is { } allowed ? [.. allowed.Values.Select(raw => raw * entry.Scale)] : [low, middle, high];
            foreach (decimal value in good)
            {
                byte[] bytes = RegisterDialogue.Bytes(entry, value);
                Assert.Equal((0, bytes), talk.Set(entry.Id, bytes) ?? (-1, []), SameReply);
                Assert.Equal((0, bytes), talk.Get(entry.Id) ?? (-1, []), SameReply);
            }

            byte[] before = talk.Get(entry.Id)!.Value.Value;
            byte[] beyond = RegisterDialogue.Bytes(entry, high + entry.Scale);
            if (entry.Need("special")?.Values.Contains(BitConverter.ToUInt16([.. beyond, 0], 0)) != true)
            {
                Assert.Equal(ParameterError, talk.Set(entry.Id, beyond)!.Value.Flags);
            }

            Assert.Equal(ParameterError, talk.Set(entry.Id, [.. before, 0])!.Value.Flags);
            Assert.Equal(ParameterError, talk.Set(entry.Id, [])!.Value.Flags);
            Assert.Equal((0, before), talk.Get(entry.Id)!.Value, SameReply);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_read_only_stays_as_it_is(string kind)
    {
        RegisterDialogue talk = new(kind);
        foreach (RegisterEntry entry in talk.Device.Registers.Where(entry => entry.Row.Access == "r").ToArray())
        {
            (int flags, byte[] value) = talk.Set(entry.Id, [0x5A, 0x5A])!.Value;

            Assert.Equal(NotSupported, flags);
            Assert.NotEqual([0x5A, 0x5A], value);
        }

        Assert.Equal((Unknown, []), talk.Get(0x7777)!.Value, SameReply);
        Assert.Equal((Unknown, []), talk.Set(0x7777, [1])!.Value, SameReply);
        Assert.DoesNotContain(talk.Device.Writes, write => write.IsStored);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stored_settings_outlive_a_restart_and_volatile_ones_do_not(bool isPowerCut)
    {
        RegisterDialogue talk = new("mppt-100-30");
        byte[] limit = [0x64, 0];
        Assert.Equal((0, limit), talk.Set(0xEDF0, limit)!.Value, SameReply);
        Assert.Equal((0, [5]), talk.Set(0x200E, [5])!.Value, SameReply);
        Assert.Equal((0, [50, 0]), talk.Set(0x2015, [50, 0])!.Value, SameReply);

        if (isPowerCut)
        {
            talk.Device.Restart();
        }
        else
        {
            talk.Send(6, []);
        }

        talk.Wait(5000);
        Assert.Equal((0, limit), talk.Get(0xEDF0)!.Value, SameReply);
        Assert.Equal((0, [0]), talk.Get(0x200E)!.Value, SameReply);
        Assert.NotEqual([50, 0], talk.Get(0x2015)!.Value.Value);
    }

    [Fact]
    public void Limit_that_is_not_refreshed_falls_back_after_a_minute()
    {
        RegisterDialogue talk = new("mppt-100-30");
        _ = talk.Set(0x2015, [50, 0]);
        talk.Wait(50_000);
        Assert.Equal([50, 0], talk.Get(0x2015)!.Value.Value);
        talk.Wait(10_000);
        Assert.NotEqual([50, 0], talk.Get(0x2015)!.Value.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_is_written_the_device_answers_on_and_refusals_change_nothing(string kind)
    {
        RegisterDialogue talk = new(kind);
        int[] ids = [.. talk.Device.Registers.Select(entry => entry.Id), 0x0100, 0x7777];
        Gen.Select(Gen.Int[0, ids.Length - 1], Gen.Byte.Array[0, 5]).Array[1, 12].Sample(
            writes => Assert.All(writes, write => WriteAnything(talk, ids[write.Item1], write.Item2)),
            threads: 1,
            iter: 60);
    }

    private static void WriteAnything(RegisterDialogue talk, int register, byte[] value)
    {
        byte[] before = talk.Device.Look(register).Value;
        int count = talk.Device.Writes.Count;
        talk.Send(8, [(byte)register, (byte)(register >> 8), 0, .. value]);

        SimulatedWrite write = talk.Device.Writes[count];
        Assert.Equal((register, Convert.ToHexString(value)), (write.Register, Convert.ToHexString(write.Value)));
        Assert.True(write.IsStored || before.SequenceEqual(talk.Device.Look(register).Value));
    }

    [Fact]
    public void Writes_are_listed_with_time_bytes_and_fate()
    {
        RegisterDialogue talk = new("bmv-712");
        long before = talk.NowMs;
        _ = talk.Set(0x1000, [0x2C, 1]);
        _ = talk.Set(0x1000, [0, 0]);
        _ = talk.Get(0x1000);
        byte[] bad = [.. ":80010000000FF\n"u8];
        talk.Device.Receive(bad, 0, bad.Length);

        Assert.Equal([(0x1000, "2C01", true), (0x1000, "0000", false)],
            talk.Device.Writes.Select(write => (write.Register, Convert.ToHexString(write.Value), write.IsStored)));
        Assert.InRange(talk.Device.Writes[0].AtMs, before, before + 1);
    }

    [Fact]
    public void Capacity_of_nothing_is_refused_with_one_ampere_hour_on_offer()
    {
        RegisterDialogue talk = new("bmv-712");
        byte[] before = talk.Get(0x1000)!.Value.Value;

        Assert.Equal((ParameterError, [1, 0]), talk.Set(0x1000, [0, 0])!.Value, SameReply);
        Assert.Equal((0, before), talk.Get(0x1000)!.Value, SameReply);
    }

    private static bool SameReply((int Flags, byte[] Value) a, (int Flags, byte[] Value) b) => a.Flags == b.Flags && a.Value.SequenceEqual(b.Value);

    // Limits that stand in the device may be narrower than those of the catalogue.
    private static (decimal Low, decimal High) Limits(RegisterDialogue talk, RegisterEntry entry)
    {
        decimal low = entry.Min!.Value;
        decimal high = entry.Max!.Value;
        if (entry.Need("range_from") is { Register: int from, RegisterTo: int to })
        {
            low = Math.Max(low, talk.Number(from));
            high = Math.Min(high, talk.Number(to));
        }

        return entry.Need("max_from") is { Register: int top } ? (low, Math.Min(high, talk.Number(top))) : (low, high);
    }
}
