// HotPathRules: holds methods marked [HotPath] to what costs no object on nanoFramework.
// They may call one another and methods marked [RarePath], which run a bounded number of times and are not judged here.
// A property that only reads or writes its field needs no mark.
// On the device every struct by value, literal, box, array and delegate is an object, so 'allocates nothing' means none of them.

using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>The rules for methods that run for every byte or field.</summary>
internal static class HotPathRules
{
    private static readonly HashSet<string> Allocating =
    [
        "newobj", "newarr", "box", "unbox.any", "ldstr", "ldftn", "ldvirtftn", "ldobj", "stobj", "cpobj", "initobj", "ldelem", "stelem", "throw",
    ];

    // Native code without an object: measured, or plain in the interpreter's sources.
    private static readonly HashSet<string> LibraryCalls = ["System.Array.Copy", "System.Array.Clear", "System.String.get_Length", "System.String.get_Chars"];

    // The way out: a host copies each message it takes, and nothing else is claimed of it.
    private const string HostSeam = "Victron.Edge.Agent.IEdgeHost.";

    /// <summary>All findings in methods marked hot.</summary>
    public static List<Finding> Check(NanoAssembly assembly)
    {
        var findings = new List<Finding>();
        foreach (var method in assembly.Methods.Where(method => method.IsHot))
        {
            CheckTypes(method, findings);
            foreach (var instruction in method.Instructions)
            {
                CheckInstruction(assembly, method, instruction, findings);
            }
        }

        CheckOverrides(assembly, findings);
        return findings;
    }

    /// <summary>Opcodes of the shortest way round each loop of a method, in the order of the loops' heads.</summary>
    public static IReadOnlyList<int> ShortestTurns(NanoMethod method)
    {
        var index = method.Instructions.Select((instruction, i) => (instruction.Offset, i)).ToDictionary(pair => pair.Offset, pair => pair.i);
        var turns = new SortedDictionary<int, int>();
        for (var from = 0; from < method.Instructions.Count; from++)
        {
            foreach (var head in method.Instructions[from].Targets.Select(target => index[target]).Where(head => head <= from))
            {
                var length = Distance(method, index, head, from);
                turns[head] = turns.TryGetValue(head, out var known) ? Math.Min(known, length) : length;
            }
        }

        return [.. turns.Values];
    }

    private static int Distance(NanoMethod method, Dictionary<int, int> index, int head, int end)
    {
        var seen = new HashSet<int> { head };
        var front = new List<int> { head };
        for (var opcodes = 1; front.Count > 0; opcodes++)
        {
            if (front.Contains(end))
            {
                return opcodes;
            }

            front = [.. front.SelectMany(at => Next(method, index, at)).Where(seen.Add)];
        }

        return int.MaxValue;
    }

    private static IEnumerable<int> Next(NanoMethod method, Dictionary<int, int> index, int at)
    {
        var instruction = method.Instructions[at];
        var targets = instruction.Targets.Select(target => index[target]);
        var falls = instruction.Code.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        return falls && at + 1 < method.Instructions.Count ? targets.Append(at + 1) : targets;
    }

    private static void CheckTypes(NanoMethod method, List<Finding> findings)
    {
        foreach (var shape in method.Signature.ParameterTypes.Append(method.Signature.ReturnType).Concat(method.Locals).Where(shape => shape.IsStruct))
        {
            findings.Add(new Finding(NanoRule.HotAllocation, method.Name, $"{shape.Name} by value"));
        }
    }

    private static void CheckInstruction(NanoAssembly assembly, NanoMethod method, Instruction instruction, List<Finding> findings)
    {
        var code = instruction.Code.Name!;
        if (Allocating.Contains(code))
        {
            findings.Add(new Finding(NanoRule.HotAllocation, method.Name, code));
        }
        else if (code is "call" or "callvirt")
        {
            var handle = MetadataTokens.EntityHandle(instruction.Operand);
            var allowed = handle.Kind == HandleKind.MethodDefinition
                ? IsAllowed(assembly.ByHandle[(MethodDefinitionHandle)handle])
                : LibraryCalls.Contains(assembly.MemberName(instruction.Operand));
            if (!allowed)
            {
                findings.Add(new Finding(NanoRule.HotCall, method.Name, $"calls {assembly.MemberName(instruction.Operand)}, which is not marked"));
            }
        }
    }

    private static bool IsAllowed(NanoMethod callee) =>
        callee.IsHot || callee.IsRare || callee.IsAccessor || callee.Name.StartsWith(HostSeam, StringComparison.Ordinal);

    private static void CheckOverrides(NanoAssembly assembly, List<Finding> findings)
    {
        var byType = assembly.Methods.ToLookup(method => method.Type);
        foreach (var type in assembly.Reader.TypeDefinitions)
        {
            var hotKeys = Parents(assembly.Reader, type).SelectMany(parent => byType[parent]).Where(method => method.IsHot).Select(method => method.SignatureKey).ToHashSet();
            foreach (var method in byType[type].Where(method => method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.IsHot && hotKeys.Contains(method.SignatureKey)))
            {
                findings.Add(new Finding(NanoRule.HotOverride, method.Name, "implements a method marked hot, mark it too"));
            }
        }
    }

    private static IEnumerable<TypeDefinitionHandle> Parents(MetadataReader reader, TypeDefinitionHandle type)
    {
        var definition = reader.GetTypeDefinition(type);
        foreach (var implemented in definition.GetInterfaceImplementations().Select(handle => reader.GetInterfaceImplementation(handle).Interface))
        {
            if (implemented.Kind == HandleKind.TypeDefinition)
            {
                yield return (TypeDefinitionHandle)implemented;
            }
        }

        if (definition.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition } parent)
        {
            yield return (TypeDefinitionHandle)parent;
            foreach (var further in Parents(reader, (TypeDefinitionHandle)parent))
            {
                yield return further;
            }
        }
    }
}
