// WebPage: the page as a web server: on the loopback address, and beyond this machine where that was asked for. Under which names it
// answers is told by PageHosts, who may see it by PageDoor.

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.Alarms;
using Victron.Edge.Web.Api;
using Victron.Edge.Web.History;
using Victron.Edge.Web.Live;
using Victron.Edge.Web.Metrics;
using Victron.Edge.Web.Pages;
using Victron.Edge.Web.Settings;

namespace Victron.Edge.Web;

/// <summary>A running page.</summary>
public sealed class WebPage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LiveHub _hub;
    private readonly CancellationTokenSource _end;

    private WebPage(WebApplication app, LiveHub hub, CancellationTokenSource end, int port)
    {
        _app = app;
        _hub = hub;
        _end = end;
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Port for other machines; null where it is not for them.</summary>
    public int? NetworkPort { get; private init; }

    /// <summary>All that it answers.</summary>
    internal IReadOnlyList<Endpoint> Routes => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Starts it.</summary>
    /// <param name="hub">The present; belongs to the page from now on.</param>
    /// <param name="brokerText">Where edges publish to, for a page without devices.</param>
    /// <param name="reach">Where it listens.</param>
    /// <param name="passwords">Who may see it.</param>
    /// <param name="history">The past.</param>
    /// <param name="settings">The way to the settings of devices.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The port is taken or not allowed; the message says so in one line.</exception>
    public static async Task<WebPage> StartAsync(LiveHub hub, string brokerText, PageReach reach, IPasswordBook passwords, IHistoryBook history, ISettingsRoad settings, TimeProvider time)
    {
        var door = new PageDoor(passwords, time);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _ = builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = 1024 * 1024;
            options.Listen(IPAddress.Loopback, reach.Port);
            if (reach.Network is { } network)
            {
                options.Listen(network.Listen, network.Port, listen => listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (network.Certificate, network.Chain)));
            }
        });
        _ = builder.Logging.ClearProviders();
        _ = builder.Services.AddRoutingCore().AddRazorComponents();
        door.AddServices(builder.Services);
        ApiDocument.AddServices(builder.Services);
        _ = builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        WebApplication app = builder.Build();
        _ = app.UseResponseCompression().Use(new PageHosts(reach.Network).CheckAsync).UseRouting();
        door.Use(app);
        Map(app, hub, door, brokerText, history, time);
        MapPhone(app, hub, reach.Network?.Steps);
        new ApiRoutes(hub).Map(app);
        new HistoryRoutes(new HistoryAnswers(history, hub.Names, time), hub, time).Map(app);
        var end = new CancellationTokenSource();
        if (hub.Alarms is { } alarms)
        {
            new AlarmRoutes(alarms, hub, time).Map(app);
        }

        new SettingsRoutes(settings, hub, time, end.Token).Map(app);
        new LogRoutes(settings, hub, door).Map(app);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            end.Dispose();
            throw new IOException(
                reach.Network is { } network ? $"port {reach.Port} on 127.0.0.1, or port {network.Port}, cannot be used for the page; choose another with --port or --lan-port"
                : $"port {reach.Port} on 127.0.0.1 cannot be used for the page; choose another with --port", fault);
        }

        Uri[] urls = [.. app.Urls.Select(url => new Uri(url.Replace("[::]", "127.0.0.1", StringComparison.Ordinal)))];
        return new WebPage(app, hub, end, urls.First(url => url.Scheme == Uri.UriSchemeHttp).Port) { NetworkPort = urls.FirstOrDefault(url => url.Scheme == Uri.UriSchemeHttps)?.Port };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(new CancellationToken(true)).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _hub.Dispose();
        _end.Dispose();
    }

    private static void Map(WebApplication app, LiveHub hub, PageDoor door, string brokerText, IHistoryBook history, TimeProvider time)
    {
        var lines = new Sparklines(history, time);
        _ = app.MapGet("/", () =>
        {
            LivePicture picture = hub.Look();
            return Show<OverviewPage>(new { Picture = picture, BrokerText = brokerText, Lines = lines.Of(picture.Devices) });
        });
        _ = app.MapGet("/edges", (HttpContext context) => Show<EdgesPage>(new { Picture = hub.Look(), IsOwner = PageDoor.RoleOf(context) == PageRole.Owner }));
        _ = app.MapGet("/more", () => Show<MorePage>(new { Picture = hub.Look() }));
        _ = app.MapGet("/device/{edge}/{port}", IResult (string edge, string port) => hub.Look() is var picture && picture.Find(edge, port) is { } device
            ? Show<DevicePage>(new { Device = device, Picture = picture, HasPast = history.SizeBytes is not null })
            : Missing(picture, Say.With(Texts.MissingDevice, edge, port), PageScope.Fields(new PortAddress(edge, port))));
        _ = app.MapGet("/live", IResult (HttpContext context, string? scope, string? shape, CancellationToken stop) => PageScope.IsKnown(scope ?? "")
            ? TypedResults.ServerSentEvents(LiveFeed.EventsAsync(hub, scope!, shape ?? "", () => door.MaySee(context), stop))
            : TypedResults.Problem("scope: give o/, e/, a/ or d/EDGE/PORT/.", statusCode: StatusCodes.Status400BadRequest));
        _ = app.MapGet("/metrics", () => MetricsAnswer.Of(hub.Look()));
        _ = app.MapGet("/health", () => TypedResults.Text("well\n")).WithMetadata(OpenToStrangers.Mark);
        foreach (WebFile file in WebFile.All)
        {
            RouteHandlerBuilder route = app.MapGet("/" + file.Name, file.Answer);
            _ = file.IsOfLogin ? route.WithMetadata(OpenToStrangers.Mark) : route;
        }

        _ = app.MapFallback(IResult (HttpContext context) => ApiRoutes.IsFor(context.Request)
            ? TypedResults.Problem($"There is no such address; {ApiDocument.Address} lists those there are.", statusCode: StatusCodes.Status404NotFound)
            : Missing(hub.Look(), Texts.MissingPage));
    }

    /// <summary>A page as an answer.</summary>
    internal static RazorComponentResult<T> Show<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : Microsoft.AspNetCore.Components.IComponent => new(parameters) { PreventStreamingRendering = true, StatusCode = status };

    /// <summary>The page that says what is not here.</summary>
    internal static RazorComponentResult<MissingPage> Missing(LivePicture picture, string sentence, string scope = "") =>
        Show<MissingPage>(new { Picture = picture, Sentence = sentence, Scope = scope }, StatusCodes.Status404NotFound);

    private static void MapPhone(WebApplication app, LiveHub hub, PhoneSteps? steps)
    {
        _ = app.MapGet("/phone", () => Show<PhonePage>(new { Picture = hub.Look(), Steps = steps }));
        if (steps is not null)
        {
            _ = app.MapGet("/phone.svg", () => TypedResults.Text(steps.Picture, "image/svg+xml"));
        }

        if (steps?.Authority is { } authority)
        {
            // A certificate is no secret, and a phone needs it before it can log in without a warning.
            _ = app.MapGet("/authority.pem", () => TypedResults.File(System.Text.Encoding.ASCII.GetBytes(authority), "application/x-x509-ca-cert", "victron-edge-authority.pem")).WithMetadata(OpenToStrangers.Mark);
        }
    }
}
