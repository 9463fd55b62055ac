// PageReach: where a page listens, and under which names it answers there.

using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Victron.Edge.Web;

/// <summary>Where a page is.</summary>
/// <param name="Port">TCP port on the loopback address; 0 takes a free one.</param>
public sealed record PageReach(int Port)
{
    /// <summary>Beyond this machine; null for nowhere else.</summary>
    public NetworkReach? Network { get; init; }
}

/// <summary>Where a page is for other machines, always over TLS and never without a password.</summary>
/// <param name="Listen">Address to listen on.</param>
/// <param name="Port">TCP port; 0 takes a free one.</param>
/// <param name="Certificate">With its private key.</param>
/// <param name="Names">Host names of this machine; its addresses count without being named.</param>
public sealed record NetworkReach(IPAddress Listen, int Port, X509Certificate2 Certificate, IReadOnlyList<string> Names)
{
    /// <summary>Certificates of the authorities between it and one that is known everywhere.</summary>
    public X509Certificate2Collection Chain { get; init; } = [];

    /// <summary>What <c>/phone</c> shows; null for a page without it.</summary>
    public PhoneSteps? Steps { get; init; }
}

/// <summary>How a phone gets to the page.</summary>
/// <param name="Addresses">Addresses of the page, the best first.</param>
/// <param name="Picture">The first as a QR code: SVG.</param>
/// <param name="Fingerprint">SHA-256 of the authority's certificate; null for a certificate of the user's own.</param>
/// <param name="Authority">The authority's certificate as PEM; null for a certificate of the user's own.</param>
public sealed record PhoneSteps(IReadOnlyList<Uri> Addresses, string Picture, string? Fingerprint, string? Authority);
