// FirmwareProjectTests: the nfproj lists what is on the disk, with the packages that the declarations are made for.
// It has no globs, so a new shared file compiles everywhere except on the chip until it is listed.
// To renew the list after adding a file: VICTRON_EDGE_ACCEPT=1 dotnet test --project tests/Victron.Edge.Shared.Tests

using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class FirmwareProjectTests
{
    private const string Folder = "firmware/Victron.Edge.Firmware";
    private const string ProjectFile = Folder + "/Victron.Edge.Firmware.nfproj";

    private static readonly XNamespace Msbuild = "http://schemas.microsoft.com/developer/msbuild/2003";

    [Fact]
    public void Every_source_file_is_listed_in_the_nfproj()
    {
        var text = File.ReadAllText(RepositoryTree.At(ProjectFile));
        var renewed = Regex.Replace(text, @"  <ItemGroup Label=""Sources"">.*?</ItemGroup>\n", Sources(), RegexOptions.Singleline);
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_ACCEPT") == "1")
        {
            File.WriteAllText(RepositoryTree.At(ProjectFile), renewed);
        }

        var listed = Lines(File.ReadAllText(RepositoryTree.At(ProjectFile)));
        var expected = Lines(renewed);
        Assert.True(listed.SetEquals(expected), $"""
            {ProjectFile} does not list the sources on the disk.
            Missing: {string.Join(", ", expected.Except(listed))}
            Too many: {string.Join(", ", listed.Except(expected))}
            Renew it: run this test once with the environment variable VICTRON_EDGE_ACCEPT=1.
            """);
    }

    [Fact]
    public void Packages_have_the_versions_that_the_surface_declares()
    {
        var packages = Packages();
        Assert.All(SurfaceTests.DeclaredPackages(), declared => Assert.Equal(declared.Value, packages.GetValueOrDefault(declared.Key, "not in packages.config")));
        var central = XDocument.Load(RepositoryTree.At("Directory.Packages.props")).Descendants("PackageVersion")
            .Single(package => (string?)package.Attribute("Include") == "nanoFramework.CoreLibrary");
        Assert.Equal((string?)central.Attribute("Version"), packages["nanoFramework.CoreLibrary"]);
    }

    [Fact]
    public void Every_package_is_referenced_by_the_nfproj_in_its_version()
    {
        var paths = XDocument.Load(RepositoryTree.At(ProjectFile)).Descendants(Msbuild + "HintPath").Select(path => path.Value).ToList();
        var packages = Packages();
        Assert.All(packages, package => Assert.Contains(paths, path => path.StartsWith($@"..\..\packages\{package.Key}.{package.Value}\lib\", StringComparison.Ordinal)));
        Assert.All(paths, path => Assert.Contains(packages, package => path.Contains($@"\{package.Key}.{package.Value}\", StringComparison.Ordinal)));
    }

    [Fact]
    public void Solution_lists_the_nfproj_without_building_it()
    {
        var solution = File.ReadAllText(RepositoryTree.At("Victron.Edge.sln"));
        var guid = XDocument.Load(RepositoryTree.At(ProjectFile)).Descendants(Msbuild + "ProjectGuid").Single().Value;
        Assert.Contains(ProjectFile.Replace('/', '\\'), solution, StringComparison.Ordinal);
        Assert.Contains($"{guid}.Release|Any CPU.ActiveCfg", solution, StringComparison.Ordinal);
        Assert.DoesNotContain($"{guid}.Release|Any CPU.Build", solution, StringComparison.Ordinal);
        Assert.DoesNotContain($"{guid}.Debug|Any CPU.Build", solution, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Packages() => XDocument.Load(RepositoryTree.At(Folder + "/packages.config")).Descendants("package")
        .ToDictionary(package => (string)package.Attribute("id")!, package => (string)package.Attribute("version")!);

    private static HashSet<string> Lines(string project) =>
        [.. XDocument.Parse(project).Descendants(Msbuild + "Compile").Select(item => $"{(string?)item.Attribute("Include")} as {item.Element(Msbuild + "Link")?.Value}")];

    private static string Sources()
    {
        var text = new StringBuilder("  <ItemGroup Label=\"Sources\">\n");
        foreach (var file in RepositoryTree.Files(Folder, "*.cs"))
        {
            _ = text.Append($"    <Compile Include=\"{Relative(file)}\" />\n"); // StringBuilder returns itself
        }

        foreach (var file in RepositoryTree.Files("shared/Victron.Edge.VeDirect", "*.cs").Concat(RepositoryTree.Files("shared/Victron.Edge.Agent", "*.cs")))
        {
            var link = RepositoryTree.Name(file)["shared/Victron.Edge.".Length..].Replace('/', '\\');
            _ = text.Append($"    <Compile Include=\"{Relative(file)}\">\n      <Link>{link}</Link>\n    </Compile>\n");
        }

        return text.Append("  </ItemGroup>\n").ToString();
    }

    private static string Relative(string file) => Path.GetRelativePath(RepositoryTree.At(Folder), file).Replace('/', '\\');
}
