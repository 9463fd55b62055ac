// GeneratorCommand: the two verbs of the generator. Finds the repository, prints, returns the exit code.
// What is written is made in EdgeFiles, what is wrong is told by CatalogueRules.

namespace Victron.Edge.Catalogue.Generator;

/// <summary>Command line of the generator: <c>check</c> and <c>generate</c>.</summary>
public static class GeneratorCommand
{
    private const string Usage = "usage: dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- check|generate [FOLDER]";

    private const string TableFolder = "shared/catalogue/";

    /// <summary>Runs one verb.</summary>
    /// <returns>0 done, 1 the tables have findings, 2 wrong usage or no repository.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length is < 1 or > 2 || args[0] is not ("check" or "generate"))
        {
            errors.WriteLine(Usage);
            return 2;
        }
        string start = args.Length == 2 ? args[1] : Directory.GetCurrentDirectory();
        string? root = FindRoot(start);
        if (root == null)
        {
            errors.WriteLine($"{start}: no Victron.Edge.sln here or above; run it inside the repository or name the folder");
            return 2;
        }
        try
        {
            DeviceCatalogue catalogue = DeviceCatalogue.Load(CatalogueTables.FromFolder(Path.Combine(root, TableFolder)));
            IReadOnlyList<Finding> findings = CatalogueRules.Check(catalogue);
            foreach (Finding finding in findings)
            {
                errors.WriteLine($"{TableFolder}{finding}");
            }
            if (findings.Count > 0)
            {
                errors.WriteLine($"{findings.Count} findings; correct the rows, nothing was written");
                return 1;
            }
            return args[0] == "check" ? Checked(catalogue, output) : Generate(root, catalogue, output);
        }
        catch (CatalogueException e)
        {
            errors.WriteLine($"{TableFolder}{e.Message}");
            return 1;
        }
    }

    private static int Checked(DeviceCatalogue catalogue, TextWriter output)
    {
        output.WriteLine(
            $"{catalogue.Quantities.Count} quantities, {catalogue.Fields.Count} fields, {catalogue.Products.Count} products, "
            + $"{catalogue.Families.Count} families, {catalogue.Enums.Count} enumeration values, {catalogue.Registers.Count} registers, "
            + $"{catalogue.Witnesses.Count} witness relations: no findings");
        return 0;
    }

    private static int Generate(string root, DeviceCatalogue catalogue, TextWriter output)
    {
        int written = 0;
        IReadOnlyDictionary<string, string> files = EdgeFiles.Make(catalogue);
        foreach ((string name, string text) in files)
        {
            string path = Path.Combine(root, name);
            if (File.Exists(path) && File.ReadAllText(path) == text)
            {
                continue;
            }
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            output.WriteLine($"wrote {name}");
            written++;
        }
        output.WriteLine($"{files.Count} files, {written} changed");
        return 0;
    }

    private static string? FindRoot(string start)
    {
        for (DirectoryInfo? folder = new(start); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Victron.Edge.sln")))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
