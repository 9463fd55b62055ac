// PemCertificate: a certificate with its key in a PEM file, and those of the authorities between it and one that is known everywhere.

using System.Security.Cryptography.X509Certificates;

namespace Victron.Edge.Companion.Lan;

/// <summary>Reads certificates.</summary>
internal static class PemCertificate
{
    /// <summary>Reads a file: the certificate first, its key and further certificates in any order.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">There is no certificate with its key in it.</exception>
    /// <exception cref="ArgumentException">As above.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static (X509Certificate2 Certificate, X509Certificate2Collection Chain) Load(string file)
    {
        string text = File.ReadAllText(file);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(text);
        return (Usable(X509Certificate2.CreateFromPem(text, text)), [.. all.Skip(1)]);
    }

    /// <summary>The same certificate as a server takes it: on Windows none whose key exists in memory only.</summary>
    public static X509Certificate2 Usable(X509Certificate2 certificate) =>
        OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null) : certificate;
}
