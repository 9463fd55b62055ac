// EdgeOrders: tells an edge to show itself, to restart, or to let settings be written, and waits for it to say that it did.
// Order and answer go over MQTT; the proof for unlocking is made here, so that the key never leaves this computer.

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Victron.Edge.Agent;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Edges;

/// <summary>Gives orders to edges.</summary>
internal sealed class EdgeOrders(EdgeDesk desk)
{
    // An order takes a second; a restart of an ESP32 with Wi-Fi and broker half a minute or so.
    private static readonly TimeSpan AnswerWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestartWait = TimeSpan.FromSeconds(90);

    private const string NotTaken = "the broker did not take the order; try again.";

    /// <summary>Has an edge show which board it is.</summary>
    public async Task<EdgeAnswer> IdentifyAsync(string name, CancellationToken stop)
    {
        if (desk.Find(name, out _) is { } problem)
        {
            return EdgeAnswer.Failed(problem);
        }

        return await desk.OrderAsync(name, Order("identify"), stop).ConfigureAwait(false)
            ? EdgeAnswer.Done($"{name} was told to show itself for half a minute: a board blinks, an edge on a computer writes a line.")
            : EdgeAnswer.Failed(NotTaken);
    }

    /// <summary>Tells an edge to restart; that it is back is heard from it.</summary>
    public async Task<EdgeAnswer> TellToRestartAsync(string name, CancellationToken stop) =>
        desk.Find(name, out _) is { } problem ? EdgeAnswer.Failed(problem)
            : await desk.OrderAsync(name, Order("restart"), stop).ConfigureAwait(false) ? EdgeAnswer.Done($"{name} was told to restart.")
            : EdgeAnswer.Failed(NotTaken);

    /// <summary>Restarts an edge and waits until it is back.</summary>
    public async Task<EdgeAnswer> RestartAsync(string name, CancellationToken stop)
    {
        string? before = desk.Find(name, out EdgeNode edge) is null ? edge.Report.BootId : null;
        EdgeAnswer told = await TellToRestartAsync(name, stop).ConfigureAwait(false);
        if (!told.IsDone)
        {
            return told;
        }

        bool isBack = await desk.SaysAsync(name, report => report.BootId is not null && report.BootId != before, RestartWait, stop).ConfigureAwait(false);
        return isBack
            ? EdgeAnswer.Done($"{name} has restarted.")
            : EdgeAnswer.Failed($"{name} is not back after {RestartWait.TotalSeconds:N0} s; look at it, and see: victron-edge edges show {name}");
    }

    /// <summary>Lets the settings of an edge's devices be written for some minutes.</summary>
    /// <param name="name">The edge.</param>
    /// <param name="key">Its pairing key, 32 bytes.</param>
    /// <param name="minutes">1 to 60; 0 locks again.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<EdgeAnswer> UnlockAsync(string name, byte[] key, int minutes, CancellationToken stop)
    {
        if (desk.Find(name, out EdgeNode edge) is { } problem)
        {
            return EdgeAnswer.Failed(problem);
        }

        if (edge.Report.Writes?.Challenge is null)
        {
            return EdgeAnswer.Failed($"{name} has no pairing key, so nobody can unlock it from afar; give it one: a board with victron-edge flash, an agent by starting it anew on a computer that is paired.");
        }

        if (!await desk.OrderAsync(name, Order("publish"), stop).ConfigureAwait(false))
        {
            return EdgeAnswer.Failed(NotTaken);
        }

        // What the broker had kept may be a minute old; the proof says in the edge's own time when it ends.
        TimeSpan? kept = edge.Report.Uptime;
        _ = await desk.SaysAsync(name, report =>
        {
            edge = edge with { Report = report };
            return report.Uptime != kept;
        }, AnswerWait, stop).ConfigureAwait(false);
        if (edge.Report.Writes?.Challenge is not { } challenge || edge.Report.Uptime is not { } uptime || uptime == kept)
        {
            return EdgeAnswer.Failed(Unanswered(name));
        }

        long until = (long)(uptime + AnswerWait).TotalMilliseconds;
        byte[] text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"unlock|{name}|{challenge}|{minutes}|{until}"));
        JsonObject order = new() { ["command"] = "unlock", ["minutes"] = minutes, ["until"] = until, ["mac"] = Hex.Text(HmacSha256.Compute(key, text, text.Length)) };
        if (!await desk.OrderAsync(name, order.ToJsonString(), stop).ConfigureAwait(false))
        {
            return EdgeAnswer.Failed(NotTaken);
        }

        EdgeReport last = edge.Report;
        _ = await desk.SaysAsync(name, report =>
        {
            last = report;
            return report.Writes?.Challenge != challenge || report.RefusedCommands > edge.Report.RefusedCommands;
        }, AnswerWait, stop).ConfigureAwait(false);
        if (last.Writes is { } writes && writes.Challenge != challenge)
        {
            return writes.Allowed == minutes > 0
                ? EdgeAnswer.Done(minutes > 0 ? $"{name}: settings of its devices may be written for {minutes} min." : $"{name}: settings are locked.")
                : EdgeAnswer.Failed($"{name} has restarted or heard another order meanwhile; try again.");
        }

        return EdgeAnswer.Failed(last.RefusedCommands > edge.Report.RefusedCommands
            ? $"{name} refused: the key that this computer has for it is not its key; copy the right one with: victron-edge edges pair {name} KEY --replace"
            : Unanswered(name));
    }

    private static string Unanswered(string name) => $"{name} did not answer within {AnswerWait.TotalSeconds:N0} s; try again.";

    private static string Order(string word) => new JsonObject { ["command"] = word }.ToJsonString();
}
