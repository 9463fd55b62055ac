// CsvTable: reads one table strictly. Commas, double quotes doubled inside quotes, LF at the end of each line, UTF-8.
// Strict, because a table with a shifted column still looks like a table. Values are not interpreted here.

using System.Text;

namespace Victron.Edge.Catalogue;

/// <summary>A table with a header line, read from CSV text.</summary>
public sealed class CsvTable
{
    private readonly string[] _header;
    private readonly List<CsvRow> _rows = [];
    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private CsvTable(string file, string text, string[] header)
    {
        File = file;
        _text = text;
        _header = header;
    }

    /// <summary>Name of the file, used in places and messages.</summary>
    public string File { get; }

    /// <summary>The rows in file order, without the header.</summary>
    public IReadOnlyList<CsvRow> Rows => _rows;

    /// <summary>Reads a table whose header must be exactly <paramref name="header"/>.</summary>
    /// <exception cref="CatalogueException">Header, quoting, line ends or the number of cells are not as expected.</exception>
    public static CsvTable Parse(string file, string text, params string[] header)
    {
        CsvTable table = new(file, text, header);
        table.ReadHeader();
        while (table._at < text.Length)
        {
            table.ReadRow();
        }
        return table;
    }

    internal int IndexOf(string column)
    {
        int index = Array.IndexOf(_header, column);
        return index >= 0 ? index : throw new ArgumentException($"{File} has no column '{column}'", nameof(column));
    }

    private void ReadHeader()
    {
        List<int> columns = [];
        List<string> cells = ReadLine(columns);
        for (int i = 0; i < _header.Length; i++)
        {
            if (i >= cells.Count || cells[i] != _header[i])
            {
                int column = i < columns.Count ? columns[i] : 1;
                throw new CatalogueException(new CsvPlace(File, 1, column), $"the header must read: {string.Join(',', _header)}");
            }
        }
        if (cells.Count > _header.Length)
        {
            throw new CatalogueException(
                new CsvPlace(File, 1, columns[_header.Length]), $"column '{cells[_header.Length]}' is not known; remove it");
        }
    }

    private void ReadRow()
    {
        int line = _line;
        List<int> columns = [];
        List<string> cells = ReadLine(columns);
        if (cells.Count != _header.Length)
        {
            int column = cells.Count > _header.Length ? columns[_header.Length] : columns[^1];
            throw new CatalogueException(
                new CsvPlace(File, line, column),
                $"{cells.Count} cells where the header has {_header.Length}; a comma inside a text needs quotes around the text");
        }
        _rows.Add(new CsvRow(this, line, [.. cells], [.. columns]));
    }

    private List<string> ReadLine(List<int> columns)
    {
        List<string> cells = [];
        while (true)
        {
            columns.Add(_at - _lineStart + 1);
            cells.Add(_at < _text.Length && _text[_at] == '"' ? ReadQuoted() : ReadPlain());
            if (_at >= _text.Length)
            {
                throw Bad("the last line does not end with a line feed; add one");
            }
            char separator = _text[_at++];
            if (separator == '\n')
            {
                _line++;
                _lineStart = _at;
                return cells;
            }
        }
    }

    private string ReadPlain()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or '\n'))
        {
            if (_text[_at] == '"')
            {
                throw Bad("a quote inside a cell; put the whole cell in quotes and double the inner one");
            }
            if (_text[_at] == '\r')
            {
                throw Bad("a carriage return; save the table with LF line ends");
            }
            _at++;
        }
        return _text[start.._at];
    }

    private string ReadQuoted()
    {
        StringBuilder cell = new();
        _at++;
        while (true)
        {
            if (_at >= _text.Length || _text[_at] is '\n' or '\r')
            {
                throw Bad("the quote is not closed on this line; a cell keeps to one line");
            }
            if (_text[_at] != '"')
            {
                _ = cell.Append(_text[_at++]);
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                _ = cell.Append('"');
                _at += 2;
            }
            else
            {
                _at++;
                break;
            }
        }
        return _at >= _text.Length || _text[_at] is ',' or '\n'
            ? cell.ToString()
            : throw Bad("text after a closing quote; put the whole cell in quotes and double the inner one");
    }

    private CatalogueException Bad(string message) => new(new CsvPlace(File, _line, _at - _lineStart + 1), message);
}
