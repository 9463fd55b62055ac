// FirmwareProjectTests: each nfproj lists what is on the disk, with the packages that the declarations are made for.
// It has no globs, so a new shared file compiles everywhere except on the chip until it is listed.
// To renew the lists after adding a file: VICTRON_EDGE_ACCEPT=1 dotnet test --project tests/Victron.Edge.Shared.Tests

using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class FirmwareProjectTests
{
    private const string Shared = "firmware/Victron.Edge.Shared";
    private const string Firmware = "firmware/Victron.Edge.Firmware";
    private const string UnitTest = "tests/nano/Victron.Edge.NFUnitTest";
    private const string Solution = "firmware/Victron.Edge.Firmware.sln";

    private static readonly XNamespace Msbuild = "http://schemas.microsoft.com/developer/msbuild/2003";

    // Used by the program alone, and the library has little room left under the limits of the file format.
    private static readonly string[] OfTheProgram = ["shared/Victron.Edge.Agent/Setup", "shared/Victron.Edge.Agent/Board"];

    // Folders whose sources a project links besides its own.
    private static readonly Dictionary<string, string[]> Linked = new()
    {
        [Shared] = ["shared/Victron.Edge.VeDirect", "shared/Victron.Edge.Agent"],
        [Firmware] = OfTheProgram,
        [UnitTest] = [OfTheProgram[0]],
    };

    private static readonly string[] SolutionLines =
    [
        "Debug|Any CPU.ActiveCfg", "Debug|Any CPU.Build.0", "Debug|Any CPU.Deploy.0",
        "Release|Any CPU.ActiveCfg", "Release|Any CPU.Build.0", "Release|Any CPU.Deploy.0",
    ];

    public static TheoryData<string> Projects => [.. Linked.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_source_file_is_listed_in_the_nfproj(string folder)
    {
        var project = ProjectFile(folder);
        var text = File.ReadAllText(RepositoryTree.At(project));
        var renewed = Regex.Replace(text, @"  <ItemGroup Label=""Sources"">.*?</ItemGroup>\n", Sources(folder), RegexOptions.Singleline);
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_ACCEPT") == "1")
        {
            File.WriteAllText(RepositoryTree.At(project), renewed);
        }

        var listed = Lines(File.ReadAllText(RepositoryTree.At(project)));
        var expected = Lines(renewed);
        Assert.True(listed.SetEquals(expected), $"""
            {project} does not list the sources on the disk.
            Missing: {string.Join(", ", expected.Except(listed))}
            Too many: {string.Join(", ", listed.Except(expected))}
            Renew it: run this test once with the environment variable VICTRON_EDGE_ACCEPT=1.
            """);
    }

    [Fact]
    public void Packages_have_the_versions_that_the_surface_declares()
    {
        var packages = Linked.Keys.SelectMany(Packages).ToHashSet();
        Assert.All(SurfaceTests.DeclaredPackages(), declared => Assert.Contains(declared, packages));
        var central = XDocument.Load(RepositoryTree.At("Directory.Packages.props")).Descendants("PackageVersion")
            .Single(package => (string?)package.Attribute("Include") == "nanoFramework.CoreLibrary");
        Assert.All(Linked.Keys, folder => Assert.Equal((string?)central.Attribute("Version"), Packages(folder)["nanoFramework.CoreLibrary"]));
    }

    [Fact]
    public void A_package_has_one_version_in_all_projects()
    {
        var versions = Linked.Keys.SelectMany(Packages).Distinct().ToLookup(package => package.Key, package => package.Value);
        Assert.All(versions, package => Assert.Single(package));
        Assert.Subset(Packages(Firmware).ToHashSet(), Packages(Shared).ToHashSet()); // the program carries what the library needs
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_package_is_referenced_by_the_nfproj_in_its_version(string folder)
    {
        var paths = Load(folder).Descendants(Msbuild + "HintPath").Select(path => path.Value).ToList();
        var root = Path.GetRelativePath(RepositoryTree.At(folder), RepositoryTree.At("firmware/packages")).Replace('/', '\\');
        var packages = Packages(folder);
        Assert.All(packages, package => Assert.Contains(paths, path => path.StartsWith($@"{root}\{package.Key}.{package.Value}\lib\", StringComparison.Ordinal)));
        Assert.All(paths, path => Assert.Contains(packages, package => path.Contains($@"\{package.Key}.{package.Value}\", StringComparison.Ordinal)));
    }

    [Fact]
    public void Program_is_built_upon_the_shared_library()
    {
        var references = Load(Firmware).Descendants(Msbuild + "ProjectReference").Select(reference => (string?)reference.Attribute("Include"));
        Assert.Equal([@"..\Victron.Edge.Shared\Victron.Edge.Shared.nfproj"], references);
        Assert.Equal("Exe", Load(Firmware).Descendants(Msbuild + "OutputType").Single().Value);
        Assert.Equal("Library", Load(Shared).Descendants(Msbuild + "OutputType").Single().Value);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Solution_of_the_firmware_builds_and_deploys_each_project(string folder)
    {
        var solution = File.ReadAllText(RepositoryTree.At(Solution));
        var guid = Load(folder).Descendants(Msbuild + "ProjectGuid").Single().Value;
        var path = Path.GetRelativePath(RepositoryTree.At("firmware"), RepositoryTree.At(ProjectFile(folder))).Replace('/', '\\');
        Assert.Contains($"\"{path}\", \"{guid}\"", solution, StringComparison.Ordinal);
        Assert.All(SolutionLines, line => Assert.Contains($"{guid}.{line}", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Solution_of_the_repository_holds_no_nfproj()
    {
        Assert.DoesNotContain(".nfproj", File.ReadAllText(RepositoryTree.At("Victron.Edge.sln")), StringComparison.Ordinal);
    }

    private static string ProjectFile(string folder) => $"{folder}/{Path.GetFileName(folder)}.nfproj";

    private static XDocument Load(string folder) => XDocument.Load(RepositoryTree.At(ProjectFile(folder)));

    private static Dictionary<string, string> Packages(string folder) => XDocument.Load(RepositoryTree.At(folder + "/packages.config")).Descendants("package")
        .ToDictionary(package => (string)package.Attribute("id")!, package => (string)package.Attribute("version")!);

    private static HashSet<string> Lines(string project) =>
        [.. XDocument.Parse(project).Descendants(Msbuild + "Compile").Select(item => $"{(string?)item.Attribute("Include")} as {item.Element(Msbuild + "Link")?.Value}")];

    private static string Sources(string folder)
    {
        var text = new StringBuilder("  <ItemGroup Label=\"Sources\">\n");
        foreach (var file in RepositoryTree.Files(folder, "*.cs"))
        {
            _ = text.Append($"    <Compile Include=\"{Relative(folder, file)}\" />\n"); // StringBuilder returns itself
        }

        foreach (var file in Linked[folder].SelectMany(linked => RepositoryTree.Files(linked, "*.cs").Where(file => IsOfTheProgram(file) == OfTheProgram.Contains(linked))))
        {
            var link = RepositoryTree.Name(file)["shared/Victron.Edge.".Length..].Replace('/', '\\');
            _ = text.Append($"    <Compile Include=\"{Relative(folder, file)}\">\n      <Link>{link}</Link>\n    </Compile>\n");
        }

        return text.Append("  </ItemGroup>\n").ToString();
    }

    private static bool IsOfTheProgram(string file) => Array.Exists(OfTheProgram, folder => RepositoryTree.Name(file).StartsWith(folder + "/", StringComparison.Ordinal));

    private static string Relative(string folder, string file) => Path.GetRelativePath(RepositoryTree.At(folder), file).Replace('/', '\\');
}
