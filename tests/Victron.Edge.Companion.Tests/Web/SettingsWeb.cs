// SettingsWeb: the pages about settings of one solar charger, with its forms filled in and sent as a browser does.

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed partial class SettingsWeb : IAsyncDisposable
{
    public const string Settings = "/device/van-1/ve1/settings";

    private static readonly PortAddress Place = new("van-1", "ve1");
    private readonly WebBench _web;

    private SettingsWeb(WebBench web, ModelRoad road)
    {
        (_web, Road) = (web, road);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
    }

    public ModelRoad Road { get; }

    public ModelDevice Device => Road.Bench.Device;

    public HttpClient Client { get; }

    /// <summary>Is told of each page as it was sent, and where it is.</summary>
    public Action<string, string>? Seen { get; set; }

    /// <summary>Where forms can be sent, about the device and to the page itself.</summary>
    public IReadOnlyList<string> Forms =>
    [
        .. _web.Routes.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(route => route.RoutePattern.RawText!.Replace("{edge}", "van-1", StringComparison.Ordinal).Replace("{port}", "ve1", StringComparison.Ordinal).Replace("{id}", "0123456789ABCDEF", StringComparison.Ordinal)),
    ];

    /// <summary>Starts the page, with the lock open unless said otherwise.</summary>
    public static async Task<SettingsWeb> StartAsync(bool isLocked = false, Bench? bench = null, IPasswordBook? passwords = null)
    {
        var road = new ModelRoad(bench);
        WebBench web = await WebBench.StartAsync(passwords, settings: road);
        web.State.SetEdgeStatus("van-1", true, false);
        web.State.SetEdgeReport("van-1", EdgeReport.Unknown with { Uptime = TimeSpan.FromMinutes(1), Writes = new EdgeWrites(!isLocked, isLocked ? null : 1_860_000, "abc") });
        web.State.SetIdentity(Place, new DeviceIdentity("0xA053", "SmartSolar MPPT 75/15", "mppt_load", Bench.Serial, "1.61"), false);
        web.State.SetPortStatus(Place, PortStatus.Online, false);
        return new SettingsWeb(web, road);
    }

    /// <summary>A page when no work goes on any more.</summary>
    public async Task<string> RestAsync(string path = Settings)
    {
        for (int i = 0; i < 500; i++)
        {
            string sent = await Client.GetStringAsync(new Uri(path, UriKind.Relative), Bench.Stop);
            string page = WebUtility.HtmlDecode(sent);
            Seen?.Invoke(path, sent);
            if (!page.Contains("data-work", StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(10, Bench.Stop);
        }

        throw new TimeoutException("The work did not end.");
    }

    /// <summary>Sends a form.</summary>
    public async Task<(HttpStatusCode Status, string Page, string? Next)> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(path, form);
    }

    /// <summary>Sends a backup file to compare with.</summary>
    public async Task<(HttpStatusCode Status, string Page, string? Next)> CompareAsync(string yaml)
    {
        using var text = new StringContent(yaml);
        using var form = new MultipartFormDataContent { { text, "file", "saved.yaml" } };
        return await SendAsync("/device/van-1/ve1/compare", form);
    }

    /// <summary>Wishes something, and sees the review.</summary>
    /// <returns>The review and its address.</returns>
    public async Task<(string Page, string Path)> ReviewAsync(params (string Key, string Value)[] wishes)
    {
        _ = await RestAsync();
        (HttpStatusCode status, string page, string? next) = await PostAsync(Settings, [.. wishes.Select(wish => ("v:" + wish.Key, wish.Value))]);
        Assert.True(status == HttpStatusCode.Redirect, Wrong(page));
        return (await RestAsync(next!), next!);
    }

    /// <summary>Ticks all that is to be ticked and writes.</summary>
    /// <returns>The settings after it.</returns>
    public async Task<string> WriteAsync((string Page, string Path) review)
    {
        (HttpStatusCode status, string page, string? next) = await PostAsync(review.Path, Ticks(review.Page));
        Assert.True(status == HttpStatusCode.Redirect, Wrong(page));
        Assert.Equal(Settings, next);
        return await RestAsync();
    }

    /// <summary>What a page says is wrong.</summary>
    public static string Wrong(string page) => string.Join('\n', Sentence().Matches(page).Select(match => match.Groups[1].Value));

    /// <summary>The ticks of a review.</summary>
    public static (string Name, string Value)[] Ticks(string page) => [.. Tick().Matches(page).Select(match => ("agree", match.Groups[1].Value))];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, string Page, string? Next)> SendAsync(string path, HttpContent form)
    {
        using HttpResponseMessage answer = await Client.PostAsync(new Uri(path, UriKind.Relative), form, Bench.Stop);
        string sent = await answer.Content.ReadAsStringAsync(Bench.Stop);
        Seen?.Invoke(path, sent);
        return (answer.StatusCode, WebUtility.HtmlDecode(sent), answer.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("class=\"(?:error|situation)[^>]*>([^<]*)<")]
    private static partial Regex Sentence();

    [GeneratedRegex("name=\"agree\" value=\"([^\"]*)\"")]
    private static partial Regex Tick();
}
