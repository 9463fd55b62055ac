// NanoTests: the surface build obeys the rules of nanoFramework 1.x, and each rule is seen to fire on code that breaks it.

using Victron.Edge.Shared.Tests.Architecture.Nano;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class NanoTests(ITestOutputHelper output)
{
    // docs/decisions/0010.
    private const int SharedIlBytes = 56 * 1024;

    private const string Shared = "tests/nano/Victron.Edge.SurfaceShared";
    private const string Firmware = "tests/nano/Victron.Edge.SurfaceFirmware";
    private const string UnitTest = "tests/nano/Victron.Edge.SurfaceUnitTest";
    private const string BadNano = "tests/nano/Victron.Edge.BadNano";

    private static readonly HashSet<string> Declared = ["mscorlib", "Victron.Edge.NanoSurface", "Victron.Edge.SurfaceShared"];

    [Theory]
    [InlineData(Shared)]
    [InlineData(Firmware)]
    [InlineData(UnitTest)]
    public void Shared_and_firmware_code_breaks_no_rule(string project)
    {
        using var assembly = NanoAssembly.Open(project);
        AssertNone(NanoRules.Check(assembly, Declared));
    }

    [Theory]
    [InlineData(Shared)]
    [InlineData(Firmware)]
    public void Hot_paths_make_no_object_and_call_hot_paths_only(string project)
    {
        using var assembly = NanoAssembly.Open(project);
        foreach (var method in assembly.Methods.Where(method => method.IsHot && method.Body != null).OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            var turns = HotPathRules.ShortestTurns(method);
            var loops = turns.Count == 0 ? "" : $", shortest turn of its loops {string.Join(", ", turns)}";
            output.WriteLine($"{method.Name}: {method.Instructions.Count} opcodes{loops}");
        }

        AssertNone(HotPathRules.Check(assembly));
    }

    [Theory]
    [InlineData(Shared)]
    [InlineData(Firmware)]
    [InlineData(UnitTest)]
    public void Each_assembly_fits_the_file_format(string project)
    {
        using var assembly = NanoAssembly.Open(project);
        var limits = project == Shared ? new NanoLimits { IlBytes = SharedIlBytes } : new NanoLimits();
        output.WriteLine(project);
        output.WriteLine($"IL bytes {NanoBudget.IlBytes(assembly)} of {limits.IlBytes}");
        output.WriteLine($"text bytes {NanoBudget.TextBytes(assembly)} of {limits.TextBytes}");
        output.WriteLine($"array data bytes {NanoBudget.DataBytes(assembly)} of {limits.DataBytes}");
        foreach (var method in assembly.Methods.OrderByDescending(method => method.IlBytes).Take(10))
        {
            output.WriteLine($"  {method.Name}: {method.IlBytes} bytes of IL, {method.Locals.Count} locals");
        }

        AssertNone(NanoBudget.Check(assembly, limits));
    }

    [Theory]
    [InlineData("Generics", "GenericClass`1")]
    [InlineData("Generics", "GenericMethod.Same")]
    [InlineData("Generics", "GenericMethod.Use")]
    [InlineData("Generics", "GenericDelegateField.Listener")]
    [InlineData("Generics", "GenericDelegateCall.Use")]
    [InlineData("CatchInInstanceMethod", "CatchInInstanceMethod.Fail")]
    [InlineData("CatchInInstanceMethod", "FilterInInstanceMethod.Fail")]
    [InlineData("CatchInInstanceMethod", "CatchInLambda.")]
    [InlineData("ArrayRank", "RankTwoArray.Use")]
    [InlineData("ArrayRank", "RankTwoField.Grid")]
    [InlineData("Opcode", "CheckedAdd.Use")]
    [InlineData("Opcode", "CheckedCast.Use")]
    [InlineData("Opcode", "StackAlloc.Use")]
    [InlineData("Pointers", "PointerArgument.Use")]
    [InlineData("Opcode", "FunctionPointer.Use")]
    [InlineData("DefaultInterfaceMethod", "IDefaultMethod.Always")]
    [InlineData("EnumText", "EnumText.Use")]
    [InlineData("ForeachOverString", "ForeachOverString.Use")]
    [InlineData("StaticInitialiser", "StaticFromLibraryCall..cctor")]
    [InlineData("StaticInitialiser", "StaticFromDeepLibraryCall..cctor")]
    [InlineData("WideSwitch", "WideSwitch.Use")]
    public void Each_trap_is_found(string rule, string where)
    {
        using var assembly = NanoAssembly.Open(BadNano);
        AssertFound(NanoRules.Check(assembly, Declared), rule, where);
    }

    [Theory]
    [InlineData("HotAllocation", "HotNewObject.Use")]
    [InlineData("HotAllocation", "HotNewArray.Use")]
    [InlineData("HotAllocation", "HotBox.Use")]
    [InlineData("HotAllocation", "HotLiteral.Use")]
    [InlineData("HotAllocation", "HotStructLocal.Use")]
    [InlineData("HotAllocation", "HotStructArgument.Use")]
    [InlineData("HotAllocation", "HotStructReturn.Use")]
    [InlineData("HotCall", "HotCallsCold.Use")]
    [InlineData("HotCall", "HotCallsLibrary.Use")]
    [InlineData("HotCall", "HotDelegate.Use")]
    [InlineData("HotOverride", "ColdHandler.OnField")]
    [InlineData("HotOverride", "ColdOverride.OnField")]
    public void Each_trap_of_a_hot_path_is_found(string rule, string where)
    {
        using var assembly = NanoAssembly.Open(BadNano);
        AssertFound(HotPathRules.Check(assembly), rule, where);
    }

    [Fact]
    public void Undeclared_assembly_is_found()
    {
        using var assembly = NanoAssembly.Open(BadNano);
        AssertFound(NanoRules.Check(assembly, new HashSet<string> { "mscorlib" }), "Reference", "Victron.Edge.NanoSurface");
    }

    [Fact]
    public void Every_limit_fires_when_it_is_passed()
    {
        using var assembly = NanoAssembly.Open(BadNano);
        var findings = NanoBudget.Check(assembly, new NanoLimits { IlBytes = 9, TextBytes = 9, DataBytes = 8, MethodIlBytes = 9, Count = 0 });
        string[] kinds =
        [
            "bytes of IL,", "bytes of text", "bytes of array data", "bytes of IL in a method", "locals", "parameters", "stack slots",
            "static fields", "instance fields", "static methods", "virtual methods", "instance methods",
        ];
        Assert.All(kinds, kind => Assert.Contains(findings, finding => finding.What.Contains(kind, StringComparison.Ordinal)));
    }

    [Fact]
    public void Harmless_code_and_the_widest_switch_are_left_alone()
    {
        using var assembly = NanoAssembly.Open(BadNano);
        var findings = NanoRules.Check(assembly, Declared).Concat(HotPathRules.Check(assembly));
        AssertNone(findings.Where(finding => finding.Where.Contains(".Fine.", StringComparison.Ordinal) || finding.Where.Contains("WidestSwitch", StringComparison.Ordinal)));
        Assert.Contains(assembly.Methods, method => method.Name.EndsWith("Hot.Sum", StringComparison.Ordinal) && HotPathRules.ShortestTurns(method) is [> 5 and < 40]);
    }

    private static void AssertNone(IEnumerable<Finding> findings) => Expect.None(findings.Select(finding => finding.ToString()).Distinct());

    private static void AssertFound(List<Finding> findings, string rule, string where) =>
        Assert.Contains(findings, finding => finding.Rule.ToString() == rule && (finding.Where == where || finding.Where.Contains("BadNano." + where, StringComparison.Ordinal)));
}
