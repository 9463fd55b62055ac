// RecordCommand: `victron-edge record`: stores the samples of all edges at a broker, and answers them what they may forget.
// What ends it: Ctrl-C (0); a refused login, an unknown host, a database that cannot be used (1); wrong usage (2).
// What it outlives: a broker that is down, a full disk, a database that is locked for a while.

using System.CommandLine;
using System.Text;
using Victron.Edge.Companion.Record;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>record</c>.</summary>
public static class RecordCommand
{
    private static readonly TimeSpan StatusMin = TimeSpan.FromSeconds(1);

    private static readonly Option<string?> Broker = new("--broker")
    {
        Description = "MQTT broker to listen to; mqtt://127.0.0.1:1883 unless given",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
    };

    private static readonly Option<string?> Data = DataDirectory.Option();
    private static readonly RetentionOptions Keep = new(TrendRetention.Forever);
    private static readonly Option<bool> Summary = new("--summary") { Description = "Show what is stored of each device, then end" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON on standard output: an object a status, or with --summary a device" };

    private static readonly Option<string> Status = new("--status")
    {
        Description = "Time between two lines that say how it goes",
        HelpName = "DURATION",
        DefaultValueFactory = _ => "1m",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("record",
            """
            Stores every sample of all edges at a broker in a database; fetches what they kept while it was away. Runs until Ctrl-C.

            Examples:
              victron-edge record
              victron-edge record --broker mqtt://companion:secret@192.168.1.20 --data /srv/victron-edge
              victron-edge record --summary
              victron-edge record --summary --json
            """) { Broker, Data, Summary, Json, Status };
        Keep.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        string? broker = parsed.GetValue(Broker);
        string every = parsed.GetRequiredValue(Status);
        BrokerAddress? address = BrokerAddress.Local;
        string? problem = null;
        if (broker is not null && parsed.GetValue(Summary))
        {
            problem = "--broker and --summary: give one of them; a summary needs no broker";
        }
        else if (broker is not null && !BrokerAddress.TryParse(broker, out address, out string? brokerProblem))
        {
            problem = $"--broker: {brokerProblem}";
        }

        if (!DurationText.TryParse(every, out TimeSpan statusEvery) || statusEvery < StatusMin)
        {
            problem ??= $"--status: '{every}' is no time of at least 1s; {DurationText.Form}";
        }

        DataDirectory? data = null;
        if (problem is null && !DataDirectory.TryFind(parsed.GetValue(Data), out data, out string? dataProblem))
        {
            problem = dataProblem;
        }

        string? keep = Keep.Read(parsed, out TrendRetention retention);
        problem ??= keep;
        if (problem is not null)
        {
            await error.WriteLineAsync($"record: {problem}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        using StreamWriter? bytes = ReferenceEquals(output, Console.Out) ? new StreamWriter(StandardOutput.Open(), new UTF8Encoding(false)) { AutoFlush = true } : null;
        return parsed.GetValue(Summary)
            ? Summarise(data!, parsed.GetValue(Json), bytes ?? output, error)
            : await RecordAsync(address!, data!, retention, statusEvery, parsed.GetValue(Json) ? bytes ?? output : null, error, stop).ConfigureAwait(false);
    }

    private static int Summarise(DataDirectory data, bool json, TextWriter output, TextWriter error)
    {
        using SqliteSampleHistory? history = SqliteSampleHistory.Open(data.SamplesFile, out StoreProblem? problem);
        IReadOnlyList<PortSummary> ports = history?.Summaries(out problem) ?? [];
        if (problem is not null)
        {
            error.WriteLine($"record: {problem.Words}");
            return problem.Trouble == StoreTrouble.Absent ? ExitCode.WrongUsage : ExitCode.Failed;
        }

        foreach (string line in json ? ports.Select(RecordSummary.Json) : RecordSummary.Lines(ports, TimeZoneInfo.Local))
        {
            output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static async Task<int> RecordAsync(
        BrokerAddress address, DataDirectory data, TrendRetention retention, TimeSpan statusEvery, TextWriter? json, TextWriter error, CancellationToken stop)
    {
        var log = new StatusWriter(error, TimeProvider.System);
        var recording = new Recording(address, data, log, TimeProvider.System)
        {
            Retention = retention,
            StatusEvery = statusEvery,
            Say = (status, edges, devices) => Say(status, edges, devices, json, log),
        };
        string? problem = await recording.RunAsync(stop).ConfigureAwait(false);
        if (problem is null)
        {
            return ExitCode.Done;
        }

        await error.WriteLineAsync($"record: {problem}").ConfigureAwait(false);
        return ExitCode.Failed;
    }

    private static void Say(RecordStatus status, int edges, int devices, TextWriter? json, StatusWriter log)
    {
        if (json is null)
        {
            log.Line(status.Line(edges, devices));
            return;
        }

        try
        {
            json.WriteLine(status.Json(edges, devices));
        }
        catch (IOException)
        {
            // Nobody reads it any more: the recording matters more.
        }
    }
}
