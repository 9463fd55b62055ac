// NanoRules: refuses compiled code that nanoFramework 1.x would accept and run wrongly, or crash on.
// Source: measurements with the real class library, metadata processor and interpreter; one reason a rule in NanoRule.

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>The rules for every method, hot or not.</summary>
internal static class NanoRules
{
    /// <summary>Entries of one switch table that the file format can count.</summary>
    public const int SwitchEntriesMax = 255;

    private static readonly HashSet<string> BannedOpcodes =
    [
        "add.ovf", "add.ovf.un", "sub.ovf", "sub.ovf.un", "mul.ovf", "mul.ovf.un",
        "localloc", "calli", "cpblk", "initblk", "arglist", "mkrefany", "refanytype", "refanyval", "ckfinite", "jmp", "volatile.",
    ];

    // In mscorlib itself, which is always loaded first, and without state of its own.
    private static readonly HashSet<string> StaticInitialiserMayCall =
    [
        "System.Object..ctor", "System.Array.Copy", "System.Array.Clear", "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray",
    ];

    /// <summary>All findings of an assembly that may reference the named ones only.</summary>
    public static List<Finding> Check(NanoAssembly assembly, IReadOnlySet<string> mayReference)
    {
        var findings = new List<Finding>();
        CheckTables(assembly, mayReference, findings);
        CheckMemberTypes(assembly, findings);
        foreach (var method in assembly.Methods)
        {
            CheckSignature(method, findings);
            CheckKind(assembly, method, findings);
            CheckInstructions(assembly, method, findings);
            if (method.Name.EndsWith("..cctor", StringComparison.Ordinal))
            {
                CheckStaticInitialiser(assembly, method, method.Name, [], findings);
            }
        }

        return findings;
    }

    private static void CheckTables(NanoAssembly assembly, IReadOnlySet<string> mayReference, List<Finding> findings)
    {
        var reader = assembly.Reader;
        foreach (var handle in reader.AssemblyReferences)
        {
            var name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            if (!mayReference.Contains(name))
            {
                findings.Add(new Finding(NanoRule.Reference, name, "assembly is not declared for nanoFramework"));
            }
        }

        foreach (var handle in reader.TypeDefinitions)
        {
            if (reader.GetTypeDefinition(handle).GetGenericParameters().Count > 0)
            {
                findings.Add(new Finding(NanoRule.Generics, NanoAssembly.FullName(reader, handle), "generic type"));
            }
        }

        foreach (var method in assembly.Methods.Where(method => method.Signature.GenericParameterCount > 0))
        {
            findings.Add(new Finding(NanoRule.Generics, method.Name, "generic method"));
        }
    }

    private static void CheckMemberTypes(NanoAssembly assembly, List<Finding> findings)
    {
        var reader = assembly.Reader;
        foreach (var field in reader.FieldDefinitions.Select(reader.GetFieldDefinition))
        {
            var name = NanoAssembly.FullName(reader, field.GetDeclaringType()) + "." + reader.GetString(field.Name);
            AddFaults(name, field.DecodeSignature(assembly.Shapes, null), findings);
        }

        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.TypeSpec); row++)
        {
            var shape = reader.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).DecodeSignature(assembly.Shapes, null);
            AddFaults("type " + shape.Name, shape, findings);
        }
    }

    private static void CheckSignature(NanoMethod method, List<Finding> findings)
    {
        AddFaults(method.Name, method.Signature.ReturnType, findings);
        foreach (var shape in method.Signature.ParameterTypes.Concat(method.Locals))
        {
            AddFaults(method.Name, shape, findings);
        }
    }

    private static void AddFaults(string where, TypeShape shape, List<Finding> findings) =>
        findings.AddRange(shape.Faults.Select(rule => new Finding(rule, where, shape.Name)));

    private static void CheckKind(NanoAssembly assembly, NanoMethod method, List<Finding> findings)
    {
        var isStatic = method.Attributes.HasFlag(MethodAttributes.Static);
        var type = assembly.Reader.GetTypeDefinition(method.Type);
        if (type.Attributes.HasFlag(TypeAttributes.Interface) && !isStatic && method.Body != null)
        {
            findings.Add(new Finding(NanoRule.DefaultInterfaceMethod, method.Name, "has a body"));
        }

        var catches = method.Body?.ExceptionRegions.Any(region => region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter) ?? false;
        if (catches && !isStatic)
        {
            findings.Add(new Finding(NanoRule.CatchInInstanceMethod, method.Name, "make it static and pass the object"));
        }
    }

    private static void CheckInstructions(NanoAssembly assembly, NanoMethod method, List<Finding> findings)
    {
        Instruction? before = null;
        foreach (var instruction in method.Instructions)
        {
            var code = instruction.Code.Name!;
            if (code == "switch" && instruction.Operand > SwitchEntriesMax)
            {
                findings.Add(new Finding(NanoRule.WideSwitch, method.Name, $"{instruction.Operand} entries: split by range"));
            }
            else if (BannedOpcodes.Contains(code) || code.StartsWith("conv.ovf", StringComparison.Ordinal))
            {
                findings.Add(new Finding(NanoRule.Opcode, method.Name, code));
            }
            else if (code == "box" && before?.Code.FlowControl == System.Reflection.Emit.FlowControl.Call
                && assembly.MemberName(before.Operand) == "System.String.get_Chars")
            {
                findings.Add(new Finding(NanoRule.ForeachOverString, method.Name, "use an index"));
            }
            else if (before?.Code.Name is "constrained." or "box" && code == "callvirt"
                && assembly.MemberName(instruction.Operand) is "System.Object.ToString" or "System.Enum.ToString"
                && assembly.Shape(MetadataTokens.EntityHandle(before!.Operand)).IsEnum)
            {
                findings.Add(new Finding(NanoRule.EnumText, method.Name, "ToString of an enum: use a switch"));
            }

            if (instruction.Code.FlowControl == System.Reflection.Emit.FlowControl.Call && code != "calli")
            {
                CheckCallee(assembly, method, instruction.Operand, findings);
            }

            before = instruction;
        }
    }

    private static void CheckCallee(NanoAssembly assembly, NanoMethod method, int token, List<Finding> findings)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            findings.Add(new Finding(NanoRule.Generics, method.Name, "calls a generic method"));
        }
        else if (handle.Kind == HandleKind.MemberReference)
        {
            AddFaults(method.Name, assembly.Shape(assembly.Reader.GetMemberReference((MemberReferenceHandle)handle).Parent), findings);
        }
    }

    // Follows calls into our own methods: a constructor run from a static initialiser is part of it.
    private static void CheckStaticInitialiser(NanoAssembly assembly, NanoMethod method, string root, HashSet<string> seen, List<Finding> findings)
    {
        if (!seen.Add(method.Name + method.SignatureKey))
        {
            return;
        }

        foreach (var call in method.Instructions.Where(instruction => instruction.Code.FlowControl == System.Reflection.Emit.FlowControl.Call))
        {
            var handle = MetadataTokens.EntityHandle(call.Operand);
            if (handle.Kind == HandleKind.MethodDefinition)
            {
                CheckStaticInitialiser(assembly, assembly.ByHandle[(MethodDefinitionHandle)handle], root, seen, findings);
            }
            else if (!StaticInitialiserMayCall.Contains(assembly.MemberName(call.Operand)))
            {
                findings.Add(new Finding(NanoRule.StaticInitialiser, root, $"reaches {assembly.MemberName(call.Operand)}"));
            }
        }
    }
}
