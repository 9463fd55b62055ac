// PageDoor: who may see which route: log-in and log-out, and the check before each request. What is not marked as open needs a role.

using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Victron.Edge.Web.Api;
using Victron.Edge.Web.Pages;

namespace Victron.Edge.Web.Access;

/// <summary>The door of a page.</summary>
internal sealed class PageDoor
{
    /// <summary>Address of the log-in page.</summary>
    public const string LoginPath = "/login";

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string Stamp = "stamp";
    private const string RoleItem = "page-role";
    private const int NextMax = 300;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private readonly IPasswordBook _book;
    private readonly LoginPatience _patience;
    private readonly BasicLogin _basic;

    public PageDoor(IPasswordBook book, TimeProvider time)
    {
        _book = book;
        _basic = new BasicLogin(time);
        _patience = new LoginPatience(time);
    }

    /// <summary>Who asks; known once the door was passed.</summary>
    public static PageRole RoleOf(HttpContext context) => context.Items[RoleItem] is PageRole role ? role : PageRole.Stranger;

    /// <summary>Whether who passed the door would still pass it: a page may stay open for days, and a password may be changed meanwhile.</summary>
    public bool MaySee(HttpContext context)
    {
        PagePasswords passwords = _book.Load(out string? problem);
        return problem is null && ((!passwords.IsSet && !PageHosts.IsBeyond(context)) || IsCurrent(context.User, passwords));
    }

    /// <summary>Adds what the door needs.</summary>
    public void AddServices(IServiceCollection services)
    {
        IDataProtectionBuilder keys = services.AddDataProtection().SetApplicationName("Victron.Edge");
        _ = _book.KeyFolder is { } folder ? keys.PersistKeysToFileSystem(new DirectoryInfo(folder)) : keys.UseEphemeralDataProtectionProvider();
        _ = services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Name = "victron-edge";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Remembered;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = Recheck;
        });
    }

    /// <summary>Puts the door before all routes and adds its own.</summary>
    public void Use(WebApplication app)
    {
        _ = app.UseAuthentication().Use(PassAsync);
        _ = app.MapGet(LoginPath, (string? next) => Form("", next, StatusCodes.Status200OK)).WithMetadata(OpenToStrangers.Mark);
        _ = app.MapPost(LoginPath, (Delegate)LogInAsync).WithMetadata(OpenToStrangers.Mark);
        _ = app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync(Scheme).ConfigureAwait(false);
            return Results.Redirect(LoginPath);
        });
    }

    private async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (IsForeignPost(context.Request))
        {
            await TellAsync(context, Texts.DoorForeign, StatusCodes.Status403Forbidden).ConfigureAwait(false);
            return;
        }

        PagePasswords passwords = _book.Load(out string? problem);
        if (PageHosts.IsBeyond(context) && problem is null && !passwords.IsSet)
        {
            await TellAsync(context, Say.With(Texts.DoorNoPassword, "victron-edge password"), StatusCodes.Status403Forbidden).ConfigureAwait(false);
            return;
        }

        PageRole role = problem is not null ? PageRole.Stranger : !passwords.IsSet ? PageRole.Owner : RoleIn(context.User);
        TimeSpan wait = TimeSpan.Zero;
        if (role == PageRole.Stranger && problem is null && _basic.RoleOf(context, passwords, out wait) is var whose and not PageRole.Stranger)
        {
            // The stamp is that of the password, so that a new one ends what was open; the visit is a viewer's.
            context.User = Who(whose, passwords);
            role = PageRole.Viewer;
        }

        context.Items[RoleItem] = role;
        if (role == PageRole.Viewer && context.GetEndpoint()?.Metadata.GetMetadata<OwnerOnly>() is not null)
        {
            await TellAsync(context, OwnerOnly.Words, StatusCodes.Status403Forbidden).ConfigureAwait(false);
            return;
        }

        if (role != PageRole.Stranger || context.GetEndpoint()?.Metadata.GetMetadata<OpenToStrangers>() is not null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        await TurnAwayAsync(context, wait).ConfigureAwait(false);
    }

    // A person is led to the log-in; a program is told.
    private static Task TurnAwayAsync(HttpContext context, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            string seconds = Seconds(wait);
            context.Response.Headers.RetryAfter = seconds;
            return TellAsync(context, Say.With(Texts.LoginTooMany, seconds), StatusCodes.Status429TooManyRequests);
        }

        bool isForPrograms = BasicLogin.IsFor(context.Request);
        bool isPage = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (isPage && !isForPrograms)
        {
            string asked = context.Request.Path + context.Request.QueryString;
            context.Response.Redirect(asked == "/" ? LoginPath : LoginPath + QueryString.Create("next", asked));
            return Task.CompletedTask;
        }

        if (isForPrograms)
        {
            BasicLogin.Challenge(context);
        }

        return TellAsync(context, Texts.DoorLogInFirst, StatusCodes.Status401Unauthorized);
    }

    private static Task TellAsync(HttpContext context, string sentence, int status)
    {
        if (ApiRoutes.IsFor(context.Request))
        {
            return TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(context);
        }

        context.Response.StatusCode = status;
        return context.Response.WriteAsync(sentence + "\n");
    }

    private async Task<IResult> LogInAsync(HttpContext context)
    {
        IFormCollection form = await SentForm.OfAsync(context).ConfigureAwait(false);
        string? next = form["next"];
        IPAddress address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        PagePasswords passwords = _book.Load(out string? problem);
        if (problem is not null)
        {
            return Form(Say.With(Texts.LoginNoBook, problem), next, StatusCodes.Status503ServiceUnavailable);
        }

        TimeSpan wait = _patience.TryNow(address);
        if (wait > TimeSpan.Zero)
        {
            string seconds = Seconds(wait);
            context.Response.Headers.RetryAfter = seconds;
            return Form(Say.With(Texts.LoginTooMany, seconds), next, StatusCodes.Status429TooManyRequests);
        }

        PageRole role = passwords.RoleOf(form["password"].ToString());
        if (role == PageRole.Stranger)
        {
            int left = _patience.Left(address);
            return Form(
                left == 0 ? Texts.LoginNoneLeft : Say.Count(left, Texts.LoginLeftOne, Texts.LoginLeftMany), next, StatusCodes.Status401Unauthorized);
        }

        _patience.Forgive(address);
        await context.SignInAsync(Scheme, Who(role, passwords), new AuthenticationProperties { IsPersistent = true }).ConfigureAwait(false);
        return Results.LocalRedirect(IsOwn(next) ? next! : "/");
    }

    private static ClaimsPrincipal Who(PageRole role, PagePasswords passwords) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Role, role.ToString()), new Claim(Stamp, passwords.StampOf(role))], Scheme));

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static RazorComponentResult<LoginPage> Form(string problem, string? next, int status) =>
        WebPage.Show<LoginPage>(new { Problem = problem, Next = IsOwn(next) ? next! : "/" }, status);

    // An address of this page; anything that a browser could take for another place is not.
    internal static bool IsOwn(string? next) =>
        next is { Length: > 0 and <= NextMax } && next[0] == '/' && !next.StartsWith("//", StringComparison.Ordinal) && !next.Contains('\\', StringComparison.Ordinal) && !next.Any(char.IsControl);

    // Browsers tell where a form comes from; a program that tells nothing has no cookie that it was not given.
    private static bool IsForeignPost(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return false;
        }

        string site = request.Headers["Sec-Fetch-Site"].ToString();
        string origin = request.Headers.Origin.ToString();
        return site is not ("" or "same-origin" or "none") || (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}");
    }

    private static PageRole RoleIn(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && Enum.TryParse(user.FindFirstValue(ClaimTypes.Role), out PageRole role) ? role : PageRole.Stranger;

    private static bool IsCurrent(ClaimsPrincipal user, PagePasswords passwords) =>
        RoleIn(user) is var role and not PageRole.Stranger && passwords.StampOf(role) is { Length: > 0 } stamp && user.FindFirstValue(Stamp) == stamp;

    private Task Recheck(CookieValidatePrincipalContext context)
    {
        PagePasswords passwords = _book.Load(out string? problem);
        if (problem is not null || context.Principal is not { } user || !IsCurrent(user, passwords))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }
}
