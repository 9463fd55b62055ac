// IAsker: somebody who can be asked, or nobody. Each answer is checked before it is taken.

namespace Victron.Edge.Companion.Flash;

/// <summary>Asks the owner.</summary>
public interface IAsker
{
    /// <summary>Whether anybody is there; when not, nothing else may be called.</summary>
    bool IsThere { get; }

    /// <summary>Asks for a text.</summary>
    /// <param name="question">What is wanted.</param>
    /// <param name="suggestion">Taken when nothing is typed; null for none.</param>
    /// <param name="problem">What is wrong with an answer; null when it will do.</param>
    string Text(string question, string? suggestion, Func<string, string?> problem);

    /// <summary>Asks for a text that is not shown; may be empty when <paramref name="problem"/> lets it pass.</summary>
    string Secret(string question, Func<string, string?> problem);

    /// <summary>Asks yes or no; no when only Enter is typed.</summary>
    bool Confirm(string question);

    /// <summary>Asks for one of several.</summary>
    /// <returns>Index of the choice.</returns>
    int Choose(string question, IReadOnlyList<string> choices);
}
