// PageAuthority: an authority of this computer's own, and the certificate of its page. The authority can be installed on phones: it is
// limited to addresses of private networks and to the names of this computer, so that its key can vouch for nothing else.
// Source: RFC 5280, sections 4.2.1.9 and 4.2.1.10.

using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Lan;

/// <summary>Makes certificates, and keeps them in the data folder.</summary>
internal sealed class PageAuthority
{
    private const int AuthorityYears = 10;

    // Phones take no certificate that is valid for longer than 398 days.
    private const int PageDays = 397;
    private const int RenewDays = 30;
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string NameConstraints = "2.5.29.30";
    private const string AlternativeNames = "2.5.29.17";

    private static readonly IPNetwork Loopback = IPNetwork.Parse("127.0.0.0/8");

    private readonly X509Certificate2 _authority;

    private PageAuthority(X509Certificate2 authority) => _authority = authority;

    /// <summary>SHA-256 of the authority's certificate, in pairs of digits.</summary>
    public string Fingerprint => string.Join(':', Convert.ToHexString(SHA256.HashData(_authority.RawData)).Chunk(2).Select(pair => new string(pair)));

    /// <summary>The authority's certificate.</summary>
    public string Pem => _authority.ExportCertificatePem() + "\n";

    /// <summary>Opens the authority and the page's certificate; makes what is not there, or does not fit any more.</summary>
    /// <param name="data">Where they are kept.</param>
    /// <param name="names">Host names.</param>
    /// <param name="addresses">Addresses of this computer in private networks; others cannot be vouched for.</param>
    /// <param name="now">The clock.</param>
    /// <param name="page">The page's certificate with its key; null unless the result is null.</param>
    /// <param name="authority">The authority; null unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Open(
        DataDirectory data, IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses, DateTimeOffset now, out X509Certificate2? page, out PageAuthority? authority)
    {
        (page, authority) = (null, null);
        string authorityFile = Path.Combine(data.Path, "page-authority.pem");
        string pageFile = Path.Combine(data.Path, "page-certificate.pem");
        if (data.Prepare() is { } problem)
        {
            return problem;
        }

        try
        {
            X509Certificate2? kept = Load(authorityFile);
            bool isFresh = kept is not null && kept.NotAfter > now.AddDays(PageDays).LocalDateTime && Covers(kept, names);
            X509Certificate2 root = isFresh ? kept! : Keep(authorityFile, MakeAuthority(names, now));
            X509Certificate2? leaf = isFresh ? Load(pageFile) : null;
            bool fits = leaf is not null && leaf.NotAfter > now.AddDays(RenewDays).LocalDateTime && leaf.IssuerName.RawData.SequenceEqual(root.SubjectName.RawData) && Names(leaf).SetEquals(Wanted(names, addresses));
            authority = new PageAuthority(root);
            page = fits ? leaf : Keep(pageFile, authority.MakePage(names, addresses, now));
            return null;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            return $"'{authorityFile}' or '{pageFile}' is damaged; move both away, and install the new authority on your phones.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"the page's certificate cannot be kept in '{data.Path}' ({fault.Message.TrimEnd('.')}); make room, or choose another folder with --data.";
        }
    }

    private static HashSet<string> Wanted(IEnumerable<string> names, IEnumerable<IPAddress> addresses) => [.. names, .. addresses.Select(address => address.ToString())];

    private static HashSet<string> Names(X509Certificate2 certificate) =>
        certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == AlternativeNames) is { } found && new X509SubjectAlternativeNameExtension(found.RawData) is var names
            ? [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())] : [];

    // The authority may vouch for the names that it was made for; another name of the computer needs another authority.
    private static bool Covers(X509Certificate2 authority, IReadOnlyList<string> names) =>
        authority.Extensions.FirstOrDefault(extension => extension.Oid?.Value == NameConstraints)?.RawData.AsSpan().SequenceEqual(Constraints(names)) == true;

    private static X509Certificate2? Load(string file) => File.Exists(file) ? PemCertificate.Load(file).Certificate : null;

    private static X509Certificate2 Keep(string file, X509Certificate2 certificate)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        PrivateFile.Write(file, System.Text.Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n"));
        return PemCertificate.Usable(certificate);
    }

    private static X509Certificate2 MakeAuthority(IReadOnlyList<string> names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string serial = Convert.ToHexString(RandomNumberGenerator.GetBytes(3));
        var request = new CertificateRequest($"CN=Victron.Edge of {names[0]} {serial}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(new X509Extension(NameConstraints, Constraints(names), true));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears));
    }

    private X509Certificate2 MakePage(IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            alternatives.AddDnsName(name);
        }

        foreach (IPAddress address in addresses)
        {
            alternatives.AddIpAddress(address);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_authority, true, false));
        using X509Certificate2 signed = request.Create(_authority, now.AddDays(-1), now.AddDays(PageDays), RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }

    private static byte[] Constraints(IEnumerable<string> names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var permitted = new Asn1Tag(TagClass.ContextSpecific, 0, true);
        using (writer.PushSequence())
        using (writer.PushSequence(permitted))
        {
            foreach (string name in names)
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
                }
            }

            foreach (IPNetwork network in LanPlace.PrivateNetworks.Append(Loopback))
            {
                using (writer.PushSequence())
                {
                    uint mask = uint.MaxValue << (32 - network.PrefixLength);
                    writer.WriteOctetString([.. network.BaseAddress.GetAddressBytes(), (byte)(mask >> 24), (byte)(mask >> 16), (byte)(mask >> 8), (byte)mask], new Asn1Tag(TagClass.ContextSpecific, 7));
                }
            }
        }

        return writer.Encode();
    }
}
