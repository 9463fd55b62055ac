// EdgeCard: one edge in three lines and more, each within 80 columns. The same words wherever edges are listed.

using System.Globalization;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Edges;

/// <summary>Prints an edge.</summary>
internal static class EdgeCard
{
    private const int Columns = 80;
    private const int NameColumns = 14;
    private const int StateColumns = 8;
    private const string Unknown = "--";

    /// <summary>What an owner looks for first.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="isPaired">Whether this computer has its key.</param>
    public static IEnumerable<string> Brief(EdgeNode edge, bool isPaired)
    {
        EdgeReport report = edge.Report;
        yield return Fit($"{edge.Name.PadRight(NameColumns)} {State(edge).PadRight(StateColumns)} {report.Board ?? Unknown}  {report.Address ?? Unknown}  firmware {report.Firmware ?? Unknown}");
        yield return Fit($"  signal {SituationWords.Signal(report.SignalDbm)}  heap {Kilobytes(report.HeapFree)}  up {QuantityFormat.Age(report.Uptime)}  starts {Start(report)}");
        yield return Fit($"  {Lock(report, isPaired)}{(report.IsSafeMode ? "  SAFE MODE" : "")}");
        long bad = report.Ports.Values.Sum(port => port.BadBlocks);
        long refused = report.Ports.Values.Sum(port => port.RefusedValues);
        yield return Fit(Text($"  blocks {report.Ports.Values.Sum(port => port.Blocks):N0}  bad {bad:N0}  refused {refused:N0}  waiting {Sum(report, port => port.Waiting)}  thinned {Sum(report, port => port.Thinned)}  dropped {Sum(report, port => port.Dropped)}"));
    }

    /// <summary>Everything that it says of itself.</summary>
    public static IEnumerable<string> Full(EdgeNode edge, bool isPaired)
    {
        EdgeReport report = edge.Report;
        foreach (string line in Brief(edge, isPaired))
        {
            yield return line;
        }

        yield return Fit(Text($"  run {report.BootId ?? Unknown}  reconnects {Number(report.Reconnects)}  refused orders {Number(report.RefusedCommands)}  messages too much {Number(report.IncomingDropped ?? 0)}"));
        if (report.IsSafeMode)
        {
            yield return "  Safe mode: it started again and again, so it leaves its devices alone.";
            yield return "  Restart it, or write a newer program with victron-edge flash.";
        }

        foreach ((string name, PortCounters port) in report.Ports.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return Fit(Text($"  {name}  blocks {port.Blocks:N0}  bad {port.BadBlocks:N0}  refused {port.RefusedValues:N0}  HEX frames {port.Frames:N0}"));
            yield return Fit(Text($"       samples waiting {Number(port.Waiting)}  thinned {Number(port.Thinned)}  dropped {Number(port.Dropped)}  backlog {Number(port.BacklogMessages)}"));
        }
    }

    private static string State(EdgeNode edge) => edge.IsOnline switch
    {
        true => "online",
        false => "offline",
        null => "unknown",
    };

    private static string Start(EdgeReport report) => (report.BootCount, report.BootReason) switch
    {
        (null, null) => Unknown,
        (null, { } reason) => QuantityFormat.Words(reason),
        ({ } count, null) => Text($"{count:N0}"),
        ({ } count, { } reason) => Text($"{count:N0}, last: {QuantityFormat.Words(reason)}"),
    };

    private static string Lock(EdgeReport report, bool isPaired)
    {
        string pairing = isPaired ? "paired with this computer" : "not paired with this computer";
        if (report.Writes is not { } writes)
        {
            return $"{pairing}";
        }

        // As of its last report, which may be a minute old.
        double? minutes = writes.UntilMs is { } until && report.Uptime is { } up ? Math.Max(0, (until - up.TotalMilliseconds) / 60_000) : null;
        string state = writes.Allowed ? Text($"writes allowed for {(minutes is null ? Unknown : Text($"{Math.Ceiling(minutes.Value):N0}"))} min") : "writes locked";
        return $"{state}  {pairing}";
    }

    private static string Kilobytes(long? bytes) => bytes is null ? Unknown : Text($"{bytes / 1024:N0} KB");

    private static string Number(long? count) => count is null ? Unknown : Text($"{count:N0}");

    private static string Sum(EdgeReport report, Func<PortCounters, long?> of) => Number(report.Ports.Values.Select(of).Aggregate((long?)0, (sum, each) => sum + each));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Names and texts come from strangers: a control character in them must not drive the terminal.
    private static string Fit(string line)
    {
        string clean = string.Concat(line.Select(letter => char.IsControl(letter) ? '?' : letter)).TrimEnd();
        return clean.Length <= Columns ? clean : clean[..(Columns - 1)] + "…";
    }
}
