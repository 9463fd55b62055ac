// A backup as text and back, and each way in which a file can be wrong: one line that says what and where.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class BackupYamlTests
{
    public static TheoryData<string> Families => [.. Bench.Catalogue.Families.Select(f => f.Key).Where(f => Bench.Catalogue.Entries(f).Any(e => e.IsSetting))];

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_backup_comes_back_from_its_text(string family)
    {
        DeviceBackup backup = await new Bench(family).BackupAsync();
        Assert.NotEmpty(backup.Entries);
        string text = BackupYaml.Write(backup);
        Assert.Null(BackupYaml.Read(text, "a.yaml", out DeviceBackup? again));
        Assert.False(again!.IsEdited);

        // Its text stands by groups.
        Assert.Equal(backup.Entries.Select(Flat).Order(), again.Entries.Select(Flat).Order());
        Assert.Equal(backup.Identity with { TakenAt = default }, again.Identity with { TakenAt = default });
        Assert.Equal(backup.Identity.TakenAt.ToUnixTimeSeconds(), again.Identity.TakenAt.ToUnixTimeSeconds());
        Assert.Equal(text, BackupYaml.Write(again));
        Assert.True(DeviceDiff.Compare(backup, again).IsEmpty);
    }

    [Fact]
    public async Task Names_may_hold_anything()
    {
        DeviceBackup backup = await new Bench().BackupAsync();
        backup = backup with { Identity = backup.Identity with { Name = "a \"b\" \\ # : {x} \n\t\u0000 \u2028 é 中 😀 \uFEFF" } };
        Assert.Null(BackupYaml.Read(BackupYaml.Write(backup), "a.yaml", out DeviceBackup? again));
        Assert.Equal((backup.Identity.Name, false), (again!.Identity.Name, again.IsEdited));
    }

    [Theory]
    [InlineData("raw: \"A005\"", "raw: \"A105\"")]
    [InlineData("value: \"14.40 V\"", "value: \"14.20 V\"")]
    [InlineData("checksum: \"sha256:", "checksum: \"sha256:0")]
    [InlineData("serial: \"HQ2101DK7PG\"", "serial: \"HQ2101DK7PH\"")]
    public async Task An_edited_file_is_known_and_not_restored_unasked(string before, string after)
    {
        var bench = new Bench();
        string text = BackupYaml.Write(await bench.BackupAsync());
        Assert.Contains(before, text);
        Assert.Null(BackupYaml.Read(text.Replace(before, after, StringComparison.Ordinal), "a.yaml", out DeviceBackup? edited));
        Assert.True(edited!.IsEdited);
        Assert.Equal("'a.yaml' was edited after it was written; nothing is restored from it unless you say so.", (await bench.PlanAsync(edited)).Refusal);
    }

    [Fact]
    public async Task An_edit_of_the_words_alone_is_not_taken_for_one_of_the_value()
    {
        var bench = new Bench();
        string text = BackupYaml.Write(await bench.BackupAsync());
        Assert.Null(BackupYaml.Read(text.Replace("value: \"14.40 V\"", "value: \"14.20 V\"", StringComparison.Ordinal), "a.yaml", out DeviceBackup? edited));
        RestorePlan plan = await bench.PlanAsync(edited!, RestoreOptions.All with { AllowEdited = true });
        Assert.Equal("'a.yaml': bat_absorption_v (0xEDF7) says '14.20 V', but its raw bytes are bat_absorption_v 14.40 V; change both or neither.", plan.Refusal);
    }

    [Theory]
    [InlineData("victron_edge_backup: 1", "victron_edge_backup: 2", "form 2 of a backup is not known; use a newer victron-edge")]
    [InlineData("victron_edge_backup", "other_backup", "'other_backup' where 'victron_edge_backup' belongs")]
    [InlineData("  serial: \"HQ2101DK7PG\"\n", "", "'firmware' where 'serial' belongs")]
    [InlineData("product_id: \"0xA053\"", "product_id: \"A053\"", "product_id is no number such as 0xEDF7")]
    [InlineData("raw: \"A005\"", "raw: \"A00\"", "raw is no list of bytes such as A005")]
    [InlineData("raw: \"A005\"", "raw: [1, 2]", "a value is missing")]
    [InlineData("raw: \"A005\"", "raw: &x \"A005\"", "anchors and tags are not allowed")]
    [InlineData("writable: \"yes\"", "writable: \"maybe\"", "writable is neither yes nor no")]
    [InlineData("id: \"0xEDF6\"", "id: \"0xEDF7\"", "0xEDF7 stands twice, or there are too many settings")]
    [InlineData("settings:\n", "settings: none\nx:\n", "the list of settings is missing")]
    [InlineData("taken_at: \"", "taken_at: \"x", "taken_at is no time such as")]
    [InlineData("identity:", "\tidentity:", "")]
    public async Task A_bad_file_is_told_in_one_line_with_its_place(string before, string after, string words)
    {
        string text = BackupYaml.Write(await new Bench().BackupAsync());
        Assert.Contains(before, text);
        string? problem = BackupYaml.Read(text.Replace(before, after, StringComparison.Ordinal), "a.yaml", out DeviceBackup? backup);
        Assert.Null(backup);
        Assert.Matches("^'a.yaml', line [0-9]+: .+\\.$", problem);
        Assert.Contains(words, problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{\"a\": 1}")]
    [InlineData("- a\n- b")]
    [InlineData("\u0000\u0001")]
    [InlineData("victron_edge_backup: 1")]
    [InlineData("a: &a [*a, *a]")]
    public void What_is_no_backup_is_told_in_one_line(string text)
    {
        string? problem = BackupYaml.Read(text, "a.yaml", out DeviceBackup? backup);
        Assert.Null(backup);
        Assert.Matches("^'a.yaml', line [0-9]+: .+\\.$", problem);
    }

    [Fact]
    public void A_huge_file_is_not_read()
    {
        Assert.Equal("'a.yaml' is too long for a backup.", BackupYaml.Read(new string('x', (1 << 20) + 1), "a.yaml", out DeviceBackup? backup));
        Assert.Null(backup);
        Assert.Matches("^'a.yaml', line ", BackupYaml.Read(new string('[', 100_000), "a.yaml", out _));
    }

    [Fact]
    public async Task A_file_cut_anywhere_is_no_backup()
    {
        string text = BackupYaml.Write(await new Bench("charger_bluesmart").BackupAsync());
        for (int length = 0; length < text.Length - 2; length += 7)
        {
            string? problem = BackupYaml.Read(text[..length], "a.yaml", out DeviceBackup? backup);
            Assert.True(problem is { Length: > 0 } || backup!.IsEdited, $"cut at {length}");
        }
    }

    [Fact]
    public async Task A_backup_has_no_holes()
    {
        var bench = new Bench();
        bench.Device.IsSilent = true;
        (DeviceBackup? backup, string? problem) = await bench.Backups.TakeAsync(bench.Target, null, Bench.Stop);
        Assert.Null(backup);
        Assert.Matches("^roof did not answer for .+ and [0-9]+ more; try again\\.$", problem);
        bench = new Bench("accessory");
        (_, problem) = await bench.Backups.TakeAsync(bench.Target, null, Bench.Stop);
        Assert.True(problem == "roof: no settings of its family (accessory) are known." || Bench.Catalogue.Entries("accessory").Any(e => e.IsSetting));
    }

    [Fact]
    public async Task A_comparison_tells_what_differs_and_what_limits_it()
    {
        var bench = new Bench();
        DeviceBackup one = await bench.BackupAsync();
        DeviceBackup other = bench.With(one, 0xEDF7, "8C05") with { IsEdited = true, Source = "b.yaml" };
        other = other with { Entries = [.. other.Entries.Where(e => e.Id != 0xEDF6)], Identity = other.Identity with { ProductId = 0xA060, Product = "" } };
        DeviceDiff diff = DeviceDiff.Compare(one, other);
        Assert.Equal([(0xEDF6, "13.80 V", null), (0xEDF7, "14.40 V", "14.20 V")], diff.Rows.Select(r => (r.Id, r.A, r.B)));
        Assert.Equal(one.Entries.Count - 2, diff.SameCount);
        Assert.Equal(2, diff.Notes.Count);
        Assert.Contains("0xA060", diff.Notes[0]);
        Assert.Equal("'b.yaml' was edited after it was written.", diff.Notes[1]);
    }

    private static string Flat(BackupEntry e) => $"{e.Id:X4} {e.Key} {e.Name} {e.Group} {e.Text} {Convert.ToHexString(e.Raw)} {e.IsWritable}";
}
