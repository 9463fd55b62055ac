// Station: the Wi-Fi driver: keeps its network in the device's own configuration, apart from the application's files, and
// reconnects by itself when it was told to.

extern alias real;

using System;
using System.Device.Wifi;
using System.IO;
using RealThread = real::System.Threading.Thread;

namespace Victron.Edge.DeskRun;

/// <summary>The station of the board.</summary>
public static class Station
{
    private const int RetryMs = 1000;

    // The driver gives up one attempt after about so long when no access point answers.
    private const int NotFoundMs = 3000;

    private static readonly object Gate = new();
    private static bool _automatic = true;
    private static RealThread _driver;

    /// <summary>Stored network; empty when none is.</summary>
    public static string Ssid => Line(0);

    /// <summary>Stored password.</summary>
    public static string Password => Line(1);

    private static string FileName => Path.Combine(Desk.Folder, "wifi.txt");

    /// <summary>Stores a network.</summary>
    public static void Store(string ssid, string password, bool automatic)
    {
        _automatic = automatic;
        real::System.IO.File.WriteAllText(FileName, ssid + "\n" + password);
    }

    /// <summary>Tries once; blocks the calling thread, not the others.</summary>
    public static WifiConnectionStatus Join()
    {
        DeskSetting air = DeskSetting.Now;
        BoardClock.Wait(air.JoinMs);
        WifiConnectionStatus status = Verdict(air);
        if (status == WifiConnectionStatus.NetworkNotAvailable)
        {
            BoardClock.Wait(NotFoundMs);
        }

        Air.Joined(status == WifiConnectionStatus.Success);
        StartDriver();
        return status;
    }

    /// <summary>Leaves the network; the driver does not come back by itself.</summary>
    public static void Leave()
    {
        _automatic = false;
        Air.Joined(false);
    }

    /// <summary>Connects at the start to the network that is stored, if one is.</summary>
    public static void Begin()
    {
        if (Ssid.Length > 0)
        {
            StartDriver();
        }
    }

    private static WifiConnectionStatus Verdict(DeskSetting air) =>
        !air.AccessPoint || air.Ssid != Ssid ? WifiConnectionStatus.NetworkNotAvailable
        : air.Password != Password ? WifiConnectionStatus.InvalidCredential
        : WifiConnectionStatus.Success;

    private static string Line(int index)
    {
        string[] lines = real::System.IO.File.Exists(FileName) ? real::System.IO.File.ReadAllText(FileName).Split('\n') : [];
        return index < lines.Length ? lines[index] : "";
    }

    private static void StartDriver()
    {
        lock (Gate)
        {
            if (_driver == null)
            {
                _driver = new RealThread(Reconnect) { IsBackground = true };
                _driver.Start();
            }
        }
    }

    private static void Reconnect()
    {
        while (true)
        {
            BoardClock.Wait(RetryMs);
            DeskSetting air = DeskSetting.Now;
            if (_automatic && !Air.IsUp && Verdict(air) == WifiConnectionStatus.Success)
            {
                BoardClock.Wait(air.JoinMs);
                if (_automatic && Verdict(DeskSetting.Now) == WifiConnectionStatus.Success)
                {
                    Air.Joined(true); // a try that fails changes nothing: the program may have joined meanwhile
                }
            }
        }
    }
}
