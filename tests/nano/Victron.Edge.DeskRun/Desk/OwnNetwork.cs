// OwnNetwork: the access point of the board, as the device keeps it apart from the application's files.

extern alias real;

using System.IO;
using RealFile = real::System.IO.File;

namespace Victron.Edge.DeskRun;

/// <summary>Whether the board opens a network of its own.</summary>
public static class OwnNetwork
{
    private static string FileName => Path.Combine(Desk.Folder, "access-point.txt");

    /// <summary>Whether the configuration starts it.</summary>
    public static bool IsOn => RealFile.Exists(FileName);

    /// <summary>Keeps it for the next start.</summary>
    public static void Store(bool isOn, string ssid)
    {
        Desk.Say(isOn ? "access point " + ssid + " from the next start on" : "no access point from the next start on");
        RealFile.Delete(FileName);
        if (isOn)
        {
            RealFile.WriteAllText(FileName, ssid);
        }
    }
}
