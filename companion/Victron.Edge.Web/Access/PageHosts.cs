// PageHosts: answers only to names of this machine, so that a page elsewhere cannot be made to read it, and says in every answer what a
// browser may do with it.

using System.Net;
using Microsoft.AspNetCore.Http;

namespace Victron.Edge.Web.Access;

/// <summary>The check before everything else.</summary>
internal sealed class PageHosts(NetworkReach? network)
{
    /// <summary>Passes on what was asked of this machine.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        string host = context.Request.Host.Host;
        bool isOwn = IsBeyond(context) ? IsOfNetwork(context, host) : host is "127.0.0.1" or "localhost" or "[::1]";
        if (!isOwn)
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return context.Response.WriteAsync(IsBeyond(context)
                ? Say.With(Texts.HostsBeyond, "--lan-name") + "\n"
                : Texts.HostsHere + "\n");
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";

        // With "no-referrer" browsers call the origin of our own forms "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>Whether a request came by the way for other machines: that one is always over TLS, the other never.</summary>
    public static bool IsBeyond(HttpContext context) => context.Request.IsHttps;

    private bool IsOfNetwork(HttpContext context, string host) =>
        network is not null
        && ((IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && address.Equals(Plain(context.Connection.LocalIpAddress)))
            || network.Names.Contains(host, StringComparer.OrdinalIgnoreCase));

    // A socket for both versions of IP tells addresses of version 4 within those of version 6.
    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
