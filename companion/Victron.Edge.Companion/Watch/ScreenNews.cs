// ScreenNews: keeps the last line about broker and cable for the screen, where lines on standard error would spoil the picture.

using Victron.Edge.Roads;

namespace Victron.Edge.Companion.Watch;

/// <summary>The last news.</summary>
public sealed class ScreenNews : IStatusLog
{
    private string _last = "";

    /// <summary>What is said while all is well; empty for nothing.</summary>
    public string Standing { get; set; } = "";

    /// <summary>The last line; what stands otherwise when all is well.</summary>
    public string Last => Volatile.Read(ref _last) is { Length: > 0 } last ? last : Standing;

    /// <inheritdoc/>
    public void Line(string text)
    {
        bool isGood = text.EndsWith(": connected", StringComparison.Ordinal) || text.EndsWith(": open", StringComparison.Ordinal);
        Volatile.Write(ref _last, isGood ? "" : text);
    }
}
