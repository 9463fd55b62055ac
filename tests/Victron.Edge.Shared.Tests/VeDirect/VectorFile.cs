// VectorFile: reads the tables in tests/vectors, whose column `stream` holds bytes in a readable form:
// \r \n \t \\ and \xNN, everything else as it stands.

using System.Globalization;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.VeDirect;

internal static class VectorFile
{
    public static IReadOnlyList<CsvRow> Read(string name, params string[] header) =>
        CsvTable.Parse(name, File.ReadAllText(Path.Combine(RepositoryFiles.Vectors, name)), header).Rows;

    /// <summary>The bytes of a cell of the column <c>stream</c>.</summary>
    public static byte[] Bytes(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.Add((byte)text[i]);
                continue;
            }

            i++;
            if (text[i] == 'x')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add(Escaped(text[i]));
            }
        }

        return [.. bytes];
    }

    private static byte Escaped(char letter) => letter switch
    {
        'r' => 0x0D,
        'n' => 0x0A,
        't' => 0x09,
        '\\' => (byte)'\\',
        _ => throw new FormatException($"\\{letter} is none of \\r \\n \\t \\\\ \\xNN"),
    };
}
