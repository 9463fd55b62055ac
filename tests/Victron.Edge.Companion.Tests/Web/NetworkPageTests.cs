// Beyond this machine the page speaks TLS only, answers to its own names only, and to nobody without a password.

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Companion.Lan;
using Victron.Edge.Web;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class NetworkPageTests : IDisposable
{
    private readonly LanFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_knows_the_password_gets_in_with_a_cookie_that_stays_secret()
    {
        await using WebBench bench = await StartAsync(new Passwords());
        using HttpClient phone = _folder.Client(Https(bench, "localhost"));
        using HttpResponseMessage asked = await GetAsync(phone, "/");
        Assert.Equal((HttpStatusCode.Redirect, "/login"), (asked.StatusCode, asked.Headers.Location!.OriginalString));
        using var form = new FormUrlEncodedContent([new("password", Passwords.OfOwner), new("next", "/")]);
        using HttpResponseMessage entered = await phone.PostAsync(new Uri("/login", UriKind.Relative), form, Stop);
        Assert.Contains("; secure; samesite=strict; httponly", Assert.Single(entered.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains("BMV-712", await (await GetAsync(phone, "/")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        string way = await (await GetAsync(phone, "/phone")).Content.ReadAsStringAsync(Stop);
        Assert.Contains("https://192.168.1.20:8443/", way, StringComparison.Ordinal);
        Assert.Contains(_folder.Open().Authority.Fingerprint, way, StringComparison.Ordinal);
        using HttpResponseMessage picture = await GetAsync(phone, "/phone.svg");
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Without_a_password_nothing_answers_beyond_this_machine_whichever_route_is_tried()
    {
        await using WebBench bench = await StartAsync(new NoPasswords());
        using HttpClient phone = _folder.Client(Https(bench, "localhost"));
        foreach (RouteEndpoint route in bench.Routes.OfType<RouteEndpoint>())
        {
            string path = "/" + route.RoutePattern.RawText!.TrimStart('/').Replace("{*path:nonfile}", "nowhere", StringComparison.Ordinal);
            foreach (string method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
                using HttpResponseMessage answer = await phone.SendAsync(request, Stop);
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
            }
        }

        Assert.Contains("BMV-712", await bench.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_is_taken_away_closes_what_is_open_beyond_this_machine()
    {
        var passwords = new Passwords();
        await using WebBench bench = await StartAsync(passwords);
        using HttpClient phone = _folder.Client(Https(bench, "localhost"));
        using (var form = new FormUrlEncodedContent([new("password", Passwords.OfOwner)]))
        {
            (await phone.PostAsync(new Uri("/login", UriKind.Relative), form, Stop)).Dispose();
        }

        using Stream stream = await phone.GetStreamAsync(new Uri("/live?scope=o/", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        Assert.NotNull(await events.ReadLineAsync(Stop));
        passwords.Now = PagePasswords.None;
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(phone, "/")).StatusCode);
        bench.Battery(("battery_voltage", "12.000"));
        while (await events.ReadLineAsync(Stop) is { } line)
        {
            Assert.DoesNotContain("12.00", line, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("van.local", HttpStatusCode.Redirect)]
    [InlineData("VAN", HttpStatusCode.Redirect)]
    [InlineData("127.0.0.1", HttpStatusCode.Redirect)]
    [InlineData("elsewhere.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.168.1.20", HttpStatusCode.MisdirectedRequest)]
    public async Task It_answers_under_its_own_names_and_the_address_that_was_called(string host, HttpStatusCode status)
    {
        await using WebBench bench = await StartAsync(new Passwords());
        using HttpClient phone = _folder.Client(Https(bench, "localhost"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage answer = await phone.SendAsync(request, Stop);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_authority_is_there_before_the_log_in_and_its_key_nowhere()
    {
        await using WebBench bench = await StartAsync(new Passwords());
        using HttpClient phone = _folder.Client(Https(bench, "localhost"));
        string pem = await phone.GetStringAsync(new Uri("/authority.pem", UriKind.Relative), Stop);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", pem, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", pem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_ones_own_comes_with_the_authorities_between()
    {
        using X509Certificate2 root = Signed("CN=root", null, true);
        using X509Certificate2 between = Signed("CN=between", root, true);
        using X509Certificate2 page = Signed("CN=localhost", between, false);
        using ECDsa key = page.GetECDsaPrivateKey()!;
        string file = Path.Combine(Directory.CreateDirectory(_folder.Data.Path).FullName, "own.pem");
        await File.WriteAllTextAsync(file, $"{page.ExportCertificatePem()}\n{between.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", Stop);
        (X509Certificate2 certificate, X509Certificate2Collection chain) = PemCertificate.Load(file);
        await using WebBench bench = await WebBench.StartAsync(new Passwords(), reach: new PageReach(0) { Network = new NetworkReach(IPAddress.Loopback, 0, certificate, ["localhost"]) { Chain = chain } });
        using HttpClient phone = LanFolder.Client(Https(bench, "localhost"), root);
        Assert.Equal("well\n", await phone.GetStringAsync(new Uri("/health", UriKind.Relative), Stop));
    }

    [Fact]
    public async Task A_page_for_this_machine_only_says_how_to_open_it()
    {
        await using WebBench bench = await WebBench.StartAsync();
        Assert.Contains("victron-edge serve --lan", await bench.GetAsync("/phone"), StringComparison.Ordinal);
    }

    private async Task<WebBench> StartAsync(IPasswordBook passwords)
    {
        WebBench bench = await WebBench.StartAsync(passwords, reach: _folder.Reach());
        bench.Fill();
        return bench;
    }

    private static X509Certificate2 Signed(string name, X509Certificate2? by, bool isAuthority)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return by is null ? request.CreateSelfSigned(LanFolder.Now.AddDays(-1), LanFolder.Now.AddDays(30))
            : request.Create(by, LanFolder.Now.AddDays(-1), LanFolder.Now.AddDays(29), RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }

    private static Uri Https(WebBench bench, string host) => new($"https://{host}:{bench.NetworkPort}/");

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        return await client.SendAsync(request, Stop);
    }
}
