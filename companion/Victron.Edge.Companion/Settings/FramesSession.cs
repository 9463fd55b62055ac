// FramesSession: sends frames that a person typed, after a question where they change something, and shows the answers.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>One run of <c>hex</c>.</summary>
internal static class FramesSession
{
    // Commands of the host that the edge lets through: ping, version, product id, restart, get, set.
    private const string Known = "134678";

    /// <summary>Whether the words are frames that an edge may send.</summary>
    /// <returns>What is wrong and what to give, in one line; null when nothing is.</returns>
    public static string? Problem(IReadOnlyList<string> words, Consent consent)
    {
        bool changes = false;
        foreach (string word in words)
        {
            if (FrameText.Read(word, out string frame) is { } problem)
            {
                return problem;
            }

            if (!Known.Contains(frame[1], StringComparison.Ordinal))
            {
                return $"'{word}' begins with command {frame[1]}, which is never sent; 1, 3, 4, 7 ask, 8 sets, 6 restarts.";
            }

            changes |= FrameText.Changes(frame);
        }

        return changes ? consent.Problem() : null;
    }

    /// <summary>Sends and shows.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(OpenDevice device, IReadOnlyList<string> words, Consent consent, CancellationToken stop)
    {
        SettingsConsole console = device.Console;
        List<string> frames = [];
        foreach (string word in words)
        {
            _ = FrameText.Read(word, out string frame);
            frames.Add(frame);
        }

        bool changes = frames.Any(FrameText.Changes);
        IWriteDoor door = device.Work.Door;
        await using (door.ConfigureAwait(false))
        {
            string? shut = changes ? door.Problem() : null;
            if (shut is null && changes)
            {
                console.Note($"{device.Work.Title}: {string.Join(' ', frames.Where(FrameText.Changes))}");
                console.Note("  ! Sent as typed: no range is checked, nothing is read back, the journal does not see it.");
                if (!consent.Ask("Send it?"))
                {
                    return console.Fail(ExitCode.Failed, "nothing was sent.");
                }

                shut = await door.OpenAsync(stop).ConfigureAwait(false);
            }

            if (shut is not null)
            {
                return console.Fail(ExitCode.Failed, shut);
            }

            FrameAnswers answers = await device.Link.SendFramesAsync(device.Linked, frames, stop).ConfigureAwait(false);
            foreach (string answer in answers.Frames)
            {
                string meaning = FrameText.Meaning(device.Work.Catalogue, device.Work.Target.Family, answer);
                console.Say(meaning.Length > 0 ? $"{answer}  {meaning}" : answer);
            }

            foreach (string problem in answers.Problems)
            {
                _ = console.Fail(ExitCode.Failed, problem);
            }

            return answers.Problems.Count > 0 ? ExitCode.Failed : ExitCode.Done;
        }
    }
}
