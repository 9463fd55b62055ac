// Backup, diff and restore on a device made of bytes, with real files between them.

using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class BackupSessionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-backup-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Saved => Path.Combine(_folder.FullName, "mppt.yaml");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task A_backup_says_beforehand_that_an_old_device_may_fall_silent_and_is_one_whole_file()
    {
        var desk = new SettingsDesk();
        Assert.Equal(0, await BackupSession.RunAsync(desk.Work, Saved, false, Stop));
        Assert.Equal("SmartSolar MPPT 75/15 may stop its live values while it is read, as older\nfirmware does; they are back within 10 s.\n", desk.Error);
        Assert.Matches($@"^SmartSolar MPPT 75/15, HQ2101DK7PG, van-1/ve1: \d+ registers in {Saved}\.\n$", desk.Output);
        Assert.Null(BackupFile.Read(Saved, out DeviceBackup? backup));
        Assert.False(backup!.IsEdited);
        Assert.Contains(backup.Entries, entry => entry is { Key: "bat_absorption_v", Text: "14.40 V" });
        Assert.Equal([Saved], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task A_device_that_answers_nothing_leaves_no_file()
    {
        var desk = new SettingsDesk();
        desk.Device.IsSilent = true;
        Assert.Equal(1, await BackupSession.RunAsync(desk.Work, Saved, false, Stop));
        Assert.Equal("", desk.Output);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Diff_is_empty_right_after_a_backup_and_names_what_changed()
    {
        var desk = await SavedAsync();
        Assert.Equal(0, await DiffAsync(desk, "mppt", Saved));
        Assert.Equal("", desk.Output);
        desk.Device.Registers[0xEDF7] = [0x8C, 0x05];
        Assert.Equal(1, await DiffAsync(desk, "mppt", Saved));
        Assert.Equal(2, desk.Output.TrimEnd('\n').Split('\n').Length);
        Assert.EndsWith("\nbat_absorption_v  14.20 V  14.40 V\n", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_of_what_cannot_be_compared_ends_with_2()
    {
        var desk = await SavedAsync();
        string none = Path.Combine(_folder.FullName, "none.yaml");
        Assert.Equal(2, await DiffAsync(desk, Saved, none));
        Assert.EndsWith($"test: there is no file '{none}'.\n", desk.Error, StringComparison.Ordinal);
        desk.Device.IsSilent = true;
        Assert.Equal(2, await DiffAsync(desk, Saved, "mppt"));
    }

    [Fact]
    public async Task A_dry_run_shows_the_plan_and_writes_nothing()
    {
        var desk = await SavedAsync();
        desk.Device.Registers[0xEDF7] = [0x8C, 0x05];
        Assert.Equal(0, await RestoreAsync(desk, RestoreOptions.All, isDryRun: true));
        Assert.Contains("\n  bat_absorption_v  14.20 V  ->  14.40 V\n", desk.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.\n", desk.Output, StringComparison.Ordinal);
        Assert.Empty(desk.Device.Writes);
    }

    [Fact]
    public async Task A_restore_switches_off_writes_proves_and_switches_on_again()
    {
        var desk = await SavedAsync("y");
        desk.Device.Registers[0xEDF7] = [0x8C, 0x05];
        Assert.Equal(0, await RestoreAsync(desk, RestoreOptions.All));
        Assert.Equal([(0x0200, "04"), (0xEDF7, "A005"), (0x0200, "01")], desk.Device.Writes);
        Assert.Contains("Verified: bat_absorption_v is 14.40 V now.\n", desk.Output, StringComparison.Ordinal);
        Assert.Equal(0, await DiffAsync(desk, "mppt", Saved));
        Assert.Equal("open", desk.Door[0]);
        Assert.Equal("close", desk.Door[1]);
    }

    [Fact]
    public async Task A_restore_of_what_is_there_already_asks_nothing()
    {
        var desk = await SavedAsync();
        Assert.Equal(0, await RestoreAsync(desk, RestoreOptions.All));
        Assert.EndsWith("Unchanged: nothing is to be written.\n", desk.Output, StringComparison.Ordinal);
        Assert.Empty(desk.Device.Writes);
    }

    [Fact]
    public async Task A_restore_that_is_refused_on_the_way_fails_and_says_in_which_state_the_device_is()
    {
        var desk = await SavedAsync("y");
        desk.Device.Registers[0xEDF7] = [0x8C, 0x05];
        _ = desk.Device.Refusing.Add(0xEDF7);
        Assert.Equal(1, await RestoreAsync(desk, RestoreOptions.All));
        Assert.Equal((0x0200, "04"), desk.Device.Writes[0]);
        Assert.Equal("04", Convert.ToHexString(desk.Device.Registers[0x0200]));
        Assert.Contains("Refused: bat_absorption_v: ", desk.Output, StringComparison.Ordinal);
        Assert.StartsWith("test: ", desk.Error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_edge_is_told_and_nothing_is_asked()
    {
        var desk = await SavedAsync();
        desk.Device.Registers[0xEDF7] = [0x8C, 0x05];
        desk.Locked = "van-1 is locked, nothing was written.";
        Assert.Equal(1, await RestoreAsync(desk, RestoreOptions.All));
        Assert.EndsWith("test: van-1 is locked, nothing was written.\n", desk.Error, StringComparison.Ordinal);
        Assert.Empty(desk.Device.Writes);
    }

    [Theory]
    [InlineData("bat_absorption_v")]
    [InlineData("0xEDF7")]
    [InlineData("battery_settings")]
    public async Task Only_takes_registers_and_groups_that_the_backup_holds(string only)
    {
        var desk = await SavedAsync();
        Assert.Equal(0, await RestoreAsync(desk, new RestoreOptions([only])));
        Assert.EndsWith("Unchanged: nothing is to be written.\n", desk.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bat_absorption")]
    [InlineData("ble_mode")]
    [InlineData("")]
    public async Task Only_refuses_what_the_backup_does_not_hold(string only)
    {
        var desk = await SavedAsync();
        Assert.Equal(2, await RestoreAsync(desk, new RestoreOptions(["bat_type", only])));
        Assert.Equal(("", $"test: --only: the backup holds no register or group '{only}'.\n"), (desk.Output, desk.Error));
    }

    [Theory]
    [InlineData("not yaml: [")]
    [InlineData("a: 1\n")]
    [InlineData("")]
    public void A_file_that_is_no_backup_is_told_with_its_name(string text)
    {
        File.WriteAllText(Saved, text);
        string problem = BackupFile.Problem(Saved, false)!;
        Assert.StartsWith($"'{Saved}'", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Fact]
    public async Task A_backup_changed_by_hand_needs_the_word_for_it()
    {
        _ = await SavedAsync();
        await File.WriteAllTextAsync(Saved, (await File.ReadAllTextAsync(Saved, Stop)).Replace("14.40 V", "14.50 V", StringComparison.Ordinal), Stop);
        Assert.StartsWith($"'{Saved}' was changed after it was written", BackupFile.Problem(Saved, false), StringComparison.Ordinal);
        Assert.Null(BackupFile.Problem(Saved, true));
    }

    private async Task<SettingsDesk> SavedAsync(params string[] answers)
    {
        var desk = new SettingsDesk(answers);
        (DeviceBackup? backup, string? problem) = await desk.Work.Services.Backups.TakeAsync(desk.Work.Target, null, Stop);
        Assert.Null(problem);
        Assert.Null(WholeFile.Write(Saved, BackupYaml.Write(backup!), false));
        return desk;
    }

    private static Task<int> DiffAsync(SettingsDesk desk, params string[] words) =>
        DiffSession.RunAsync(desk.Work.Console, words, _ => desk.Work.BackupAsync(Stop), false);

    private Task<int> RestoreAsync(SettingsDesk desk, RestoreOptions options, bool isDryRun = false) =>
        RestoreSession.RunAsync(desk.Work, Saved, options, isDryRun, desk.Consent, Stop);
}
