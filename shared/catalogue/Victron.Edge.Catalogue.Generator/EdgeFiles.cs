// EdgeFiles: everything that the generator writes, in memory, by path below the repository root.
// `generate` writes them, the freshness test compares them.

namespace Victron.Edge.Catalogue.Generator;

/// <summary>The generated files of one catalogue.</summary>
public static class EdgeFiles
{
    /// <summary>Makes all generated files: path with slashes below the repository root, then the text.</summary>
    public static IReadOnlyDictionary<string, string> Make(DeviceCatalogue catalogue)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        EmitVeDirect.Add(catalogue, files);
        EmitAgent.Add(catalogue, files);
        EmitReference.Add(catalogue, files);
        return files;
    }
}
