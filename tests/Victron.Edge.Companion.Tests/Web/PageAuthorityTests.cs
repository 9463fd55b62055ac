// The authority of a page is kept, follows the addresses of its computer, and can vouch for nothing else.

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Victron.Edge.Companion.Lan;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class PageAuthorityTests : IDisposable
{
    private readonly LanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_and_found_again()
    {
        (X509Certificate2 page, PageAuthority authority) = _folder.Open();
        (X509Certificate2 again, PageAuthority same) = _folder.Open();
        Assert.Equal((page.Thumbprint, authority.Fingerprint), (again.Thumbprint, same.Fingerprint));
        Assert.True(again.HasPrivateKey);
        Assert.True(IsTrusted(page, authority));
    }

    [Fact]
    public void Another_address_has_another_certificate_of_the_same_authority()
    {
        (X509Certificate2 page, PageAuthority authority) = _folder.Open();
        (X509Certificate2 moved, PageAuthority same) = _folder.Open(addresses: [IPAddress.Parse("10.0.0.7")]);
        Assert.Equal(authority.Fingerprint, same.Fingerprint);
        Assert.NotEqual(page.Thumbprint, moved.Thumbprint);
        Assert.True(moved.MatchesHostname("10.0.0.7"));
        Assert.False(moved.MatchesHostname("192.168.1.20"));
    }

    [Fact]
    public void It_is_renewed_a_month_before_its_end()
    {
        (X509Certificate2 page, PageAuthority authority) = _folder.Open();
        Assert.Equal(page.Thumbprint, _folder.Open(LanFolder.Now.AddDays(360)).Page.Thumbprint);
        (X509Certificate2 renewed, PageAuthority same) = _folder.Open(LanFolder.Now.AddDays(370));
        Assert.NotEqual(page.Thumbprint, renewed.Thumbprint);
        Assert.Equal(authority.Fingerprint, same.Fingerprint);
        Assert.NotEqual(authority.Fingerprint, _folder.Open(LanFolder.Now.AddYears(9)).Authority.Fingerprint);
    }

    [Fact]
    public void Another_name_needs_another_authority()
    {
        string before = _folder.Open().Authority.Fingerprint;
        (X509Certificate2 page, PageAuthority authority) = _folder.Open(names: ["boat.local", "boat", "localhost"]);
        Assert.NotEqual(before, authority.Fingerprint);
        Assert.True(IsTrusted(page, authority));
    }

    [Theory]
    [InlineData("bank.example", null, false)]
    [InlineData("van.local", null, true)]
    [InlineData(null, "8.8.8.8", false)]
    [InlineData(null, "192.168.7.7", true)]
    public void Its_key_vouches_for_this_computer_and_private_networks_only(string? name, string? address, bool isTrusted)
    {
        PageAuthority authority = _folder.Open().Authority;
        string file = File.ReadAllText(Path.Combine(_folder.Data.Path, "page-authority.pem"));
        using var root = X509Certificate2.CreateFromPem(file, file);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=thief", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (name is not null)
        {
            names.AddDnsName(name);
        }

        if (address is not null)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 leaf = request.Create(root, LanFolder.Now, LanFolder.Now.AddDays(30), [1]);
        Assert.Equal(isTrusted, IsTrusted(leaf, authority));
    }

    [Fact]
    public void Keys_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        _ = _folder.Open();
        foreach (string name in (string[])["page-authority.pem", "page-certificate.pem"])
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixMode.Of(Path.Combine(_folder.Data.Path, name)));
        }
    }

    [Fact]
    public void A_damaged_file_is_told_and_not_replaced()
    {
        _ = _folder.Open();
        string file = Path.Combine(_folder.Data.Path, "page-authority.pem");
        File.WriteAllText(file, "nonsense");
        string? problem = PageAuthority.Open(_folder.Data, LanFolder.Names, LanFolder.Own, LanFolder.Now, out _, out _);
        Assert.Contains("is damaged; move both away", problem, StringComparison.Ordinal);
        Assert.Equal("nonsense", File.ReadAllText(file));
    }

    private static bool IsTrusted(X509Certificate2 page, PageAuthority authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        _ = chain.ChainPolicy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(authority.Pem));
        return chain.Build(page);
    }
}
