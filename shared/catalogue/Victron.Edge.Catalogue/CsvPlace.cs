// CsvPlace: where something stands in a table, written the way editors jump to it.

namespace Victron.Edge.Catalogue;

/// <summary>A place in a table file; <paramref name="Line"/> and <paramref name="Column"/> count characters from 1.</summary>
public readonly record struct CsvPlace(string File, int Line, int Column)
{
    /// <summary>The place as <c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
