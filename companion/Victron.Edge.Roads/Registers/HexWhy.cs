// HexWhy: the words with which edges refuse, and what a person can do about each.
// Source: docs/mqtt.md, "hex/error".

namespace Victron.Edge.Roads.Registers;

/// <summary>Words of <c>hex/error</c>.</summary>
internal static class HexWhy
{
    public const string Busy = "busy";
    public const string NotSent = "not_sent";
    public const string Unanswered = "unanswered";

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["malformed"] = "the edge could not read the request; is its program older than this one?",
        ["too_long"] = "the request was too long for the edge; is its program older than this one?",
        [Busy] = "another program is asking this device; try again when it is done",
        ["retained"] = "the broker had kept a copy of the request, which was not sent; read the register to see what is in force",
        ["duplicate"] = "the request came twice; the second one was not sent, read the register to see what is in force",
        ["wrong_boot"] = "the edge has restarted meanwhile; read the register to see what is in force, then try again",
        ["too_late"] = "the request took too long on its way; nothing was sent, try again",
        ["too_far"] = "the edge's clock is not where this program took it to be; nothing was sent, try again",
        ["locked"] = "settings behind this edge are locked; open them with: victron-edge unlock {0} --for 30m",
        ["not_allowed"] = "the edge never sends this command",
        ["repeated"] = "the device confirmed this value within the last hour; nothing to write",
        ["worn"] = "this register was written too often within the hour, and its memory wears out; wait an hour",
        [Unanswered] = "the device did not answer; check its cable",
        ["stopped"] = "not sent, because a write before it failed",
        [NotSent] = "there is no connection to the broker; nothing was sent",
        ["no_device"] = "the edge cannot reach the port, or is in safe mode; check its cable, and see: victron-edge edges show {0}",
    };

    /// <summary>
    /// Whether a refusal may be about a copy of the write that somebody sent on, while the write itself was followed: then only waiting
    /// and reading tells.
    /// </summary>
    public static bool IsAboutCopy(string why) => why is "duplicate" or "wrong_boot" or "retained";

    /// <summary>The edge's word and what it means, one line.</summary>
    /// <param name="why">The word.</param>
    /// <param name="edge">Name of the edge.</param>
    public static string Words(string why, string edge) => Sentences.TryGetValue(why, out string? words)
        ? $"{why}: {words.Replace("{0}", edge, StringComparison.Ordinal)}"
        : "the edge refused for a reason that this program does not know";
}
