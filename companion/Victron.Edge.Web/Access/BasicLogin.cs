// BasicLogin: the password in the request itself, for programs that only read and cannot fill in a form. It is always a viewer's visit.
// Its tries are counted apart from those of the form: a scraper with an old password keeps nobody from logging in.

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Victron.Edge.Web.Api;

namespace Victron.Edge.Web.Access;

/// <summary>HTTP Basic authentication (RFC 7617).</summary>
internal sealed class BasicLogin(TimeProvider time)
{
    private readonly LoginPatience _patience = new(time);
    private readonly Lock _gate = new();

    // What was right the last time: a hash costs too much for every request, and several may come at once.
    private byte[] _known = [];
    private PageRole _knownRole;

    /// <summary>Whether a request asks for what programs read.</summary>
    public static bool IsFor(HttpRequest request) => request.Path == "/metrics" || ApiRoutes.IsFor(request);

    /// <summary>Has the client ask for a password, unless it is the script of a page that somebody was logged out of.</summary>
    public static void Challenge(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate")
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Victron.Edge\", charset=\"UTF-8\"";
        }
    }

    /// <summary>Whose password a request carries.</summary>
    /// <param name="context">The request.</param>
    /// <param name="passwords">The passwords.</param>
    /// <param name="wait">For how long no password is looked at; zero when it was.</param>
    /// <returns>A stranger's role for a request without a password, with a wrong one, and for one that may change something.</returns>
    public PageRole RoleOf(HttpContext context, PagePasswords passwords, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (!HttpMethods.IsGet(context.Request.Method) || Password(context.Request) is not { } password)
        {
            return PageRole.Stranger;
        }

        byte[] asked = SHA256.HashData(Encoding.UTF8.GetBytes($"{passwords.Owner}\n{passwords.Viewer}\n{password}"));
        IPAddress address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        lock (_gate)
        {
            if (CryptographicOperations.FixedTimeEquals(asked, _known))
            {
                return _knownRole;
            }

            wait = _patience.TryNow(address);
            PageRole role = wait > TimeSpan.Zero ? PageRole.Stranger : passwords.RoleOf(password);
            if (role != PageRole.Stranger)
            {
                _patience.Forgive(address);
                (_known, _knownRole) = (asked, role);
            }

            return role;
        }
    }

    // The name of the user does not matter: passwords tell who somebody is.
    private static string? Password(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || header.Parameter is not { } coded)
        {
            return null;
        }

        byte[] bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded, bytes, out int count) && Encoding.UTF8.GetString(bytes, 0, count) is var text && text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? text[(colon + 1)..] : null;
    }
}
