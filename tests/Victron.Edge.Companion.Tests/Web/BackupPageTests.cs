// Backups on the page: saved as a file, compared with the device, restored; a file that is none is told so.

using System.Net;
using System.Text.RegularExpressions;
using Victron.Edge.Companion.Tests.Settings.Service;

namespace Victron.Edge.Companion.Tests.Web;

public sealed partial class BackupPageTests
{
    private const string BackupPath = "/device/van-1/ve1/backup.yaml";
    private const int AbsorptionRegister = 0xEDF7;

    [Fact]
    public async Task A_backup_is_restored_until_nothing_differs()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        string saved = await SaveAsync(web);
        Assert.Contains("settings are the same.", (await web.CompareAsync(saved)).Page, StringComparison.Ordinal);

        web.Device[AbsorptionRegister] = [0x8C, 0x05];
        string compared = (await web.CompareAsync(saved)).Page;
        Assert.Contains("<td>14.20 V</td><td class=\"value\">14.40 V</td>", compared, StringComparison.Ordinal);
        (HttpStatusCode status, string page, string? next) = await web.PostAsync(RestoreForm().Match(compared).Groups[1].Value);
        Assert.True(status == HttpStatusCode.Redirect, SettingsWeb.Wrong(page));
        string after = await web.WriteAsync((await web.RestAsync(next!), next!));
        Assert.True(after.Contains("class=\"done\"", StringComparison.Ordinal), SettingsWeb.Wrong(after));

        Assert.Contains("settings are the same.", (await web.CompareAsync(saved)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_file_is_restored_only_when_that_is_meant()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        string edited = (await SaveAsync(web)).Replace("14.40 V", "14.20 V", StringComparison.Ordinal).Replace("A005", "8C05", StringComparison.OrdinalIgnoreCase);
        string compared = (await web.CompareAsync(edited)).Page;
        Assert.Contains("'saved.yaml' was edited after it was written.", compared, StringComparison.Ordinal);
        string restore = RestoreForm().Match(compared).Groups[1].Value;
        (HttpStatusCode status, string page, _) = await web.PostAsync(restore);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("nothing is restored from it unless you say so", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await web.PostAsync(restore, ("edited", "on"))).Status);
        Assert.Empty(web.Device.Writes);
    }

    [Theory]
    [InlineData("", "Choose a backup file first.")]
    [InlineData("just a text", "saved.yaml")]
    [InlineData("a: [", "saved.yaml")]
    public async Task A_file_that_is_no_backup_is_told_so(string text, string words)
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (HttpStatusCode status, string page, _) = await web.CompareAsync(text);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, page.Split("class=\"situation\">")[1].Split("</p>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_never_sent_is_not_restored()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await web.PostAsync("/device/van-1/ve1/restore/0123456789ABCDEF")).Status);
    }

    [Fact]
    public async Task No_backup_with_holes_is_saved()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Device.Mute = AbsorptionRegister;
        using HttpResponseMessage answer = await web.Client.GetAsync(new Uri(BackupPath, UriKind.Relative), Bench.Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("did not answer for bat_absorption_v", await answer.Content.ReadAsStringAsync(Bench.Stop), StringComparison.Ordinal);
    }

    private static async Task<string> SaveAsync(SettingsWeb web)
    {
        using HttpResponseMessage answer = await web.Client.GetAsync(new Uri(BackupPath, UriKind.Relative), Bench.Stop);
        Assert.StartsWith("HQ2101DK7PG-", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        return await answer.Content.ReadAsStringAsync(Bench.Stop);
    }

    [GeneratedRegex("action=\"([^\"]*/restore/[0-9A-F]+)\"")]
    private static partial Regex RestoreForm();
}
