// Ran: what came of a program that has ended.

namespace Victron.Edge.EndToEnd.Tests.Parts;

/// <summary>An ended program.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Lines of standard output.</param>
/// <param name="Errors">Lines of standard error.</param>
internal sealed record Ran(int Code, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <inheritdoc/>
    public override string ToString() => $"exit code {Code}\noutput:\n{string.Join('\n', Output)}\nerrors:\n{string.Join('\n', Errors)}";
}
