// LanTests: `serve --lan` as a phone in the same network finds it: over TLS, behind the password, and not at all without one.

using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;
using Victron.Edge.Web.Access;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class LanTests : IDisposable
{
    private const string Right = "correct horse";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-lan-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task A_phone_is_let_in_with_the_password_under_an_authority_that_it_has_installed()
    {
        PagePasswords passwords = PagePasswords.None.With(PageRole.Owner, Right);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "passwords.json"), JsonSerializer.Serialize(new { version = 1, owner = passwords.Owner }), Stop);
        int port = Mosquitto.FreePort();
        await using ProcessRun serve = Serve("--lan", "--lan-port", $"{port}");
        await serve.SaysAsync("edges publish to mqtt://");
        Assert.Contains(serve.Output, line => line.StartsWith("https://", StringComparison.Ordinal) && line.EndsWith($":{port}/", StringComparison.Ordinal));
        using HttpClient phone = Phone(new Uri($"https://localhost:{port}/"));
        using HttpResponseMessage asked = await phone.GetAsync(new Uri("/", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        using var form = new FormUrlEncodedContent([new("password", Right), new("next", "/phone")]);
        using HttpResponseMessage entered = await phone.PostAsync(new Uri("/login", UriKind.Relative), form, Stop);
        Assert.Equal("/phone", entered.Headers.Location!.OriginalString);
        Assert.Contains($":{port}/", await phone.GetStringAsync(new Uri("/phone", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--lan opens the page to whoever is in your network; set a password first: victron-edge password", "--lan")]
    [InlineData(2, "--cert and --lan-name go with --lan.", "--lan-name", "van.example.org")]
    [InlineData(2, "--lan-name: 'a b' is no host name; give for instance van.example.org.", "--lan", "--lan-name", "a b")]
    [InlineData(2, "--lan-port: give a port from 0 to 65535.", "--lan", "--lan-port", "70000")]
    public async Task What_cannot_be_is_told_in_one_line(int code, string words, params string[] options)
    {
        await using ProcessRun serve = Serve(options);
        Assert.Equal(code, await serve.ExitAsync());
        Assert.Equal($"serve: {words}", Assert.Single(serve.Problems));
        EdgeProgram.NothingFromInside(serve);
    }

    [Fact]
    public async Task Users_of_the_broker_are_added_listed_and_taken_away()
    {
        Ran added = await BrokerAsync("add", "van-1");
        Assert.Equal(0, added.Code);
        Assert.Matches("^[0-9a-f]{30}$", Assert.Single(added.Output));
        Assert.NotEqual(added.Output, (await BrokerAsync("add", "reader", "--kind", "reader")).Output);
        Assert.Equal(["reader reader", "van-1 edge"], (await BrokerAsync("list")).Output);
        Assert.Equal(0, (await BrokerAsync("remove", "van-1")).Code);
        Assert.Equal(["reader reader"], (await BrokerAsync("list")).Output);
    }

    [Theory]
    [InlineData(2, "broker: 'Van 1' is no name; a name has 1 to 32 of a-z, 0-9, _ and -.", "add", "Van 1")]
    [InlineData(2, "broker: --kind: give one of edge, home-assistant, reader.", "add", "van-1", "--kind", "admin")]
    [InlineData(1, "broker: there is no user 'van-9'; see: victron-edge broker list", "remove", "van-9")]
    public async Task A_user_that_cannot_be_is_told_so(int code, string words, params string[] verb)
    {
        Ran ran = await BrokerAsync(verb);
        Assert.Equal((code, words), (ran.Code, Assert.Single(ran.Errors)));
    }

    private Task<Ran> BrokerAsync(params string[] verb) => EdgeProgram.RunAsync(["broker", .. verb, "--data", _folder.FullName]);

    private ProcessRun Serve(params string[] options) =>
        EdgeProgram.Start(["serve", "--port", "0", "--broker-port", "0", "--no-browser", "--data", _folder.FullName, .. options]);

    private HttpClient Phone(Uri page)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        _ = policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(_folder.FullName, "page-authority.pem"))));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = page };
    }
}
