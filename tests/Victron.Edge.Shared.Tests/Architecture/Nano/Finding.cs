// Finding: one place where compiled code breaks a rule of nanoFramework.

namespace Victron.Edge.Shared.Tests.Architecture.Nano;

/// <summary>Rule that is broken, member that breaks it, and what was found there.</summary>
internal sealed record Finding(NanoRule Rule, string Where, string What)
{
    public override string ToString() => $"{Rule}: {Where}: {What}";
}

/// <summary>What nanoFramework 1.x gets wrong without an error of the compiler, or cannot hold.</summary>
internal enum NanoRule
{
    /// <summary>Own generic types and methods, and uses of Action&lt;T&gt;, Func&lt;…&gt;: the device crashes while loading.</summary>
    Generics,

    /// <summary>Arrays of rank 2 and more: crash at load.</summary>
    ArrayRank,

    /// <summary>Pointers and function pointers: the metadata processor fails, or the device.</summary>
    Pointers,

    /// <summary>An assembly that is neither mscorlib nor declared in the surface.</summary>
    Reference,

    /// <summary>A catch in an instance method leaks an unwind slot when the call is inlined; the sixth ends the thread.</summary>
    CatchInInstanceMethod,

    /// <summary>A switch table of 256 entries or more: the count is one byte.</summary>
    WideSwitch,

    /// <summary>Opcodes that the interpreter lacks or, as those of checked arithmetic, runs without their meaning.</summary>
    Opcode,

    /// <summary>A body in an interface: throws when it is not overridden.</summary>
    DefaultInterfaceMethod,

    /// <summary>ToString of an enum prints the number.</summary>
    EnumText,

    /// <summary>foreach over a string boxes every character.</summary>
    ForeachOverString,

    /// <summary>A static initialiser that calls a library: the library may be loaded later, and the rest is skipped silently.</summary>
    StaticInitialiser,

    /// <summary>A method marked HotPath makes an object, loads a literal or copies a struct.</summary>
    HotAllocation,

    /// <summary>A method marked HotPath calls one that is not.</summary>
    HotCall,

    /// <summary>An implementation or override of a method marked HotPath that is not marked.</summary>
    HotOverride,

    /// <summary>A count that the file format of nanoFramework cannot hold.</summary>
    Budget,
}
