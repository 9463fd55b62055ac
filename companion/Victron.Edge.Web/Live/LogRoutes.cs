// LogRoutes: the log of a device: what goes between it and the companion, while somebody looks.

using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.Pages;
using Victron.Edge.Web.Settings;

namespace Victron.Edge.Web.Live;

/// <summary>Routes of logs.</summary>
internal sealed class LogRoutes(ISettingsRoad road, LiveHub hub, PageDoor door)
{
    // Each is a connection to the broker.
    private const int OpenMax = 8;

    private int _open;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        _ = app.MapGet("/device/{edge}/{port}/log", IResult (string edge, string port) => hub.Look() is var picture && picture.Find(edge, port) is { } device
            ? WebPage.Show<LogPage>(new { Device = device, Picture = picture })
            : WebPage.Missing(picture, Say.With(Texts.MissingDevice, edge, port)));
        _ = app.MapGet("/device/{edge}/{port}/log/lines", Lines);
    }

    private IResult Lines(HttpContext context, string edge, string port) => hub.Look().Find(edge, port) is { } device
        ? TypedResults.ServerSentEvents(EventsAsync(device.Address, context, context.RequestAborted))
        : TypedResults.Problem(Say.With(Texts.MissingDevice, edge, port), statusCode: StatusCodes.Status404NotFound);

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(PortAddress place, HttpContext context, [EnumeratorCancellation] CancellationToken stop)
    {
        try
        {
            if (Interlocked.Increment(ref _open) > OpenMax)
            {
                // The browser asks again by itself.
                yield return Event(new PortLine(hub.Look().Now, "", Say.With(Texts.LogTooMany, OpenMax)));
                yield break;
            }

            // Else the browser hears nothing at all before the device says something.
            yield return new SseItem<string>("", "begin");
            await foreach (PortLine line in road.LinesAsync(place, stop).ConfigureAwait(false))
            {
                if (!door.MaySee(context))
                {
                    yield break;
                }

                yield return Event(line);
            }
        }
        finally
        {
            _ = Interlocked.Decrement(ref _open);
        }
    }

    private static SseItem<string> Event(PortLine line) =>
        new(JsonSerializer.Serialize(new[] { line.At.ToString("HH:mm:ss.f", CultureInfo.InvariantCulture), line.Topic, line.Text }), "line");
}
