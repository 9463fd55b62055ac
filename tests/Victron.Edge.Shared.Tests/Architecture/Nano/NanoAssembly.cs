// NanoAssembly: a compiled surface build, opened for the rules: its methods with bodies, marks and decoded signatures.
// Judges nothing; see NanoRules, HotPathRules and NanoBudget.

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>One method of the assembly.</summary>
internal sealed record NanoMethod(
    MethodDefinitionHandle Handle,
    TypeDefinitionHandle Type,
    string Name,
    MethodAttributes Attributes,
    bool IsHot,
    bool IsRare,
    MethodSignature<TypeShape> Signature,
    MethodBodyBlock? Body,
    IReadOnlyList<TypeShape> Locals,
    IReadOnlyList<Instruction> Instructions)
{
    /// <summary>Bytes of IL.</summary>
    public int IlBytes => Body?.GetILReader().Length ?? 0;

    /// <summary>Only reads or writes a field, as the accessors of a plain property do.</summary>
    public bool IsAccessor => Body != null
        && Instructions.All(instruction => instruction.Code.Name is "ldfld" or "stfld" or "ldsfld" or "stsfld" or "ret" || instruction.Code.Name!.StartsWith("ldarg.", StringComparison.Ordinal));

    /// <summary>Parameters of two methods that implement one another have equal keys.</summary>
    public string SignatureKey => $"{Name[(Name.LastIndexOf('.') + 1)..]}({string.Join(",", Signature.ParameterTypes.Select(type => type.Name))})";
}

/// <summary>A compiled assembly with everything that the rules ask for.</summary>
internal sealed class NanoAssembly : IDisposable
{
    private readonly PEReader _pe;

    private NanoAssembly(PEReader pe, IReadOnlySet<string> enums)
    {
        _pe = pe;
        Reader = pe.GetMetadataReader();
        Shapes = new TypeShapeProvider(enums);
        Methods = [.. Reader.MethodDefinitions.Select(ReadMethod)];
        ByHandle = Methods.ToDictionary(method => method.Handle);
    }

    public MetadataReader Reader { get; }

    public TypeShapeProvider Shapes { get; }

    public IReadOnlyList<NanoMethod> Methods { get; }

    public IReadOnlyDictionary<MethodDefinitionHandle, NanoMethod> ByHandle { get; }

    /// <summary>Opens the built assembly of a project under tests/nano, with the enums of the libraries beside it.</summary>
    public static NanoAssembly Open(string projectFolder)
    {
        var path = RepositoryTree.Built(projectFolder);
        Assert.True(File.Exists(path), $"{RepositoryTree.Name(path)} is missing: dotnet build {projectFolder}");
        var enums = new HashSet<string>();
        foreach (var library in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll"))
        {
            using var pe = new PEReader(File.OpenRead(library));
            enums.UnionWith(Enums(pe.GetMetadataReader()));
        }

        return new NanoAssembly(new PEReader(new MemoryStream(File.ReadAllBytes(path))), enums);
    }

    public void Dispose() => _pe.Dispose();

    /// <summary>Namespace, outer types and name.</summary>
    public static string FullName(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
                var outer = definition.GetDeclaringType();
                return Join(outer.IsNil ? reader.GetString(definition.Namespace) : FullName(reader, outer), reader.GetString(definition.Name));
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
                var nested = reference.ResolutionScope.Kind == HandleKind.TypeReference;
                return Join(nested ? FullName(reader, reference.ResolutionScope) : reader.GetString(reference.Namespace), reader.GetString(reference.Name));
            default:
                return handle.Kind.ToString();
        }
    }

    /// <summary>Shape of a type token: definition, reference or specification.</summary>
    public TypeShape Shape(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeSpecification => Reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(Shapes, null),
        HandleKind.TypeDefinition => Shapes.GetTypeFromDefinition(Reader, (TypeDefinitionHandle)type, 0),
        _ => Shapes.GetTypeFromReference(Reader, (TypeReferenceHandle)type, 0),
    };

    /// <summary>Full name of the method or field that an instruction names.</summary>
    public string MemberName(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return ByHandle[(MethodDefinitionHandle)handle].Name;
            case HandleKind.MemberReference:
                var member = Reader.GetMemberReference((MemberReferenceHandle)handle);
                return Join(Shape(member.Parent).Name, Reader.GetString(member.Name));
            case HandleKind.FieldDefinition:
                var field = Reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Join(FullName(Reader, field.GetDeclaringType()), Reader.GetString(field.Name));
            default:
                return handle.Kind.ToString();
        }
    }

    /// <summary>Bytes that a field's initial data takes; 0 for fields without.</summary>
    public int DataBytes(FieldDefinition field)
    {
        if (field.GetRelativeVirtualAddress() == 0)
        {
            return 0;
        }

        var reader = Reader.GetBlobReader(field.Signature);
        _ = reader.ReadSignatureHeader(); // always that of a field
        var code = reader.ReadSignatureTypeCode();
        return code == SignatureTypeCode.TypeHandle
            ? Reader.GetTypeDefinition((TypeDefinitionHandle)reader.ReadTypeHandle()).GetLayout().Size
            : 8; // a primitive: 8 bytes at most
    }

    /// <summary>Initial data of a field.</summary>
    public byte[] Data(FieldDefinitionHandle handle)
    {
        var field = Reader.GetFieldDefinition(handle);
        return [.. _pe.GetSectionData(field.GetRelativeVirtualAddress()).GetContent(0, DataBytes(field))];
    }

    private static string Join(string parent, string name) => parent.Length == 0 ? name : parent + "." + name;

    private static IEnumerable<string> Enums(MetadataReader reader) => reader.TypeDefinitions
        .Where(handle => reader.GetTypeDefinition(handle).BaseType is { IsNil: false, Kind: not HandleKind.TypeSpecification } parent
            && FullName(reader, parent) == "System.Enum")
        .Select(handle => FullName(reader, handle));

    private NanoMethod ReadMethod(MethodDefinitionHandle handle)
    {
        var definition = Reader.GetMethodDefinition(handle);
        var type = definition.GetDeclaringType();
        var body = definition.RelativeVirtualAddress == 0 ? null : _pe.GetMethodBody(definition.RelativeVirtualAddress);
        IReadOnlyList<TypeShape> locals = body == null || body.LocalSignature.IsNil
            ? []
            : Reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Shapes, null);
        return new NanoMethod(
            handle,
            type,
            Join(FullName(Reader, type), Reader.GetString(definition.Name)),
            definition.Attributes,
            definition.GetCustomAttributes().Any(mark => IsMark(mark, ".HotPathAttribute")),
            definition.GetCustomAttributes().Any(mark => IsMark(mark, ".RarePathAttribute")),
            definition.DecodeSignature(Shapes, null),
            body,
            locals,
            body == null ? [] : Instruction.Decode(body.GetILReader()));
    }

    private bool IsMark(CustomAttributeHandle handle, string name)
    {
        var constructor = Reader.GetCustomAttribute(handle).Constructor;
        EntityHandle type = constructor.Kind == HandleKind.MethodDefinition
            ? Reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : Reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return FullName(Reader, type).EndsWith(name, StringComparison.Ordinal);
    }
}
