// CatalogueTables: the texts of the tables, from the assembly, from a folder or from a test. Reads no meaning into them.

using System.Reflection;

namespace Victron.Edge.Catalogue;

/// <summary>The CSV texts by file name; what <see cref="DeviceCatalogue"/> is made of.</summary>
public sealed class CatalogueTables
{
    /// <summary>File names of all tables, in reading order.</summary>
    public static readonly IReadOnlyList<string> Files =
    [
        "enums.csv", "enum-aliases.csv", "families.csv", "quantities.csv", "fields.csv", "products.csv", "registers.csv",
        "internal-registers.csv", "settings.csv", "groups.csv", "dangers.csv", "restore-order.csv", "chemistries.csv", "presets.csv",
        "controls.csv", "witnesses.csv", "remedies.csv",
    ];

    private readonly Dictionary<string, string> _texts;

    /// <summary>Takes texts by file name; every file of <see cref="Files"/> must be there.</summary>
    public CatalogueTables(IReadOnlyDictionary<string, string> texts)
    {
        _texts = new Dictionary<string, string>(texts, StringComparer.Ordinal);
    }

    /// <summary>The text of one table.</summary>
    /// <exception cref="CatalogueException">There is no such table.</exception>
    public string this[string file] => _texts.TryGetValue(file, out string? text)
        ? text
        : throw new CatalogueException(new CsvPlace(file, 1, 1), "the table is missing; restore the file");

    /// <summary>The tables that were built into this assembly.</summary>
    public static CatalogueTables Embedded()
    {
        Dictionary<string, string> texts = [];
        Assembly assembly = typeof(CatalogueTables).Assembly;
        foreach (string file in Files)
        {
            using Stream? stream = assembly.GetManifestResourceStream(file);
            if (stream != null)
            {
                using StreamReader reader = new(stream);
                texts.Add(file, reader.ReadToEnd());
            }
        }
        return new CatalogueTables(texts);
    }

    /// <summary>The tables in a folder.</summary>
    public static CatalogueTables FromFolder(string folder)
    {
        Dictionary<string, string> texts = [];
        foreach (string file in Files)
        {
            string path = Path.Combine(folder, file);
            if (File.Exists(path))
            {
                texts.Add(file, File.ReadAllText(path));
            }
        }
        return new CatalogueTables(texts);
    }

    /// <summary>The same tables with the text of one file replaced.</summary>
    public CatalogueTables With(string file, string text) =>
        new(new Dictionary<string, string>(_texts, StringComparer.Ordinal) { [file] = text });
}
