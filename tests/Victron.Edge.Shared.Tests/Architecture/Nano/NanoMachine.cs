// NanoMachine: runs the IL of the surface build and counts: opcodes, calls, objects. It stands in for an ESP32 where one
// is not at hand: it says how much work the interpreter of nanoFramework is given, not how long that takes.
// Knows the opcodes that shared code uses and refuses all others. No exceptions, no finally, no floating point.

using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>A counting interpreter for the shared code.</summary>
internal sealed class NanoMachine(NanoAssembly assembly)
{
    private readonly Dictionary<FieldDefinitionHandle, Slot> _statics = [];
    private readonly HashSet<TypeDefinitionHandle> _initialised = [];
    private readonly Dictionary<MethodDefinitionHandle, Dictionary<int, int>> _indices = [];

    /// <summary>Opcodes executed.</summary>
    public long Opcodes { get; private set; }

    /// <summary>Calls of methods with a body.</summary>
    public long Calls { get; private set; }

    /// <summary>Objects and arrays made, boxes and literals included.</summary>
    public long Objects { get; private set; }

    /// <summary>Opcodes executed by each method, without those it calls.</summary>
    public Dictionary<string, long> ByMethod { get; } = [];

    /// <summary>Makes an object by the constructor that takes this number of arguments.</summary>
    public NanoObject New(string type, params Slot[] arguments)
    {
        var constructor = Find(type + "..ctor", arguments.Length);
        var made = new NanoObject(constructor.Type);
        _ = Run(constructor, [Slot.Of(made), .. arguments]); // constructors return nothing
        return made;
    }

    /// <summary>Calls an instance method.</summary>
    public Slot Call(NanoObject target, string method, params Slot[] arguments) =>
        Run(Find(NanoAssembly.FullName(assembly.Reader, target.Type) + "." + method, arguments.Length), [Slot.Of(target), .. arguments]);

    private NanoMethod Find(string name, int parameters) =>
        assembly.Methods.Single(method => method.Name == name && method.Signature.ParameterTypes.Length == parameters);

    private Slot Run(NanoMethod method, Slot[] arguments)
    {
        Calls++;
        if (!_indices.TryGetValue(method.Handle, out var index))
        {
            index = method.Instructions.Select((instruction, i) => (instruction.Offset, i)).ToDictionary(pair => pair.Offset, pair => pair.i);
            _indices[method.Handle] = index;
        }

        var frame = new NanoFrame(arguments, method.Locals);
        var executed = 0;
        for (var at = 0; ;)
        {
            var instruction = method.Instructions[at];
            executed++;
            var code = instruction.Code.Name!;
            if (code == "ret")
            {
                Opcodes += executed;
                ByMethod[method.Name] = ByMethod.GetValueOrDefault(method.Name) + executed;
                return frame.Stack.Count > 0 ? frame.Stack.Pop() : default;
            }

            if (instruction.Targets.Count > 0)
            {
                var target = frame.Branch(code, instruction);
                at = target < 0 ? at + 1 : index[target];
            }
            else
            {
                if (!frame.Step(code, instruction) && !StepField(code, instruction.Operand, frame) && !StepObject(code, instruction.Operand, frame))
                {
                    throw new NotSupportedException($"{code} in {method.Name}");
                }

                at++;
            }
        }
    }

    private bool StepField(string code, int token, NanoFrame frame)
    {
        if (code is not ("ldfld" or "stfld" or "ldflda" or "ldsfld" or "stsfld"))
        {
            return false;
        }

        var handle = (FieldDefinitionHandle)MetadataTokens.EntityHandle(token);
        var isStore = code is "stfld" or "stsfld";
        var value = isStore ? frame.Stack.Pop() : default;
        if (code is "ldsfld" or "stsfld")
        {
            Initialise(assembly.Reader.GetFieldDefinition(handle).GetDeclaringType());
        }

        var fields = code is "ldsfld" or "stsfld" ? _statics : ((NanoObject)frame.Stack.Pop().Reference!).Fields;
        if (isStore)
        {
            fields[handle] = value;
        }
        else
        {
            frame.Stack.Push(code == "ldflda" ? Slot.Of(new NanoPointer(() => Get(fields, handle), slot => fields[handle] = slot)) : Get(fields, handle));
        }

        return true;
    }

    private Slot Get(Dictionary<FieldDefinitionHandle, Slot> fields, FieldDefinitionHandle handle)
    {
        if (fields.TryGetValue(handle, out var value))
        {
            return value;
        }

        var type = assembly.Reader.GetFieldDefinition(handle).DecodeSignature(assembly.Shapes, null).Name;
        return type is nameof(Int64) or nameof(UInt64) ? Slot.Long(0) : default;
    }

    private bool StepObject(string code, int token, NanoFrame frame)
    {
        switch (code)
        {
            case "newarr":
                Objects++;
                frame.Stack.Push(Slot.Of(NanoMemory.Create(assembly.Shape(MetadataTokens.EntityHandle(token)).Name, frame.Stack.Pop().AsInt)));
                return true;
            case "newobj":
                Objects++;
                var constructor = assembly.ByHandle[(MethodDefinitionHandle)MetadataTokens.EntityHandle(token)];
                var made = Slot.Of(new NanoObject(constructor.Type));
                _ = Run(constructor, [made, .. frame.Take(constructor.Signature.ParameterTypes.Length)]); // constructors return nothing
                frame.Stack.Push(made);
                return true;
            case "ldtoken":
                frame.Stack.Push(Slot.Of(assembly.Data((FieldDefinitionHandle)MetadataTokens.EntityHandle(token))));
                return true;
            case "call" or "callvirt":
                StepCall(MetadataTokens.EntityHandle(token), token, frame);
                return true;
            default:
                return false;
        }
    }

    private void StepCall(EntityHandle handle, int token, NanoFrame frame)
    {
        if (handle.Kind != HandleKind.MethodDefinition)
        {
            StepLibrary(assembly.MemberName(token), frame);
            return;
        }

        var method = assembly.ByHandle[(MethodDefinitionHandle)handle];
        var arguments = frame.Take(method.Signature.ParameterTypes.Length + (method.Signature.Header.IsInstance ? 1 : 0));
        if (!method.Signature.Header.IsInstance)
        {
            Initialise(method.Type);
        }

        if (method.Attributes.HasFlag(System.Reflection.MethodAttributes.Virtual))
        {
            var type = ((NanoObject)arguments[0].Reference!).Type;
            method = assembly.Methods.Single(candidate => candidate.Type == type && candidate.SignatureKey == method.SignatureKey);
        }

        var result = Run(method, arguments);
        if (method.Signature.ReturnType.Name != "Void")
        {
            frame.Stack.Push(result);
        }
    }

    private static void StepLibrary(string name, NanoFrame frame)
    {
        switch (name)
        {
            case "System.Object..ctor":
                _ = frame.Stack.Pop(); // has nothing to do
                break;
            case "System.Array.Copy":
                var copy = frame.Take(5);
                Array.Copy((Array)copy[0].Reference!, copy[1].AsInt, (Array)copy[2].Reference!, copy[3].AsInt, copy[4].AsInt);
                break;
            case "System.Array.Clear":
                var clear = frame.Take(3);
                Array.Clear((Array)clear[0].Reference!, clear[1].AsInt, clear[2].AsInt);
                break;
            case "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray":
                var data = (byte[])frame.Stack.Pop().Reference!;
                NanoMemory.Fill((Array)frame.Stack.Pop().Reference!, data);
                break;
            default:
                throw new NotSupportedException(name);
        }
    }

    // Static initialisers run before the program on the device, so their work is not counted.
    private void Initialise(TypeDefinitionHandle type)
    {
        if (_initialised.Add(type))
        {
            var (opcodes, calls, objects) = (Opcodes, Calls, Objects);
            foreach (var initialiser in assembly.Methods.Where(method => method.Type == type && method.Name.EndsWith("..cctor", StringComparison.Ordinal)))
            {
                _ = Run(initialiser, []); // returns nothing
            }

            (Opcodes, Calls, Objects) = (opcodes, calls, objects);
        }
    }
}
