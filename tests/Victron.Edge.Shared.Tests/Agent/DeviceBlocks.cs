// DeviceBlocks: what devices of each family say, made up in the documented grammar.

namespace Victron.Edge.Shared.Tests.Agent;

internal static class DeviceBlocks
{
    public static readonly string[] Monitor =
        ["PID=0xA381", "V=12846", "T=---", "I=-4210", "P=-54", "CE=-31770", "SOC=812", "TTG=1327", "Alarm=OFF", "Relay=ON", "AR=5", "BMV=712 Smart", "FW=0408", "MON=0"];

    public static readonly string[] History =
        ["H1=-98210", "H2=-31770", "H3=-22015", "H4=17", "H5=1", "H6=-2214876", "H7=-3", "H8=14733", "H9=81240", "H10=44", "H11=2", "H12=0", "H15=-3", "H16=13990", "H17=2711", "H18=3120"];

    public static readonly string[] Solar =
        ["PID=0xA053", "FW=159", "SER#=HQ9901TEST1", "V=13410", "I=7300", "VPV=31240", "PPV=101", "CS=23", "MPPT=2", "OR=0x00000000", "ERR=0", "LOAD=ON", "IL=0", "H19=5521", "H20=38", "H21=188", "H22=61", "H23=240", "HSDS=71", "New#1=as \"sent\" 7/8"];

    public static readonly string[] Inverter =
        ["PID=0xA279", "FW=0116", "SER#=HQ9902TEST2", "MODE=2", "CS=9", "AC_OUT_V=23012", "AC_OUT_I=-1", "AC_OUT_S=0", "V=12770", "AR=0", "WARN=256", "OR=0x80000009", "Relay=ON"];

    public static readonly string[] Charger =
        ["PID=0xA345", "FWE=0366FF", "SER#=HQ9903TEST3", "V=13790", "V2=13650", "V3=13810", "I=8200", "I2=0", "I3=1250", "T=---", "CS=4", "ERR=199", "AR=0", "Relay=OFF", "MODE=4", "HC#=199001"];

    public static readonly string[] DcDc =
        ["PID=0xA3F0", "FWE=0112FF", "SER#=HQ9904TEST4", "V=13280", "I=12400", "P=165", "DC_IN_V=1391", "DC_IN_I=121", "DC_IN_P=168", "CS=252", "OR=0x00000000", "ERR=0"];

    /// <summary>A device that keeps talking while it is asked, and does not tell its serial number in text.</summary>
    public static readonly string[] Unnamed = ["PID=0xA30A", "FWE=0325FF", "V=14200", "I=1000", "ERR=0", "CS=4"];

    /// <summary>The block with one field changed.</summary>
    public static string[] With(this string[] block, string field)
    {
        string label = field[..(field.IndexOf('=', StringComparison.Ordinal) + 1)];
        Assert.Contains(block, line => line.StartsWith(label, StringComparison.Ordinal));
        return [.. block.Select(line => line.StartsWith(label, StringComparison.Ordinal) ? field : line)];
    }
}
