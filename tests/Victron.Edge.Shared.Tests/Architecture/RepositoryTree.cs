// RepositoryTree: where the repository is and which files belong to it, for the tests that read sources.

namespace Victron.Edge.Shared.Tests.Architecture;

/// <summary>Files of the repository, found by walking up from the test program to the solution.</summary>
internal static class RepositoryTree
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".vs", ".idea", ".vscode", "packages", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Full path of the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: that of the running test program, so also of everything built beside it.</summary>
    public static string Configuration { get; } = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;

    /// <summary>Full path of a file or folder given relative to the root with forward slashes.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Path relative to the root, with forward slashes.</summary>
    public static string Name(string fullPath) => Path.GetRelativePath(Root, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The built assembly of a project that lies in the given folder.</summary>
    public static string Built(string projectFolder) =>
        Path.Combine(At(projectFolder), "bin", Configuration, "net10.0", Path.GetFileName(projectFolder) + ".dll");

    /// <summary>Every file under a folder of the repository, without what builds and editors leave behind; sorted.</summary>
    public static IReadOnlyList<string> Files(string relativeFolder, string pattern)
    {
        var files = new List<string>();
        Collect(new DirectoryInfo(At(relativeFolder)), pattern, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(DirectoryInfo folder, string pattern, List<string> files)
    {
        if (!folder.Exists)
        {
            return;
        }

        files.AddRange(folder.EnumerateFiles(pattern).Select(file => file.FullName));
        foreach (var child in folder.EnumerateDirectories())
        {
            if (!NotOurs.Contains(child.Name))
            {
                Collect(child, pattern, files);
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Victron.Edge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Victron.Edge.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
