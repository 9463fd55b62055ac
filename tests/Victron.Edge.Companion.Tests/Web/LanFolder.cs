// LanFolder: a data folder with an authority, and a page that listens for other machines too, on the loopback address.

using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Lan;
using Victron.Edge.Web;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed class LanFolder : IDisposable
{
    public static readonly IPAddress[] Own = [IPAddress.Loopback, IPAddress.Parse("192.168.1.20")];
    public static readonly string[] Names = ["van.local", "van", "localhost"];
    public static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-lan-");

    public DataDirectory Data => DataDirectory.TryFind(_folder.FullName, null, out DataDirectory? data, out string? problem) ? data : throw new IOException(problem);

    public (X509Certificate2 Page, PageAuthority Authority) Open(DateTimeOffset? now = null, string[]? names = null, IPAddress[]? addresses = null)
    {
        string? problem = PageAuthority.Open(Data, names ?? Names, addresses ?? Own, now ?? Now, out X509Certificate2? page, out PageAuthority? authority);
        Assert.Null(problem);
        return (page!, authority!);
    }

    /// <summary>A reach on the loopback address, as a network would have it.</summary>
    public PageReach Reach()
    {
        (X509Certificate2 page, PageAuthority authority) = Open();
        return new PageReach(0)
        {
            Network = new NetworkReach(IPAddress.Loopback, 0, page, Names)
            {
                Steps = new PhoneSteps([new Uri("https://192.168.1.20:8443/")], "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", authority.Fingerprint, authority.Pem),
            },
        };
    }

    /// <summary>A client that trusts this folder's authority and nobody else, whatever host it names in a request.</summary>
    public HttpClient Client(Uri address) => Client(address, X509Certificate2.CreateFromPem(Open().Authority.Pem));

    /// <summary>A client that trusts an authority and nobody else, whatever host it names in a request.</summary>
    public static HttpClient Client(Uri address, X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        _ = policy.CustomTrustStore.Add(root);
        var trust = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = policy,
            RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None,
        };
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = trust }) { BaseAddress = address };
    }

    public void Dispose() => _folder.Delete(true);
}
