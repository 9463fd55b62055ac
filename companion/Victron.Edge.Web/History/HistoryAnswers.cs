// HistoryAnswers: the past as JSON for charts and programs, and as a table of comma-separated values.

using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
            .Produces<JsonElement>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
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

        IReadOnlyDictionary<string, IReadOnlyList<TrendPoint>> points = request.Query.Read(history, request.Address, request.Keys, out StoreProblem? trouble);
        problem = trouble?.Words;
        return [.. request.Keys.Select(key => new HistorySeries(key, ValueWords.Name(key, names), names.Unit(key) ?? "", points.GetValueOrDefault(key) ?? []))];
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
        operation.Summary = "Quantities of a device over time.";
        operation.Description = "Times are milliseconds since 1970. A point is its begin, smallest, mean, largest and last number, and the seconds for which it is known; or begin, code and seconds.";
        operation.Parameters =
        [
            ApiDocument.Parameter("d", "The device as EDGE/PORT.", isRequired: true),
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

    private static IResult Json(HistoryRequest request, IReadOnlyList<HistorySeries> series)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("device", request.Address.ToString());
            json.WriteNumber("from", request.Query.FromMs);
            json.WriteNumber("to", request.Query.ToMs);
            json.WriteNumber("span", request.Query.SpanMs);
            json.WriteStartArray("series");
            foreach (HistorySeries each in series)
            {
                Write(json, each);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return TypedResults.Bytes(bytes.ToArray(), "application/json");
    }

    private static void Write(Utf8JsonWriter json, HistorySeries series)
    {
        json.WriteStartObject();
        json.WriteString("key", series.Key);
        json.WriteString("name", series.Name);
        json.WriteString("unit", series.Unit);

        // at, min, mean, max, last, seconds of which it is known; or at, word, seconds.
        json.WriteStartArray("points");
        foreach ((long at, TrendCell cell) in series.Points)
        {
            json.WriteStartArray();
            json.WriteNumberValue(at);
            if (cell.Word is { } word)
            {
                json.WriteStringValue(word);
            }
            else
            {
                json.WriteNumberValue(cell.Number(cell.Min));
                json.WriteNumberValue(cell.Mean);
                json.WriteNumberValue(cell.Number(cell.Max));
                json.WriteNumberValue(cell.Number(cell.Last));
            }

            json.WriteNumberValue(cell.CoveredMs / 1000);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

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
                    DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), request.Address.ToString(), each.Key, each.Unit,
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
