// NanoBudget: counts what the file format of nanoFramework can hold only so much of, and compares it with limits.
// Source: metadata processor 3.0: most of these limits are not checked by it and end in wrong code.

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>Limits of one assembly, below what the format holds so that there is warning.</summary>
internal sealed record NanoLimits
{
    /// <summary>Bytes of IL in all methods; the format holds 65,535.</summary>
    public int IlBytes { get; init; } = 48 * 1024;

    /// <summary>Bytes of names and literals as UTF-8 with terminators; the format holds 65,535.</summary>
    public int TextBytes { get; init; } = 48 * 1024;

    /// <summary>Bytes of array initialisers; these and all signatures share 65,535.</summary>
    public int DataBytes { get; init; } = 48 * 1024;

    /// <summary>Bytes of IL in one method; a branch reaches 32,767.</summary>
    public int MethodIlBytes { get; init; } = 16_000;

    /// <summary>Locals, parameters, stack slots of a method; fields and methods of a kind of a type. The format counts in one byte.</summary>
    public int Count { get; init; } = 250;
}

/// <summary>What an assembly uses of the limits.</summary>
internal static class NanoBudget
{
    /// <summary>Bytes of IL in all methods.</summary>
    public static int IlBytes(NanoAssembly assembly) => assembly.Methods.Sum(method => method.IlBytes);

    /// <summary>Bytes of distinct names and literals, UTF-8 with a terminator.</summary>
    public static int TextBytes(NanoAssembly assembly)
    {
        var reader = assembly.Reader;
        var texts = new HashSet<string>();
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            texts.UnionWith([reader.GetString(type.Namespace), reader.GetString(type.Name)]);
        }

        foreach (var type in reader.TypeReferences.Select(reader.GetTypeReference))
        {
            texts.UnionWith([reader.GetString(type.Namespace), reader.GetString(type.Name)]);
        }

        texts.UnionWith(reader.MethodDefinitions.Select(handle => reader.GetString(reader.GetMethodDefinition(handle).Name)));
        texts.UnionWith(reader.FieldDefinitions.Select(handle => reader.GetString(reader.GetFieldDefinition(handle).Name)));
        texts.UnionWith(reader.MemberReferences.Select(handle => reader.GetString(reader.GetMemberReference(handle).Name)));
        for (var literal = MetadataTokens.UserStringHandle(1); !literal.IsNil; literal = reader.GetNextHandle(literal))
        {
            _ = texts.Add(reader.GetUserString(literal)); // a set: equal texts are stored once
        }

        return texts.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
    }

    /// <summary>Bytes of array initialisers.</summary>
    public static int DataBytes(NanoAssembly assembly) =>
        assembly.Reader.FieldDefinitions.Sum(handle => assembly.DataBytes(assembly.Reader.GetFieldDefinition(handle)));

    /// <summary>Every limit that is passed.</summary>
    public static List<Finding> Check(NanoAssembly assembly, NanoLimits limits)
    {
        var findings = new List<Finding>();
        Compare("assembly", "bytes of IL", IlBytes(assembly), limits.IlBytes);
        Compare("assembly", "bytes of text", TextBytes(assembly), limits.TextBytes);
        Compare("assembly", "bytes of array data", DataBytes(assembly), limits.DataBytes);
        foreach (var method in assembly.Methods)
        {
            Compare(method.Name, "bytes of IL in a method", method.IlBytes, limits.MethodIlBytes);
            Compare(method.Name, "locals", method.Locals.Count, limits.Count);
            Compare(method.Name, "parameters", method.Signature.ParameterTypes.Length + (method.Signature.Header.IsInstance ? 1 : 0), limits.Count);
            Compare(method.Name, "stack slots", method.Body?.MaxStack ?? 0, limits.Count);
        }

        foreach (var handle in assembly.Reader.TypeDefinitions)
        {
            foreach (var (kind, count) in Members(assembly, handle))
            {
                Compare(NanoAssembly.FullName(assembly.Reader, handle), kind, count, limits.Count);
            }
        }

        return findings;

        void Compare(string where, string what, int used, int limit)
        {
            if (used > limit)
            {
                findings.Add(new Finding(NanoRule.Budget, where, $"{used} {what}, limit {limit}"));
            }
        }
    }

    private static IEnumerable<(string Kind, int Count)> Members(NanoAssembly assembly, TypeDefinitionHandle handle)
    {
        var reader = assembly.Reader;
        var type = reader.GetTypeDefinition(handle);
        var fields = type.GetFields().Select(field => reader.GetFieldDefinition(field).Attributes).Where(field => !field.HasFlag(FieldAttributes.Literal)).ToList();
        var methods = type.GetMethods().Select(method => reader.GetMethodDefinition(method).Attributes).ToList();
        yield return ("static fields", fields.Count(field => field.HasFlag(FieldAttributes.Static)));
        yield return ("instance fields", fields.Count(field => !field.HasFlag(FieldAttributes.Static)));
        yield return ("static methods", methods.Count(method => method.HasFlag(MethodAttributes.Static)));
        yield return ("virtual methods", methods.Count(method => method.HasFlag(MethodAttributes.Virtual)));
        yield return ("instance methods", methods.Count(method => !method.HasFlag(MethodAttributes.Static) && !method.HasFlag(MethodAttributes.Virtual)));
    }
}
