// Finding: one thing that is wrong in the tables, in the form that editors and CI can jump to.

namespace Victron.Edge.Catalogue;

/// <summary>A broken rule: where, which, what is wrong and what to do.</summary>
public sealed record Finding(CsvPlace Place, string Rule, string Message)
{
    /// <summary>The finding as <c>file:line:column C07 message</c>.</summary>
    public override string ToString() => $"{Place} {Rule} {Message}";
}
