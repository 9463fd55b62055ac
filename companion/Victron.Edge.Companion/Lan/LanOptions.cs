// LanOptions: the options of `serve` that open the page to other machines, and what comes of them.

using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QRCoder;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Web;

namespace Victron.Edge.Companion.Lan;

/// <summary>Reads the options.</summary>
internal sealed class LanOptions
{
    private const int UsualPort = 8443;
    private const int PortMax = 65_535;
    private const int PixelsPerModule = 6;

    private readonly Option<bool> _lan = new("--lan") { Description = "Open the page to phones and computers of this network too, over TLS; needs a password" };
    private readonly Option<int> _port = new("--lan-port") { Description = "Its port there", HelpName = "N", DefaultValueFactory = _ => UsualPort };
    private readonly Option<string[]> _names = new("--lan-name") { Description = "Another host name of this computer; may be given several times", HelpName = "HOST", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _certificate = new("--cert") { Description = "Certificate of your own with its key, PEM; one made here unless given", HelpName = "FILE" };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lan);
        command.Add(_port);
        command.Add(_names);
        command.Add(_certificate);
    }

    /// <summary>Checks what can be checked before anything is opened.</summary>
    /// <returns>What is wrong with the words, in one line; null when nothing is.</returns>
    public string? Problem(ParseResult parsed)
    {
        bool isLan = parsed.GetValue(_lan);
        return !isLan && (parsed.GetValue(_certificate) is not null || parsed.GetValue(_names)!.Length > 0) ? "--cert and --lan-name go with --lan."
            : parsed.GetValue(_port) is < 0 or > PortMax ? string.Create(CultureInfo.InvariantCulture, $"--lan-port: give a port from 0 to {PortMax}.")
            : parsed.GetValue(_names)!.FirstOrDefault(name => Uri.CheckHostName(name) != UriHostNameType.Dns) is { } wrong ? $"--lan-name: '{wrong}' is no host name; give for instance van.example.org."
            : null;
    }

    /// <summary>Opens what the page needs for other machines.</summary>
    /// <param name="parsed">The command line, checked.</param>
    /// <param name="data">Where certificates are kept.</param>
    /// <param name="reach">Where the page listens beyond this machine; null where that was not asked for.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public string? Open(ParseResult parsed, DataDirectory data, out NetworkReach? reach)
    {
        reach = null;
        if (!parsed.GetValue(_lan))
        {
            return null;
        }

        if (!new PasswordFile(data).Load(out string? problem).IsSet)
        {
            return problem ?? "--lan opens the page to whoever is in your network; set a password first: victron-edge password";
        }

        int port = parsed.GetValue(_port);
        IReadOnlyList<string> names = LanPlace.Names(parsed.GetValue(_names)!);
        IReadOnlyList<IPAddress> addresses = LanPlace.Addresses();
        string? own = parsed.GetValue(_certificate);
        X509Certificate2? certificate;
        X509Certificate2Collection chain = [];
        PageAuthority? authority = null;
        problem = own is not null ? Read(own, out certificate, out chain) : PageAuthority.Open(data, names, [.. addresses, IPAddress.Loopback], DateTimeOffset.UtcNow, out certificate, out authority);
        if (problem is not null)
        {
            return problem;
        }

        string[] hosts = [.. addresses.Select(address => address.ToString()), .. names.Where(name => name != "localhost")];
        Uri[] pages = [.. (own is null ? hosts : hosts.Reverse()).Select(host => new Uri(string.Create(CultureInfo.InvariantCulture, $"https://{host}:{port}/")))];
        reach = new NetworkReach(IPAddress.Any, port, certificate!, names) { Chain = chain, Steps = new PhoneSteps(pages, Picture(pages[0]), authority?.Fingerprint, authority?.Pem) };
        return null;
    }

    /// <summary>An address as a code for cameras, in characters of a terminal.</summary>
    public static string TerminalCode(Uri page)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(page.ToString(), QRCodeGenerator.ECCLevel.M);
        using var drawn = new AsciiQRCode(code);
        return drawn.GetGraphicSmall();
    }

    private static string Picture(Uri page)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(page.ToString(), QRCodeGenerator.ECCLevel.M);
        using var drawn = new SvgQRCode(code);
        return drawn.GetGraphic(PixelsPerModule);
    }

    private static string? Read(string file, out X509Certificate2? certificate, out X509Certificate2Collection chain)
    {
        (certificate, chain) = (null, []);
        try
        {
            (certificate, chain) = PemCertificate.Load(file);
            return certificate.NotAfter > DateTime.Now ? null : $"--cert: the certificate in '{file}' ended on {certificate.NotAfter:yyyy-MM-dd}.";
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            return $"--cert: '{file}' holds no certificate with its private key; give a PEM file with both.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"--cert: '{file}' cannot be read ({fault.Message.TrimEnd('.')}).";
        }
    }
}
