// The password in a request: what a program reads with it, what it may not do, and that guessing has its price.

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class BasicLoginTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Passwords.OfOwner)]
    [InlineData(Passwords.OfViewer)]
    public async Task A_program_reads_with_either_password_under_any_name(string password)
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        bench.Fill();
        Assert.Contains("victron_pv_power", await TextAsync(bench, "/metrics", "prometheus:" + password), StringComparison.Ordinal);
        Assert.Contains("BMV-712", await TextAsync(bench, "/device/van-1/ve1", ":" + password), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/metrics", true)]
    [InlineData("/api/history", true)]
    [InlineData("/api/nothing", true)]
    [InlineData("/", false)]
    [InlineData("/apiary", false)]
    public async Task Programs_are_asked_for_a_password_and_people_led_to_the_log_in(string path, bool isAsked)
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        using HttpResponseMessage answer = await SendAsync(bench, path, null, accept: "text/html");
        Assert.Equal(isAsked ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(isAsked ? "Basic realm=\"Victron.Edge\", charset=\"UTF-8\"" : "", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task The_script_of_a_page_has_the_browser_ask_nothing()
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/history");
        request.Headers.Add("Sec-Fetch-Mode", "cors");
        using HttpResponseMessage answer = await bench.Client.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.Unauthorized, 0), (answer.StatusCode, answer.Headers.WwwAuthenticate.Count));
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_has_to_wait_and_the_form_does_not()
    {
        var time = new FakeTimeProvider();
        await using WebBench bench = await WebBench.StartAsync(new Passwords(), time);
        for (int i = 0; i < LoginPatience.Tries; i++)
        {
            using HttpResponseMessage wrong = await SendAsync(bench, "/metrics", "a:wrong horse");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        time.Advance(TimeSpan.FromSeconds(29));
        using HttpResponseMessage early = await SendAsync(bench, "/metrics", "a:" + Passwords.OfViewer);
        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (early.StatusCode, Assert.Single(early.Headers.GetValues("Retry-After"))));
        Assert.Equal("Too many wrong passwords. Wait 1 s.\n", await early.Content.ReadAsStringAsync(Stop));
        using var form = new FormUrlEncodedContent([new("password", Passwords.OfOwner)]);
        using HttpResponseMessage person = await bench.Client.PostAsync(new Uri("/login", UriKind.Relative), form, Stop);
        Assert.Equal(HttpStatusCode.OK, person.StatusCode);
        time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage late = await SendAsync(bench, "/metrics", "a:" + Passwords.OfViewer);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/logout", HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/edges/van-1/writes", HttpStatusCode.Unauthorized)]
    [InlineData("HEAD", "/metrics", HttpStatusCode.Unauthorized)]
    public async Task Nothing_but_reading_is_done_with_it(string method, string path, HttpStatusCode status)
    {
        var road = new ModelRoad();
        await using WebBench bench = await WebBench.StartAsync(new Passwords(), settings: road);
        bench.Fill();
        using HttpResponseMessage answer = await SendAsync(bench, path, "a:" + Passwords.OfOwner, method);
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(road.Unlocks);
    }

    [Fact]
    public async Task With_the_owners_password_it_is_a_viewers_visit()
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        bench.Fill();
        string page = await TextAsync(bench, "/device/van-1/ve1/settings", "a:" + Passwords.OfOwner);
        Assert.Contains(OwnerOnly.Words, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWJj")]
    [InlineData("Basic //8=")]
    public async Task What_is_no_password_is_not_counted(string header)
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        for (int i = 0; i <= LoginPatience.Tries; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", header));
            using HttpResponseMessage answer = await bench.Client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Many_requests_at_once_with_the_right_password_are_all_answered()
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 3 * LoginPatience.Tries).Select(_ => SendAsync(bench, "/metrics", "a:" + Passwords.OfViewer)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Another_password_counts_at_once()
    {
        var passwords = new Passwords();
        await using WebBench bench = await WebBench.StartAsync(passwords);
        _ = await TextAsync(bench, "/metrics", "a:" + Passwords.OfViewer);
        passwords.Now = passwords.Now.With(PageRole.Viewer, "another horse");
        using HttpResponseMessage old = await SendAsync(bench, "/metrics", "a:" + Passwords.OfViewer);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        _ = await TextAsync(bench, "/metrics", "a:another horse");
    }

    private static async Task<string> TextAsync(WebBench bench, string path, string who)
    {
        using HttpResponseMessage answer = await SendAsync(bench, path, who);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<HttpResponseMessage> SendAsync(WebBench bench, string path, string? who, string method = "GET", string accept = "*/*")
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = bench.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", accept);
        if (who is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(who)));
        }

        return await client.SendAsync(request, Stop);
    }
}
