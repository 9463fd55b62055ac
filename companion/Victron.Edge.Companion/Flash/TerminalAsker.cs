// TerminalAsker: asks on the terminal.

using Spectre.Console;

namespace Victron.Edge.Companion.Flash;

/// <summary>Asks with a console.</summary>
public sealed class TerminalAsker : IAsker
{
    private readonly IAnsiConsole _console;

    /// <summary>Asks on a console.</summary>
    /// <param name="console">The console.</param>
    /// <param name="isThere">Whether a person sits at it.</param>
    public TerminalAsker(IAnsiConsole console, bool isThere)
    {
        _console = console;
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

        return _console.Prompt(prompt.Validate(answer => Judge(problem(answer))));
    }

    /// <inheritdoc/>
    public string Secret(string question, Func<string, string?> problem) =>
        _console.Prompt(new TextPrompt<string>(Markup.Escape(question) + ":") { AllowEmpty = true }.Secret(null).Validate(answer => Judge(problem(answer))));

    /// <inheritdoc/>
    public bool Confirm(string question) => _console.Prompt(new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false });

    /// <inheritdoc/>
    public int Choose(string question, IReadOnlyList<string> choices)
    {
        SelectionPrompt<int> prompt = new SelectionPrompt<int> { Title = Markup.Escape(question), Converter = index => Markup.Escape(choices[index]) }
            .AddChoices(Enumerable.Range(0, choices.Count));
        return _console.Prompt(prompt);
    }

    private static ValidationResult Judge(string? problem) =>
        problem is null ? ValidationResult.Success() : ValidationResult.Error(Markup.Escape(problem));
}
