// SurfaceTests: the declarations of the nanoFramework packages hold what the firmware uses and nothing else, so that
// nobody widens them to make code compile. IL tells of types and members; enum values and constants vanish from it
// and are looked for in the sources.

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Victron.Edge.Shared.Tests.Architecture.Nano;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class SurfaceTests
{
    private const string Surface = "tests/nano/Victron.Edge.NanoSurface";

    private static readonly string[] Users = ["tests/nano/Victron.Edge.SurfaceShared", "tests/nano/Victron.Edge.SurfaceFirmware", "tests/nano/Victron.Edge.SurfaceUnitTest"];

    [Fact]
    public void Every_declared_member_is_used_by_the_firmware()
    {
        var unused = DeclaredMembers().Except(Users.SelectMany(UsedMembers));
        Expect.None(unused);
    }

    [Fact]
    public void Every_declared_enum_value_is_named_in_the_firmware()
    {
        var sources = string.Concat(RepositoryTree.Files("firmware", "*.cs").Select(File.ReadAllText));
        var unnamed = DeclaredEnumValues().Except(Regex.Matches(sources, @"\b\w+\.\w+\b").Select(match => match.Value));
        Expect.None(unnamed);
    }

    [Fact]
    public void Every_surface_file_names_its_package_and_version()
    {
        Assert.All(SurfaceFiles(), file => Assert.Matches(@"^// Package: nanoFramework\.[\w.]+ \d+\.\d+\.\d+\n", File.ReadAllText(file)));
    }

    /// <summary>Package id → version, as the surface files say.</summary>
    public static IReadOnlyDictionary<string, string> DeclaredPackages() => SurfaceFiles()
        .Select(file => File.ReadLines(file).First().Split(' '))
        .ToDictionary(words => words[2], words => words[3]);

    private static IReadOnlyList<string> SurfaceFiles() => RepositoryTree.Files(Surface, "*.cs");

    private static List<string> UsedMembers(string project)
    {
        using var assembly = NanoAssembly.Open(project);
        return
        [
            .. assembly.Reader.MemberReferences.Select(assembly.Reader.GetMemberReference)
                .Select(member => Describe(assembly.Reader, member.Parent, member.Name, ParameterCount(member, assembly))),
        ];
    }

    private static List<string> DeclaredMembers()
    {
        using var pe = OpenSurface();
        var reader = pe.GetMetadataReader();
        return
        [
            .. reader.MethodDefinitions.Select(reader.GetMethodDefinition)
                .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
                .Where(method => !reader.GetString(method.Name).StartsWith("remove_", StringComparison.Ordinal)) // declared with add_
                .Where(method => !IsDelegate(reader, method.GetDeclaringType()) || reader.GetString(method.Name) == ".ctor")
                .Select(method => Describe(reader, method.GetDeclaringType(), method.Name, method.GetParameters().Count)),
        ];
    }

    private static List<string> DeclaredEnumValues()
    {
        using var pe = OpenSurface();
        var reader = pe.GetMetadataReader();
        return
        [
            .. reader.FieldDefinitions.Select(reader.GetFieldDefinition)
                .Where(field => field.Attributes.HasFlag(FieldAttributes.Literal))
                .Select(field => reader.GetString(reader.GetTypeDefinition(field.GetDeclaringType()).Name) + "." + reader.GetString(field.Name)),
        ];
    }

    private static PEReader OpenSurface() => new(new MemoryStream(File.ReadAllBytes(RepositoryTree.Built(Surface))));

    private static bool IsDelegate(MetadataReader reader, TypeDefinitionHandle type)
    {
        var parent = reader.GetTypeDefinition(type).BaseType;
        return !parent.IsNil && NanoAssembly.FullName(reader, parent) == "System.MulticastDelegate";
    }

    private static string Describe(MetadataReader reader, EntityHandle type, StringHandle name, int parameters) =>
        $"{NanoAssembly.FullName(reader, type)}.{reader.GetString(name)}({parameters})";

    private static int ParameterCount(MemberReference member, NanoAssembly assembly) =>
        member.GetKind() == MemberReferenceKind.Method ? member.DecodeMethodSignature(assembly.Shapes, null).ParameterTypes.Length : -1;
}
