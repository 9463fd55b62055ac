// FindingList: collects findings and holds the checks that several tables share.

namespace Victron.Edge.Catalogue;

internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    internal IReadOnlyList<Finding> InFileOrder() =>
        [.. _findings.OrderBy(f => f.Place.File, StringComparer.Ordinal).ThenBy(f => f.Place.Line).ThenBy(f => f.Place.Column)];

    internal void Add(CsvRow row, string column, string rule, string message) =>
        _findings.Add(new Finding(row.PlaceOf(column), rule, message));

    internal void Require(bool holds, CsvRow row, string column, string rule, string message)
    {
        if (!holds)
        {
            Add(row, column, rule, message);
        }
    }

    internal void Unique<T>(IEnumerable<T> rows, Func<T, CsvRow> row, Func<T, string> key, string column)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach (T item in rows)
        {
            CsvRow place = row(item);
            if (!lines.TryAdd(key(item), place.Line))
            {
                Add(place, column, "C01", $"'{place[column]}' is already in line {lines[key(item)]}; remove one of the rows");
            }
        }
    }

    internal void Key(CsvRow row, string column)
    {
        string key = row[column];
        bool good = key.Length > 0 && char.IsAsciiLetterLower(key[0])
            && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
        Require(good, row, column, "C02", $"key '{key}'; write a small letter, then small letters, digits and _");
    }

    internal void Code(CsvRow row, string column)
    {
        string code = row[column];
        bool good = code.Length is > 0 and <= 40 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
        Require(good, row, column, "C02", $"code '{code}'; write 1 to 40 small letters, digits and _");
    }

    internal void Word(CsvRow row, string column, IReadOnlyList<string> words) =>
        Require(
            words.Contains(row[column]), row, column, "C05",
            $"'{row[column]}' is not a word of column '{column}'; write one of: {string.Join(", ", words.Select(w => w.Length == 0 ? "(empty)" : w))}");

    internal void Provenance(CsvRow row)
    {
        string source = row["source"];
        Require(source.Length > 0, row, "source", "C06", "the row names no source; write the source letters (see README.md)");
        Word(row, "status", CatalogueWords.Statuses);
    }

    internal void Refers(bool resolves, CsvRow row, string column, string value, string file) =>
        Require(resolves, row, column, "C03", $"'{value}' is not in {file}; add the row there or correct the name");
}
