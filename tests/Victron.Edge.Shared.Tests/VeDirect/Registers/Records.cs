// Records: the records of the codec with their fields, found by reflection, so that a new one is tested as soon as it is there.

using System.Reflection;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

/// <summary>One record.</summary>
/// <param name="Name">Its class.</param>
/// <param name="First">Its first register.</param>
/// <param name="Last">Its last register.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Fields">Fields by name.</param>
internal sealed record Records(string Name, int First, int Last, int Length, IReadOnlyDictionary<string, int> Fields)
{
    private static readonly string[] NoField = ["First", "Last", "Register", "RegisterUser", "Length", "LengthShort"];

    public static IReadOnlyList<Records> All { get; } =
    [
        Of(typeof(HistoryDay)), Of(typeof(HistoryTotal)), Of(typeof(TrackerDay)), Of(typeof(ChargeCycle)), Of(typeof(ChargerCounters)),
        Of(typeof(LightingEvent)), Of(typeof(ProductRecord)), Of(typeof(FirmwareRecord)),
    ];

    /// <summary>The record of a register, or null.</summary>
    public static Records? Find(int register) => All.FirstOrDefault(record => register >= record.First && register <= record.Last);

    private static Records Of(Type type)
    {
        Dictionary<string, int> numbers = type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!);
        int first = numbers.TryGetValue("First", out int from) ? from : numbers["Register"];
        int last = numbers.TryGetValue("Last", out int to) ? to : numbers.GetValueOrDefault("RegisterUser", first);
        return new Records(type.Name, first, last, numbers["Length"], numbers.Where(number => !NoField.Contains(number.Key)).ToDictionary());
    }
}
