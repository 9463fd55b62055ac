// A stranger gets the log-in page and nothing else, whichever route is tried; who knows a password gets in, until it is changed.

using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class PageDoorTests
{
    private static readonly string[] OpenRoutes = ["GET /app.css", "GET /health", "GET /icon.svg", "GET /login", "POST /login"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_gets_nothing_but_the_log_in_from_any_route()
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        bench.Fill();
        using HttpClient stranger = Plain(bench);
        List<string> open = [];
        foreach ((string method, string path) in Routes(bench))
        {
            foreach (string accept in (string[])["text/html", "*/*"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Headers.Add("Accept", accept);
                using HttpResponseMessage answer = await stranger.SendAsync(request, Stop);
                string text = await answer.Content.ReadAsStringAsync(Stop);
                Assert.DoesNotContain("van-1", text, StringComparison.Ordinal);
                Assert.DoesNotContain("BMV", text, StringComparison.Ordinal);
                bool isClosed = answer.StatusCode == HttpStatusCode.Unauthorized || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/login", StringComparison.Ordinal));
                if (!isClosed || path == "/login")
                {
                    open.Add($"{method} {path}");
                }
            }
        }

        Assert.Equal(OpenRoutes, open.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Passwords.OfOwner)]
    [InlineData(Passwords.OfViewer)]
    public async Task Who_knows_a_password_sees_what_was_asked_for(string password)
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        bench.Fill();
        using HttpClient person = Plain(bench);
        using HttpResponseMessage asked = await GetAsync(person, "/device/van-1/ve1?a=b");
        Assert.Equal("/login?next=%2Fdevice%2Fvan-1%2Fve1%3Fa%3Db", asked.Headers.Location!.OriginalString);
        using HttpResponseMessage answer = await LogInAsync(person, password, "/device/van-1/ve1?a=b");
        Assert.Equal((HttpStatusCode.Redirect, "/device/van-1/ve1?a=b"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("BMV-712", await (await GetAsync(person, "/device/van-1/ve1")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using HttpResponseMessage left = await person.PostAsync(new Uri("/logout", UriKind.Relative), null, Stop);
        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(person, "/")).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("")]
    public async Task Nobody_is_led_elsewhere_after_the_log_in(string next)
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        using HttpClient person = Plain(bench);
        using HttpResponseMessage answer = await LogInAsync(person, Passwords.OfOwner, next);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_has_to_wait()
    {
        var time = new FakeTimeProvider();
        await using WebBench bench = await WebBench.StartAsync(new Passwords(), time);
        using HttpClient person = Plain(bench);
        foreach (string words in (string[])["4 tries left.", "3 tries left.", "2 tries left.", "1 try left.", "Wait 30 s."])
        {
            using HttpResponseMessage wrong = await LogInAsync(person, "wrong horse");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.Contains("That did not match. " + words, await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        time.Advance(TimeSpan.FromSeconds(29));
        using HttpResponseMessage early = await LogInAsync(person, Passwords.OfOwner);
        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (early.StatusCode, Assert.Single(early.Headers.GetValues("Retry-After"))));
        time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage good = await LogInAsync(person, Passwords.OfOwner);
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
    }

    [Fact]
    public async Task Another_password_ends_what_was_open_with_the_old_one_and_no_other()
    {
        var passwords = new Passwords();
        await using WebBench bench = await WebBench.StartAsync(passwords);
        bench.Fill();
        using HttpClient owner = Plain(bench);
        using HttpClient viewer = Plain(bench);
        (await LogInAsync(owner, Passwords.OfOwner)).Dispose();
        (await LogInAsync(viewer, Passwords.OfViewer)).Dispose();
        using Stream stream = await owner.GetStreamAsync(new Uri("/live?scope=o/", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        Assert.NotNull(await events.ReadLineAsync(Stop));
        passwords.Now = passwords.Now.With(PageRole.Owner, "another horse");
        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(owner, "/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(viewer, "/")).StatusCode);
        bench.Battery(("battery_voltage", "12.000"));
        while (await events.ReadLineAsync(Stop) is { } line)
        {
            Assert.DoesNotContain("12.00", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_book_that_cannot_be_read_lets_nobody_in()
    {
        var passwords = new Passwords { Trouble = "'passwords.json' is damaged." };
        await using WebBench bench = await WebBench.StartAsync(passwords);
        using HttpClient person = Plain(bench);
        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(person, "/")).StatusCode);
        using HttpResponseMessage answer = await LogInAsync(person, Passwords.OfOwner);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("is damaged.", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_another_page_sends_is_not_done(string header, string value)
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        using HttpClient person = Plain(bench);
        person.DefaultRequestHeaders.Add(header, value);
        using HttpResponseMessage answer = await LogInAsync(person, Passwords.OfOwner);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_viewer_changes_nothing_whichever_form_is_sent()
    {
        var road = new ModelRoad();
        await using WebBench bench = await WebBench.StartAsync(new Passwords(), settings: road);
        bench.Fill();
        using HttpClient viewer = Plain(bench);
        (await LogInAsync(viewer, Passwords.OfViewer)).Dispose();
        string[] forms = [.. Routes(bench).Where(route => route.Method == "POST" && route.Path is not ("/login" or "/logout" or "/nowhere")).Select(route => route.Path)];
        Assert.Equal(7, forms.Length);
        foreach (string path in forms)
        {
            using var form = new FormUrlEncodedContent([new("minutes", "30"), new("v:bat_absorption_v", "14.2")]);
            using HttpResponseMessage answer = await viewer.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
            Assert.Equal((HttpStatusCode.Forbidden, "Only the owner can change settings.\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
        }

        Assert.Empty(road.Unlocks);
        Assert.Empty(road.Shown);
        Assert.Equal(0, road.Bench.Device.Reads);
    }

    [Fact]
    public async Task Without_a_password_nobody_is_asked()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        Assert.Contains("BMV-712", await bench.GetAsync("/"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Method, string Path)> Routes(WebBench bench)
    {
        foreach (RouteEndpoint route in bench.Routes.OfType<RouteEndpoint>())
        {
            string path = route.RoutePattern.RawText!.Replace("{edge}", "van-1", StringComparison.Ordinal).Replace("{port}", "ve1", StringComparison.Ordinal).Replace("{id}", "0123456789ABCDEF", StringComparison.Ordinal).Replace("{*path:nonfile}", "nowhere", StringComparison.Ordinal);
            Assert.DoesNotContain('{', path);
            foreach (string method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                yield return (method, path.StartsWith('/') ? path : "/" + path);
            }
        }
    }

    private static HttpClient Plain(WebBench bench) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = bench.Address };

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        return await client.SendAsync(request, Stop);
    }

    private static async Task<HttpResponseMessage> LogInAsync(HttpClient client, string password, string next = "/")
    {
        using var form = new FormUrlEncodedContent([new("password", password), new("next", next)]);
        return await client.PostAsync(new Uri("/login", UriKind.Relative), form, Stop);
    }
}
