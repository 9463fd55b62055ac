// Batteries: what a charger holds for different batteries, to restore from one to another.

namespace Victron.Edge.Companion.Tests.Settings.Service;

internal static class Batteries
{
    public static readonly string[] All = ["lead", "lithium", "lead_24", "lithium_24", "preset_3", "preset_8"];

    private static readonly Dictionary<string, (int Register, string Bytes)[]> Figures = new()
    {
        ["lead"] = [],
        ["lithium"] = [(0xEDF2, "0000"), (0xEDF4, "DC05"), (0xEDF7, "8205"), (0xEDF6, "4605"), (0xEDF0, "6400"), (0xEDE8, "01")],
        ["lead_24"] = [.. Volts24, (0xEDF4, "A80C"), (0xEDF7, "400B"), (0xEDF6, "C80A"), (0xEDF2, "58F3"), (0xEDFD, "1E")],
        ["lithium_24"] = [.. Volts24, (0xEDF4, "180B"), (0xEDF7, "040B"), (0xEDF6, "8C0A"), (0xEDF2, "0000")],
        ["preset_3"] = [(0xEDF1, "03")],
        ["preset_8"] = [(0xEDF1, "08"), (0xEDF0, "6400")],
    };

    private static (int Register, string Bytes)[] Volts24 => [(0xEDEA, "18"), (0xEDEF, "18"), (0x2211, "4006"), (0x2212, "980D")];

    public static Bench Bench(string battery, string firmware = "1.61")
    {
        var bench = new Bench("mppt_load", firmware);
        foreach ((int register, string bytes) in Figures[battery])
        {
            bench.Device[register] = Convert.FromHexString(bytes);
        }

        return bench;
    }
}
