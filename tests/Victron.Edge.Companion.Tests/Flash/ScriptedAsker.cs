// ScriptedAsker: answers questions in order, as somebody at a terminal would: an answer that is refused is followed by the next.

using Victron.Edge.Companion.Flash;

namespace Victron.Edge.Companion.Tests.Flash;

internal sealed class ScriptedAsker(params string[] answers) : IAsker
{
    private readonly Queue<string> _answers = new(answers);

    /// <summary>Answers that were refused, with the reason.</summary>
    public List<string> Refused { get; } = [];

    public bool IsThere { get; } = answers.Length > 0;

    /// <summary>Answers that nobody asked for.</summary>
    public int Left => _answers.Count;

    public string Text(string question, string? suggestion, Func<string, string?> problem)
    {
        while (true)
        {
            string typed = _answers.Dequeue();
            string answer = typed.Length == 0 && suggestion is not null ? suggestion : typed;
            if (problem(answer) is not { } refused)
            {
                return answer;
            }

            Refused.Add(refused);
        }
    }

    public string Secret(string question, Func<string, string?> problem) => Text(question, null, problem);

    public bool Confirm(string question) => _answers.Dequeue() == "y";

    public int Choose(string question, IReadOnlyList<string> choices)
    {
        string wanted = _answers.Dequeue();
        return choices.ToList().FindIndex(choice => choice.StartsWith(wanted, StringComparison.Ordinal));
    }
}
