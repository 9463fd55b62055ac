// SerialPorts: which serial ports this machine has, what is plugged into them, and who may open them.
// Linux tells most (/dev, /sys, /proc); elsewhere the names are all that is known.

using System.Globalization;
using System.IO.Ports;

namespace Victron.Edge.Roads.Serial;

/// <summary>Serial ports of this machine.</summary>
public static class SerialPorts
{
    /// <summary>What to do where the system forbids a port.</summary>
    public const string ForbiddenWords =
        "may not be opened by you; add yourself to its group with: sudo usermod -aG dialout $USER, then log in again";

    /// <summary>Every port found, by name.</summary>
    public static IReadOnlyList<SerialPortFinding> Find()
    {
        return [.. SerialPort.GetPortNames().Where(HasHardware).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Describe)];
    }

    /// <summary>Whether a port of this name is there, pseudo-terminals included.</summary>
    public static bool Exists(string name) =>
        OperatingSystem.IsWindows() ? SerialPort.GetPortNames().Contains(name, StringComparer.OrdinalIgnoreCase) : File.Exists(name);

    /// <summary>Says that another program has the port, and which one where that can be seen.</summary>
    public static string BusyWords(string name)
    {
        string? holder = HolderOf(name);
        return holder is null ? "is in use by another program" : $"is in use by {holder}";
    }

    /// <summary>Finds another program that has the port open.</summary>
    /// <returns>For instance <c>minicom (process 812)</c>; null when none can be seen.</returns>
    public static string? HolderOf(string name)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string target = RealPath(name);
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
        {
            string id = Path.GetFileName(process);
            if (id != Environment.ProcessId.ToString(CultureInfo.InvariantCulture) && HasOpen(process, target))
            {
                return $"{ReadLine(Path.Combine(process, "comm")) ?? "a program"} (process {id})";
            }
        }

        return null;
    }

    private static bool HasOpen(string process, string target)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                .Any(entry => new FileInfo(entry).LinkTarget == target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Processes of other users keep their files to themselves.
            return false;
        }
    }

    private static string RealPath(string name)
    {
        try
        {
            return new FileInfo(name).ResolveLinkTarget(true)?.FullName ?? Path.GetFullPath(name);
        }
        catch (IOException)
        {
            return name;
        }
    }

    // Linux lists ttyS0 to ttyS31 whether or not there is a chip behind them; those without have type 0.
    private static bool HasHardware(string name)
    {
        string type = $"/sys/class/tty/{Path.GetFileName(name)}/type";
        return !File.Exists(type) || ReadLine(type) != "0";
    }

    private static SerialPortFinding Describe(string name)
    {
        string device = $"/sys/class/tty/{Path.GetFileName(name)}/device";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(device))
        {
            return new SerialPortFinding(name, null, null, null);
        }

        // The tty sits one or two folders below the USB device that carries the ids.
        DirectoryInfo? folder = new DirectoryInfo(device).ResolveLinkTarget(true) as DirectoryInfo;
        for (int depth = 0; folder is not null && depth < 4; depth++, folder = folder.Parent)
        {
            if (ReadLine(Path.Combine(folder.FullName, "idVendor")) is { } vendor)
            {
                string? product = ReadLine(Path.Combine(folder.FullName, "idProduct"));
                return new SerialPortFinding(name, $"{vendor}:{product}",
                    ReadLine(Path.Combine(folder.FullName, "manufacturer")), ReadLine(Path.Combine(folder.FullName, "product")));
            }
        }

        return new SerialPortFinding(name, null, null, null);
    }

    private static string? ReadLine(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
