// CsvRow: one line of a table, with the place of every cell, so that a finding can name file, line and column.
// Knows nothing about the meaning of a column: see Rows.cs.

namespace Victron.Edge.Catalogue;

/// <summary>One data row of a table; places count from 1.</summary>
public sealed class CsvRow
{
    private readonly CsvTable _table;
    private readonly string[] _cells;
    private readonly int[] _columns;

    internal CsvRow(CsvTable table, int line, string[] cells, int[] columns)
    {
        _table = table;
        Line = line;
        _cells = cells;
        _columns = columns;
    }

    /// <summary>Name of the file, for instance <c>fields.csv</c>.</summary>
    public string File => _table.File;

    /// <summary>Line in the file on which the row stands, 1 is the header.</summary>
    public int Line { get; }

    /// <summary>Text of a cell as written, quotes removed; empty when the cell is empty.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public string this[string column] => _cells[_table.IndexOf(column)];

    /// <summary>Place of a cell in the file.</summary>
    public CsvPlace PlaceOf(string column) => new(File, Line, _columns[_table.IndexOf(column)]);

    /// <summary>The cell as a whole number, decimal or <c>0x</c> hexadecimal; null when it is empty.</summary>
    /// <exception cref="CatalogueException">The cell holds anything else.</exception>
    public int? Whole(string column)
    {
        string text = this[column];
        if (text.Length == 0)
        {
            return null;
        }
        bool hex = text.StartsWith("0x", StringComparison.Ordinal);
        bool ok = hex
            ? int.TryParse(text.AsSpan(2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out int value)
            : int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, null, out value);
        return ok ? value : throw Bad(column, $"'{text}' is not a whole number; write it in decimal or as 0x…");
    }

    /// <summary>The cell as a whole number that must be there.</summary>
    /// <exception cref="CatalogueException">The cell is empty or no number.</exception>
    public int RequiredWhole(string column) =>
        Whole(column) ?? throw Bad(column, $"column '{column}' is empty; it needs a whole number");

    /// <summary>The cell as a decimal number; null when it is empty.</summary>
    /// <exception cref="CatalogueException">The cell holds anything else.</exception>
    public decimal? Number(string column)
    {
        string text = this[column];
        if (text.Length == 0)
        {
            return null;
        }
        const System.Globalization.NumberStyles Styles =
            System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, Styles, null, out decimal value)
            ? value
            : throw Bad(column, $"'{text}' is not a decimal number; write it like 0.25");
    }

    /// <summary>The cell as a list of words between semicolons; empty when the cell is empty.</summary>
    public string[] List(string column) =>
        this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private CatalogueException Bad(string column, string message) => new(PlaceOf(column), message);
}
