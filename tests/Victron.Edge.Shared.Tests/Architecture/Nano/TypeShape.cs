// TypeShape: what the rules need to know of a type in a signature. The provider builds it while metadata is decoded.

using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>A type as it stands in a signature.</summary>
/// <param name="Name">Full name, for messages and for comparing signatures.</param>
/// <param name="IsStruct">Passed by value and not a primitive or an enum: nanoFramework makes an object of each copy.</param>
/// <param name="IsEnum">An enum.</param>
/// <param name="Faults">Rules that the type breaks wherever it is used.</param>
internal sealed record TypeShape(string Name, bool IsStruct, bool IsEnum, ImmutableHashSet<NanoRule> Faults)
{
    public static TypeShape Plain(string name) => new(name, false, false, []);

    public TypeShape Reference(string suffix) => new(Name + suffix, false, false, Faults);

    public TypeShape Faulty(string name, NanoRule rule) => new(name, false, false, Faults.Add(rule));
}

/// <summary>Decodes signatures into shapes.</summary>
/// <param name="enums">Full names of all enums that can occur: a reference alone does not tell an enum from a struct.</param>
internal sealed class TypeShapeProvider(IReadOnlySet<string> enums) : ISignatureTypeProvider<TypeShape, object?>
{
    private const byte ValueType = 0x11;

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        typeCode == PrimitiveTypeCode.TypedReference
            ? TypeShape.Plain("TypedReference").Faulty("TypedReference", NanoRule.Pointers)
            : TypeShape.Plain(typeCode.ToString());

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Named(NanoAssembly.FullName(reader, handle), rawTypeKind);

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Named(NanoAssembly.FullName(reader, handle), rawTypeKind);

    public TypeShape GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeShape GetSZArrayType(TypeShape elementType) => elementType.Reference("[]");

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) =>
        elementType.Faulty($"{elementType.Name}[rank {shape.Rank}]", NanoRule.ArrayRank);

    public TypeShape GetByReferenceType(TypeShape elementType) => elementType.Reference("&");

    public TypeShape GetPinnedType(TypeShape elementType) => elementType.Faulty("pinned " + elementType.Name, NanoRule.Pointers);

    public TypeShape GetPointerType(TypeShape elementType) => elementType.Faulty(elementType.Name + "*", NanoRule.Pointers);

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) =>
        TypeShape.Plain("function pointer").Faulty("function pointer", NanoRule.Pointers);

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) =>
        genericType.Faulty($"{genericType.Name}<{string.Join(", ", typeArguments.Select(type => type.Name))}>", NanoRule.Generics);

    public TypeShape GetGenericMethodParameter(object? genericContext, int index) =>
        TypeShape.Plain("!!" + index).Faulty("!!" + index, NanoRule.Generics);

    public TypeShape GetGenericTypeParameter(object? genericContext, int index) =>
        TypeShape.Plain("!" + index).Faulty("!" + index, NanoRule.Generics);

    // The one modifier that compiles is that of volatile, and its opcode has a rule of its own.
    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) => unmodifiedType;

    private TypeShape Named(string name, byte rawTypeKind)
    {
        var isEnum = enums.Contains(name);
        return new TypeShape(name, rawTypeKind == ValueType && !isEnum, isEnum, []);
    }
}
