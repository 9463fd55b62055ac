// Every simulated product over MQTT through a real edge core: every register read, every setting written to its smallest, largest and
// a middle value, read back and put back; what must not be written refused with the right words and nothing sent.
// All products when VICTRON_EDGE_LONG=1, as in CI; else one of each generation of HEX.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Hex;

namespace Victron.Edge.Companion.Tests.Registers;

[Collection(FastClockTests.Name)]
public sealed class ProductSettingsTests
{
    private const int TriesMax = 2;

    private static readonly string[] Few = ["mppt-75-15", "bmv-712"];

    private static IReadOnlyList<string> Kinds => Environment.GetEnvironmentVariable("VICTRON_EDGE_LONG") == "1"
        ? [.. DeviceKinds.All.Where(kind => kind.Hex != HexGeneration.None).Select(kind => kind.Name)]
        : [.. Few];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task Everything_is_read_and_every_setting_written_and_put_back() => Task.WhenAll(Kinds.Select(WholeAsync));

    [Fact]
    public Task What_is_not_known_is_refused_by_companion_and_device() => Task.WhenAll(Kinds.Select(UnknownAsync));

    private static async Task WholeAsync(string kind)
    {
        await using ProductBench bench = await ProductBench.StartAsync(kind);
        var tally = new ProductTally();
        await ReadAllAsync(bench, tally);
        DeviceBackup before = await BackupAsync(bench);
        foreach (RegisterEntry entry in Bench.Catalogue.Entries(bench.Target.Family).OrderBy(WayOf, StringComparer.Ordinal))
        {
            if (!entry.IsWritable)
            {
                await RefusedAsync(bench, entry, "1", $"{entry.Key} is not written: ", tally);
                continue;
            }

            tally.Writable++;
            IReadOnlyList<(RegisterEntry Entry, string Held)> moved = await MakeWayAsync(bench, entry);
            await WriteAllAsync(bench, entry, tally);
            foreach ((RegisterEntry other, string held) in moved)
            {
                Assert.True(await WriteAsync(bench, other, held, tally));
            }
        }

        await PutBackAsync(bench, before);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {tally}");
        Assert.True(tally.Read > 0 && tally.Written > 0 && tally.Refused > 0, tally.ToString());
    }

    private static async Task UnknownAsync(string kind)
    {
        await using ProductBench bench = await ProductBench.StartAsync(kind);
        Assert.EndsWith("that is known; victron-edge registers DEVICE --all lists them.", RegisterNames.Find(Bench.Catalogue, bench.Target.Family, "0x7777", out _), StringComparison.Ordinal);
        Assert.Contains("has no register 'charge_the_moon'", RegisterNames.Find(Bench.Catalogue, bench.Target.Family, "charge_the_moon", out _), StringComparison.Ordinal);
        Assert.Equal([":77777015F"], (await bench.SendAsync(":777770060")).Frames);

        // Locked: the edge itself refuses, whoever asks.
        FrameAnswers locked = await bench.SendAsync(":87777005F");
        Assert.Empty(locked.Frames);
        Assert.StartsWith("locked: ", Assert.Single(locked.Problems), StringComparison.Ordinal);
        await bench.UnlockAsync();
        FrameAnswers loader = await bench.SendAsync(":051");
        Assert.StartsWith("not_allowed: ", Assert.Single(loader.Problems), StringComparison.Ordinal);
        Assert.Empty(bench.Device.Writes);
    }

    private static async Task ReadAllAsync(ProductBench bench, ProductTally tally)
    {
        RegisterEntry[] entries = [.. Bench.Catalogue.Entries(bench.Target.Family).Where(entry => entry.IsReadable)];
        IReadOnlyList<SettingReading> readings = await bench.Settings.ReadAsync(bench.Target, entries, null, Stop);
        foreach (SettingReading reading in readings)
        {
            Assert.Equal(ReplyKind.Answered, reading.Reply.Kind);
            tally.Read++;
            if (reading.Entry.Storage == "nv")
            {
                // Measured values go on while they are read; settings do not.
                Assert.Equal(bench.Device.Look(reading.Entry.Id).Value, reading.Reply.Value);
            }
        }
    }

    // A register that counts only while another has a certain value gets it. It stays so, because an edge lets a register be written
    // six times an hour only, and those that want the same come one after the other. A neighbour that leaves no room is moved, and
    // told, so that it can be put back.
    private static async Task<IReadOnlyList<(RegisterEntry Entry, string Held)>> MakeWayAsync(ProductBench bench, RegisterEntry entry)
    {
        List<(RegisterEntry, string)> moved = [];
        foreach (SettingNeed need in entry.Needs.Where(need => need.Register is not null))
        {
            string? room = need.Kind == "off" ? "0x4" : ProductValues.Room(bench.Device, need);
            string? wanted = need.Kind is "equals" or "first" ? $"0x{need.Values[0]:X}" : room;
            if (wanted is not null && Bench.Catalogue.Entry(bench.Target.Family, need.Register!.Value) is { IsWritable: true } other)
            {
                string held = ProductBench.Held(other, bench.Device.Look(other.Id).Value);
                _ = await bench.ApplyAsync(await bench.ProposeAsync(other, wanted));
                moved.AddRange(room is null ? [] : [(other, held)]);
            }
        }

        return moved;
    }

    // Within a minute of this clock, which a slow machine takes for one register.
    private static bool HangsOnWhatIsForgotten(ProductBench bench, RegisterEntry entry) =>
        entry.Needs.Any(need => need.Kind == "equals" && Bench.Catalogue.Entry(bench.Target.Family, need.Register!.Value)?.Storage == "volatile");

    private static string WayOf(RegisterEntry entry) => string.Join(' ', entry.Needs.Where(need => need.Kind is "equals" or "first").Select(need => need.Text));

    private static async Task WriteAllAsync(ProductBench bench, RegisterEntry entry, ProductTally tally)
    {
        byte[] held = bench.Device.Look(entry.Id).Value;
        bool isWritten = false;
        string? why = null;
        foreach (string value in ProductValues.Good(bench.Device, entry))
        {
            if (HangsOnWhatIsForgotten(bench, entry))
            {
                _ = await MakeWayAsync(bench, entry);
            }

            SettingProposal proposal = await bench.ProposeAsync(entry, value);
            if (proposal.Refusal is not null && HangsOnWhatIsForgotten(bench, entry))
            {
                // It was forgotten between the two.
                _ = await MakeWayAsync(bench, entry);
                proposal = await bench.ProposeAsync(entry, value);
            }

            why ??= proposal.Refusal;
            if (proposal.Refusal is null)
            {
                await UnconfirmedAsync(bench, proposal, tally);
                isWritten |= await WriteAsync(bench, entry, value, tally);
            }
        }

        // What the device forgets by itself it had no value for.
        if (isWritten && entry.IsReadable && entry.Storage == "nv")
        {
            Assert.True(await WriteAsync(bench, entry, ProductBench.Held(entry, held), tally));
            Assert.Equal(ProductBench.Held(entry, held), ProductBench.Held(entry, bench.Device.Look(entry.Id).Value));
        }

        tally.Written += isWritten ? 1 : 0;
        if (why is not null)
        {
            // All of its values or none: what this device does not have, or what counts with another setting that is not ours to change.
            Assert.True(!isWritten && (why.Contains("this device does not have it", StringComparison.Ordinal) || why.Contains("is only in force while", StringComparison.Ordinal)), why);
            tally.Closed.Add(why);
        }

        if (ProductValues.Bad(bench.Device, entry) is { } bad)
        {
            await RefusedAsync(bench, entry, bad, "", tally);
        }
    }

    // A machine that stalls for a moment is a device that does not answer, on this clock; then what was asked for is asked for again.
    private static async Task<bool> WriteAsync(ProductBench bench, RegisterEntry entry, string value, ProductTally tally)
    {
        SettingResult result;
        SettingProposal proposal;
        int before = bench.Device.Writes.Count;
        int tries = 0;
        do
        {
            proposal = await bench.ProposeAsync(entry, value);
            result = await bench.ApplyAsync(proposal);
            if (result.Outcome == SettingOutcome.Refused && HangsOnWhatIsForgotten(bench, entry))
            {
                // What it counts with was forgotten meanwhile.
                _ = await MakeWayAsync(bench, entry);
                before = bench.Device.Writes.Count;
            }
        }
        while ((result.Outcome == SettingOutcome.Unanswered || (result.Outcome == SettingOutcome.Refused && HangsOnWhatIsForgotten(bench, entry))) && ++tries < TriesMax);

        Assert.True(result.IsGood, $"{entry.Key}: {result.Text}");
        string[] writes = [.. bench.Device.Writes.Skip(before).Select(write => $"{write.Register:X4} {Convert.ToHexString(write.Value)}")];
        Assert.True(writes.Length <= tries + 1, string.Join(", ", writes));
        Assert.All(writes, write => Assert.Equal($"{entry.Id:X4} {Convert.ToHexString(proposal.NewRaw)}", write));
        if (result.Outcome == SettingOutcome.Verified)
        {
            Assert.NotEmpty(writes);
            tally.Verified++;
            Assert.Equal(proposal.NewRaw, entry.Need("verify_read") is null ? bench.Device.Look(entry.Id).Value : proposal.NewRaw);
        }

        return true;
    }

    private static async Task UnconfirmedAsync(ProductBench bench, SettingProposal proposal, ProductTally tally)
    {
        if (proposal.Warnings.Count == 0 || proposal.IsUnchanged)
        {
            return;
        }

        int before = bench.Device.Writes.Count;
        SettingResult result = await bench.ApplyAsync(proposal, confirmed: false);
        Assert.Equal((SettingOutcome.Refused, $"{proposal.Entry.Key} is not written: its warnings were not confirmed."), (result.Outcome, result.Text));
        Assert.Equal(before, bench.Device.Writes.Count);
        tally.Refused++;
    }

    private static async Task RefusedAsync(ProductBench bench, RegisterEntry entry, string value, string words, ProductTally tally)
    {
        int before = bench.Device.Writes.Count;
        SettingProposal proposal = await bench.ProposeAsync(entry, value);
        Assert.NotNull(proposal.Refusal);
        Assert.StartsWith(words, proposal.Refusal, StringComparison.Ordinal);
        SettingResult result = await bench.ApplyAsync(proposal);
        Assert.Equal((SettingOutcome.Refused, proposal.Refusal), (result.Outcome, result.Text));
        Assert.Equal(before, bench.Device.Writes.Count);
        tally.Refused++;
    }

    private static async Task<DeviceBackup> BackupAsync(ProductBench bench)
    {
        (DeviceBackup? backup, string? problem) = await bench.Backups.TakeAsync(bench.Target, null, Stop);
        Assert.Null(problem);
        return backup!;
    }

    private static async Task PutBackAsync(ProductBench bench, DeviceBackup before)
    {
        await bench.UnlockAsync();
        RestorePlan plan = await bench.Restores.PlanAsync(bench.Target, before, RestoreOptions.All, null, Stop);
        RestoreResult result = await bench.Restores.RunAsync(plan, true, "test", null, Stop);
        Assert.True(result.IsComplete || plan.IsEmpty, result.Text);
        Assert.DoesNotContain(DeviceDiff.Compare(before, await BackupAsync(bench)).Rows, row => Bench.Catalogue.Entry(bench.Target.Family, row.Id) is { IsWritable: true });
    }
}
