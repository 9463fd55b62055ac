// SerialStart: tries a serial port once before the work begins, so that a wrong or forbidden port is said at once.

using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Commands;

/// <summary>Tries sources.</summary>
internal static class SerialStart
{
    /// <summary>Opens and closes a source.</summary>
    /// <returns>Name and problem in one line; null when it could be opened.</returns>
    public static async Task<string?> ProblemAsync(ISerialSource source, CancellationToken stop)
    {
        SerialOpening opening = await source.OpenAsync(stop).ConfigureAwait(false);
        if (opening.Link is { } link)
        {
            await link.DisposeAsync().ConfigureAwait(false);
            return null;
        }

        return $"{source.Name} {opening.Problem}";
    }
}
