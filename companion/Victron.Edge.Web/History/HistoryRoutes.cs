// HistoryRoutes: the page of the past. Without a word it shows the first device, and of a device what its tile shows first.

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Live;
using Victron.Edge.Web.Pages;

namespace Victron.Edge.Web.History;

/// <summary>Routes of the past.</summary>
internal sealed class HistoryRoutes(HistoryAnswers answers, LiveHub hub, TimeProvider time)
{
    private const string AlsoDrawn = "battery_voltage";

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        answers.Map(app);
        _ = app.MapGet("/history", Page);
    }

    private RazorComponentResult<HistoryPage> Page(HttpContext context)
    {
        LivePicture picture = hub.Look();
        string? problem = null;
        HistoryRequest? request = null;
        bool isAsked = context.Request.Query["d"].Count > 0;
        if (isAsked || picture.Devices.Count > 0)
        {
            problem = HistoryRequest.Read(context.Request.Query, time.GetUtcNow(), out request, isAsked ? null : picture.Devices[0].Address);
        }

        var keys = new List<string>();
        foreach (PortAddress address in request?.Addresses ?? [])
        {
            keys.AddRange(answers.Keys(address, out string? trouble).Except(keys));
            problem ??= trouble;
        }

        if (request is { Keys.Count: 0 })
        {
            request = request with { Keys = [.. Usual(picture, request.Addresses).Intersect(keys)] };
        }

        IReadOnlyList<HistorySeries> series = request is { Keys.Count: > 0 } && problem is null ? answers.Read(request, out problem) : [];
        return WebPage.Show<HistoryPage>(
            new { Picture = picture, Request = request, Keys = keys, Series = series, Problem = problem, answers.SizeBytes },
            isAsked && request is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static IEnumerable<string> Usual(LivePicture picture, IReadOnlyList<PortAddress> addresses) =>
        addresses.Select(address => picture.Find(address.Edge, address.Port)).OfType<Device>().Select(device => TileRows.Of(device)?.Big).OfType<string>()
            .Append(AlsoDrawn).Distinct().Take(HistoryRequest.KeysMax);
}
