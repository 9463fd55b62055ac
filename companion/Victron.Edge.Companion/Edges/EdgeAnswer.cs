// EdgeAnswer: what became of an order, in one line.

namespace Victron.Edge.Companion.Edges;

/// <summary>End of an order.</summary>
/// <param name="IsDone">Whether it was followed.</param>
/// <param name="Words">One line.</param>
internal sealed record EdgeAnswer(bool IsDone, string Words)
{
    /// <summary>It was followed.</summary>
    public static EdgeAnswer Done(string words) => new(true, words);

    /// <summary>It was not; the line says what to do.</summary>
    public static EdgeAnswer Failed(string words) => new(false, words);
}
