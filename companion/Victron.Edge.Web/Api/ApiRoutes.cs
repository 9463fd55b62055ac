// ApiRoutes: the present as JSON for programs, and the document that describes all of it. Reads only.

using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Web.Api;

/// <summary>Routes for programs.</summary>
internal sealed class ApiRoutes(LiveHub hub)
{
    /// <summary>Begin of every address for programs.</summary>
    public const string Base = "/api";

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        _ = app.MapGet(Base + "/devices", Devices).WithSummary("All devices with their values.");
        _ = app.MapGet(Base + "/devices/{edge}/{port}", OneDevice).WithSummary("One device with its values.").ProducesProblem(StatusCodes.Status404NotFound);
        _ = app.MapGet(Base + "/edges", Edges).WithSummary("All edges with their health.");
        _ = app.MapGet(Base + "/alarms", Alarms).WithSummary("Alarms that go on, oldest first.").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        _ = app.MapOpenApi(ApiDocument.Address);
    }

    /// <summary>Whether an address is one for programs, which are told what is wrong as problem details.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments(Base);

    private Ok<IReadOnlyList<ApiDevice>> Devices()
    {
        LivePicture picture = hub.Look();
        return TypedResults.Ok<IReadOnlyList<ApiDevice>>([.. picture.Devices.Select(device => ApiDevice.Of(picture, device))]);
    }

    private Results<Ok<ApiDevice>, ProblemHttpResult> OneDevice([Description("Name of its edge.")] string edge, [Description("Name of its port.")] string port)
    {
        LivePicture picture = hub.Look();
        return picture.Find(edge, port) is { } device ? TypedResults.Ok(ApiDevice.Of(picture, device))
            : TypedResults.Problem($"There is no device at {new PortAddress(edge, port)}, or it has not spoken yet; {Base}/devices lists those there are.", statusCode: StatusCodes.Status404NotFound);
    }

    private Ok<IReadOnlyList<ApiEdge>> Edges() => TypedResults.Ok<IReadOnlyList<ApiEdge>>([.. hub.Look().Edges.Select(ApiEdge.Of)]);

    private Results<Ok<IReadOnlyList<ApiAlarm>>, ProblemHttpResult> Alarms()
    {
        LivePicture picture = hub.Look();

        // Of a book that cannot be read nobody knows that it is empty.
        return picture.Alarms.Count == 0 && hub.Alarms?.Problem is { } problem ? TypedResults.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok<IReadOnlyList<ApiAlarm>>([.. picture.Alarms.Select(alarm => ApiAlarm.Of(alarm, picture.Now))]);
    }
}
