// ArrowTests: which project may know which, and that what owns no clock, thread, file or socket names none.
// A new project in shared/ or companion/ is added to the table here, with the arrows it needs and no more.

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Victron.Edge.Shared.Tests.Architecture.Nano;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class ArrowTests
{
    private const string VeDirect = "Victron.Edge.VeDirect";
    private const string Agent = "Victron.Edge.Agent";
    private const string Catalogue = "Victron.Edge.Catalogue";
    private const string Core = "Victron.Edge.Core";
    private const string Roads = "Victron.Edge.Roads";
    private const string Simulator = "Victron.Edge.Simulator";
    private const string Storage = "Victron.Edge.Storage";
    private const string Web = "Victron.Edge.Web";

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        [VeDirect] = [],
        [Agent] = [VeDirect],
        [Catalogue] = [],
        ["Victron.Edge.Catalogue.Generator"] = [Catalogue],
        [Core] = [VeDirect, Catalogue],
        [Roads] = [Core, Agent, VeDirect, Catalogue],
        [Simulator] = [Core, VeDirect, Catalogue],
        [Storage] = [Core],
        [Web] = [Core],
        ["Victron.Edge.Companion"] = [Roads, Simulator, Storage, Web, Core, Agent, VeDirect, Catalogue],
    };

    // Types by full name or, with a dot at the end, whole namespaces; members by Type.Name.
    private static readonly string[] Outside =
    [
        "System.Net.", "System.IO.Ports.", "System.IO.Pipes.", "System.IO.File", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Directory",
        "System.IO.DirectoryInfo", "System.IO.Path", "System.Console", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Timers.",
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.TaskFactory",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Environment.Exit", "System.TimeProvider.get_System",
        "System.Random.get_Shared",
    ];

    [Fact]
    public void Projects_know_only_what_the_design_lets_them()
    {
        var projects = RepositoryTree.Files("shared", "*.csproj").Concat(RepositoryTree.Files("companion", "*.csproj")).ToList();
        Assert.True(projects.Count >= 8, "the search for projects finds too few");
        Expect.None(projects.SelectMany(ForbiddenArrows));
    }

    [Theory]
    [InlineData("shared/Victron.Edge.VeDirect", ".")]
    [InlineData("shared/Victron.Edge.Agent", ".")]
    [InlineData("companion/Victron.Edge.Core", ".")]
    [InlineData("shared/catalogue/Victron.Edge.Catalogue", @"Rules\b")]
    public void Core_code_names_no_socket_file_thread_or_clock(string projectFolder, string types)
    {
        Expect.None(UsesOutside(projectFolder, types));
    }

    [Fact]
    public void Clocks_and_files_are_noticed_where_they_are_used()
    {
        // These tests read files: a search that finds nothing here would find nothing anywhere.
        var found = UsesOutside("tests/Victron.Edge.Shared.Tests", @"\.Architecture\.");
        Assert.Contains(found, use => use.EndsWith("System.IO.File.ReadAllText", StringComparison.Ordinal));
        Assert.Contains(found, use => use.EndsWith("System.DateTime.get_UtcNow", StringComparison.Ordinal));
        Assert.True(DateTime.UtcNow.Year > 2000, "a look at the clock, for the search to find");
    }

    private static IEnumerable<string> ForbiddenArrows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (!MayKnow.TryGetValue(name, out var allowed))
        {
            return [$"{name} is not in the table of {nameof(ArrowTests)}"];
        }

        return XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))
            .Where(target => !allowed.Contains(target))
            .Select(target => $"{name} must not know {target}");
    }

    private static List<string> UsesOutside(string projectFolder, string types)
    {
        using var pe = new PEReader(new MemoryStream(File.ReadAllBytes(RepositoryTree.Built(projectFolder))));
        var reader = pe.GetMetadataReader();
        var found = new HashSet<string>();
        var looked = 0;
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            var type = NanoAssembly.FullName(reader, method.GetDeclaringType());
            if (Regex.IsMatch(type, types))
            {
                looked++;
                var body = pe.GetMethodBody(method.RelativeVirtualAddress);
                found.UnionWith(Instruction.Decode(body.GetILReader())
                    .Where(instruction => instruction.Code.FlowControl == System.Reflection.Emit.FlowControl.Call)
                    .Select(call => Callee(reader, call.Operand))
                    .Where(IsOutside)
                    .Select(callee => $"{type}.{reader.GetString(method.Name)} uses {callee}"));
            }
        }

        Assert.True(looked > 0 || RepositoryTree.Files(projectFolder, "*.cs").Count == 0, $"no method of {projectFolder} is in a type that matches {types}");
        return [.. found];
    }

    private static bool IsOutside(string callee) =>
        Array.Exists(Outside, banned => callee == banned || callee.StartsWith(banned[^1] == '.' ? banned : banned + ".", StringComparison.Ordinal));

    private static string Callee(MetadataReader reader, int token)
    {
        var handle = System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            handle = reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return "";
        }

        var member = reader.GetMemberReference((MemberReferenceHandle)handle);
        return member.Parent.Kind == HandleKind.TypeReference ? NanoAssembly.FullName(reader, member.Parent) + "." + reader.GetString(member.Name) : "";
    }
}
