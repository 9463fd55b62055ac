// Settings and restores among faults that nobody expects, many times over by seed: nothing is called verified that is not so, nothing
// is written twice or unasked, and when the faults end a restore finishes.

using CsCheck;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class RestoreChaosTests
{
    private static readonly WriteFault[] Faults = Enum.GetValues<WriteFault>();

    [Fact]
    public void Among_faults_nothing_wrong_is_told_and_after_them_a_restore_finishes() =>
        Gen.UInt.Sample(seed => RunAsync(new Random((int)seed)).GetAwaiter().GetResult(), iter: 1000);

    [Fact]
    public void A_setting_among_faults_is_sent_once_at_most_and_verified_only_when_it_holds() =>
        Gen.UInt.Sample(seed => SetAsync(new Random((int)seed)).GetAwaiter().GetResult(), iter: 1000);

    private static async Task RunAsync(Random random)
    {
        DeviceBackup backup = await Batteries.Bench(Batteries.All[random.Next(Batteries.All.Length)]).BackupAsync();
        Bench bench = Batteries.Bench(Batteries.All[random.Next(Batteries.All.Length)]);
        for (int run = 0; run < 3; run++)
        {
            Disturb(bench, random, [.. backup.Entries.Where(e => e.IsWritable).Select(e => e.Id)]);
            RestorePlan plan = await bench.PlanAsync(backup);
            int before = bench.Device.Writes.Count;
            try
            {
                RestoreResult result = plan.Refusal == null ? await bench.Restores.RunAsync(plan, true, "ann", null, Bench.Stop) : new RestoreResult(false, [], plan.Refusal);
                Check(bench, result);
            }
            catch (KilledException)
            {
                bench.Start();
            }

            int[] asked = [.. plan.Steps.Select(s => s.Entry.Id), 0x0200, 0x0202];
            IEnumerable<int> written = bench.Device.Writes.Skip(before).Select(w => w.Register);
            Assert.All(written, r => Assert.Contains(r, asked));
            Assert.All(written.Where(r => r != 0x0200).CountBy(r => r), count => Assert.Equal(1, count.Value));
            Assert.True(written.Count(r => r == 0x0200) <= 2);
            bench.Device.Faults.Clear();
            bench.Device.PowerUp();
        }

        RestorePlan last = await bench.PlanAsync(backup);
        Assert.Null(last.Refusal);
        RestoreResult end = await bench.Restores.RunAsync(last, true, "ann", null, Bench.Stop);
        Assert.True(end.IsComplete, end.Text);
        Assert.False(bench.Books.IsMarked);
        Assert.True((await bench.PlanAsync(backup)).IsEmpty);
        Assert.Equal("01", bench.Device.Hex(0x0200));
    }

    private static async Task SetAsync(Random random)
    {
        var bench = new Bench();
        (int register, string value) = new[] { (0xEDF7, "14.2"), (0xEDF6, "13.6"), (0xEDF0, "8"), (0xEDE8, "1"), (0xEDF2, "0"), (0x0200, "off") }[random.Next(6)];
        Disturb(bench, random, [register]);
        SettingProposal proposal = await bench.ProposeAsync(register, value);
        try
        {
            SettingResult result = await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop);
            Assert.Equal(result.Outcome == SettingOutcome.Verified, bench.Device[register].AsSpan().SequenceEqual(proposal.NewRaw) && result.IsGood);
            Assert.Equal(result.Outcome, bench.Books.Entries[^1].Outcome);
        }
        catch (KilledException)
        {
            Assert.Null(bench.Books.Entries[^1].Outcome);
        }

        Assert.True(bench.Device.Writes.Count <= 1);
        _ = Assert.Single(bench.Books.Entries);
    }

    private static void Disturb(Bench bench, Random random, int[] registers)
    {
        bench.Device.IsBefore = random.Next(2) == 0;
        int cut = bench.Device.Writes.Count + 1 + random.Next(12);
        (bench.Device.DiesAfter, bench.Device.KillsAfter) = random.Next(3) switch
        {
            0 => (cut, int.MaxValue),
            1 => (int.MaxValue, cut),
            _ => (int.MaxValue, int.MaxValue),
        };
        for (int i = random.Next(3); i > 0; i--)
        {
            bench.Device.Faults[registers[random.Next(registers.Length)]] = Faults[random.Next(Faults.Length)];
        }
    }

    // What is called verified holds, unless the switch has moved on since or a preset hides it; what is complete is on.
    private static void Check(Bench bench, RestoreResult result)
    {
        foreach ((string key, SettingResult step) in result.Results.Where(r => r.Value.Outcome == SettingOutcome.Verified && r.Value.Before.Entry.Id != 0x0200))
        {
            Assert.True(step.After!.Reply.Value.AsSpan().SequenceEqual(bench.Device[step.Before.Entry.Id]), key);
        }

        if (result.IsComplete)
        {
            Assert.Equal("01", bench.Device.Hex(0x0200));
            Assert.False(bench.Books.IsMarked);
        }
        else if (result.Text.Contains("is left switched off", StringComparison.Ordinal))
        {
            Assert.True(RestoreSwitch.IsOff(bench.Device[0x0200]));
        }
        else if (result.Text.Contains("is not switched off", StringComparison.Ordinal))
        {
            Assert.False(RestoreSwitch.IsOff(bench.Device[0x0200]));
        }
    }
}
