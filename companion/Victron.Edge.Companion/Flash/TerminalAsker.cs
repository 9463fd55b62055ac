// TerminalAsker: asks on the terminal.

using Spectre.Console;

namespace Victron.Edge.Companion.Flash;

/// <summary>Asks with a console.</summary>
public sealed class TerminalAsker : IAsker
{
    private readonly IAnsiConsole _console;
    private readonly CancellationToken _stop;

    /// <summary>Asks on a console.</summary>
    /// <param name="console">The console.</param>
    /// <param name="isThere">Whether a person sits at it.</param>
    /// <param name="stop">Ends a question with an <see cref="OperationCanceledException"/>.</param>
    public TerminalAsker(IAnsiConsole console, bool isThere, CancellationToken stop)
    {
        _console = console;
        _stop = stop;
        IsThere = isThere;
    }

    /// <inheritdoc/>
    public bool IsThere { get; }

    /// <inheritdoc/>
    public string Text(string question, string? suggestion, Func<string, string?> problem)
    {
        // With a suggestion the console puts that and a colon behind the question itself.
        var prompt = new TextPrompt<string>(Markup.Escape(question) + (suggestion is null ? ":" : "")) { AllowEmpty = suggestion is null };
        if (suggestion is not null)
        {
            _ = prompt.DefaultValue(suggestion);
        }

        return Show(prompt.Validate(answer => Judge(problem(answer))));
    }

    /// <inheritdoc/>
    public string Secret(string question, Func<string, string?> problem) =>
        Show(new TextPrompt<string>(Markup.Escape(question) + ":") { AllowEmpty = true }.Secret(null).Validate(answer => Judge(problem(answer))));

    /// <inheritdoc/>
    public bool Confirm(string question) => Show(new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false });

    /// <inheritdoc/>
    public int Choose(string question, IReadOnlyList<string> choices)
    {
        SelectionPrompt<int> prompt = new SelectionPrompt<int> { Title = Markup.Escape(question), Converter = index => Markup.Escape(choices[index]) }
            .AddChoices(Enumerable.Range(0, choices.Count));
        return Show(prompt);
    }

    // Asking is the whole work of this program meanwhile, so its thread may wait.
    private T Show<T>(IPrompt<T> prompt) => prompt.ShowAsync(_console, _stop).GetAwaiter().GetResult();

    private static ValidationResult Judge(string? problem) =>
        problem is null ? ValidationResult.Success() : ValidationResult.Error(Markup.Escape(problem));
}
