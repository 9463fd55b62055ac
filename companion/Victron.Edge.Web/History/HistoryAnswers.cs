// HistoryAnswers: the past as JSON for charts and programs, and as a table of comma-separated values.

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Web.Api;

namespace Victron.Edge.Web.History;

/// <summary>Routes of the past.</summary>
internal sealed class HistoryAnswers(IHistoryBook book, IQuantityNames names, TimeProvider time)
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Bytes that the past takes on the disk; null where there is none.</summary>
    public long? SizeBytes => book.SizeBytes;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        _ = app.MapGet(ApiRoutes.Base + "/history", (HttpContext context) => Answer(context, Json)).AddOpenApiOperationTransformer(DescribeAsync)
            .Produces<ApiHistory>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        _ = app.MapGet("/history.csv", (HttpContext context) => Answer(context, Csv));
    }

    /// <summary>The series of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="problem">Why they cannot be read, one line; null when they can.</param>
    public IReadOnlyList<HistorySeries> Read(HistoryRequest request, out string? problem)
    {
        ITrendHistory? history = book.Open(out problem);
        if (history is null)
        {
            return [];
        }

        var series = new List<HistorySeries>();
        foreach (PortAddress address in request.Addresses)
        {
            IReadOnlyDictionary<string, IReadOnlyList<TrendPoint>> points = request.Query.Read(history, address, request.Keys, out StoreProblem? trouble);
            if (trouble is not null)
            {
                problem = trouble.Words;
                return [];
            }

            series.AddRange(request.Keys.Select(key => new HistorySeries(address, key, ValueWords.Name(key, names), names.Unit(key) ?? "", points.GetValueOrDefault(key) ?? [])));
        }

        // Beside others, a device is not asked for what it never has.
        return request.Addresses.Count == 1 ? series : [.. series.Where(each => each.Points.Count > 0)];
    }

    /// <summary>The quantities of a port that can be drawn, numbers with a unit first.</summary>
    public IReadOnlyList<string> Keys(PortAddress address, out string? problem)
    {
        ITrendHistory? history = book.Open(out problem);
        IReadOnlyList<string> keys = history is null ? [] : history.Keys(address, out StoreProblem? trouble) is var all && trouble is null ? all : [];
        return [.. keys.Where(key => names.Name(key) is not null).OrderBy(key => string.IsNullOrEmpty(names.Unit(key)) ? 1 : 0).ThenBy(key => names.Name(key), StringComparer.Ordinal)];
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        operation.Summary = "Quantities of devices over time.";
        operation.Parameters =
        [
            ApiDocument.Parameter("d", $"Up to {HistoryRequest.DevicesMax} devices as EDGE/PORT, with commas between.", isRequired: true),
            ApiDocument.Parameter("q", $"Keys of up to {HistoryRequest.KeysMax} quantities, with commas between.", isRequired: true),
            ApiDocument.Parameter("r", $"A range that ends now: {string.Join(", ", HistoryRequest.Ranges.Select(range => range.Key))}; {HistoryRequest.UsualRange} unless given."),
            ApiDocument.Parameter("from", "Instead of a range: its begin, ISO 8601 with a time zone."),
            ApiDocument.Parameter("to", "Its end."),
        ];
        return Task.CompletedTask;
    }

    private IResult Answer(HttpContext context, Func<HistoryRequest, IReadOnlyList<HistorySeries>, IResult> form)
    {
        string? wrong = HistoryRequest.Read(context.Request.Query, time.GetUtcNow(), out HistoryRequest? request);
        if (wrong is null && request!.Keys.Count == 0)
        {
            wrong = "q: give a quantity, for instance q=battery_voltage.";
        }

        if (wrong is not null)
        {
            return TypedResults.Problem(wrong, statusCode: StatusCodes.Status400BadRequest);
        }

        IReadOnlyList<HistorySeries> series = Read(request!, out string? problem);
        return problem is null ? form(request!, series) : TypedResults.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<ApiHistory> Json(HistoryRequest request, IReadOnlyList<HistorySeries> series) =>
        TypedResults.Ok(new ApiHistory(request.Query.FromMs, request.Query.ToMs, request.Query.SpanMs, [.. series.Select(ApiSeries.Of)]));

    private static IResult Csv(HistoryRequest request, IReadOnlyList<HistorySeries> series)
    {
        var text = new StringBuilder("time,device,key,unit,min,mean,max,last,word,covered_s,energy_wh\r\n");
        foreach (HistorySeries each in series)
        {
            foreach ((long at, TrendCell cell) in each.Points)
            {
                bool isNumber = cell.Word is null;
                string[] row =
                [
                    DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), each.Address.ToString(), each.Key, each.Unit,
                    isNumber ? Number(cell.Number(cell.Min)) : "", isNumber ? Number(cell.Mean) : "", isNumber ? Number(cell.Number(cell.Max)) : "", isNumber ? Number(cell.Number(cell.Last)) : "",
                    Quoted(cell.Word ?? ""), (cell.CoveredMs / 1000).ToString(CultureInfo.InvariantCulture), each.Unit == "W" && isNumber ? Number(Math.Round(cell.Mean * cell.CoveredMs / 3_600_000, 3)) : "",
                ];
                _ = text.AppendJoin(',', row).Append("\r\n");
            }
        }

        return TypedResults.File(Utf8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "history.csv");
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    // A spreadsheet takes what begins so for a formula.
    private static string Quoted(string word) =>
        (word.Length > 0 && word[0] is '=' or '+' or '-' or '@' ? "'" : "") is var guard && word.IndexOfAny([',', '"', '\r', '\n']) >= 0
            ? $"\"{guard}{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guard + word;
}
