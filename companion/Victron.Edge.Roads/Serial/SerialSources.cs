// SerialSources: from what a user types after --serial to the thing that is meant.

using System.Diagnostics.CodeAnalysis;

namespace Victron.Edge.Roads.Serial;

/// <summary>Chooses the source for a text.</summary>
public static class SerialSources
{
    /// <summary>Reads <c>PORT</c>, <c>tcp://HOST:PORT</c> or <c>FILE</c>.</summary>
    /// <param name="text">What the user typed.</param>
    /// <param name="time">Clock for the pace of a file.</param>
    /// <param name="source">Null unless the result is true.</param>
    /// <param name="problem">What is wrong and what exists instead; null when nothing is.</param>
    public static bool TryParse(
        string text, TimeProvider time, [NotNullWhen(true)] out ISerialSource? source, [NotNullWhen(false)] out string? problem)
    {
        source = null;
        problem = null;
        if (text.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase))
        {
            bool read = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.Port > 0 && uri.PathAndQuery.Length <= 1;
            source = read ? new TcpSource(uri!.IdnHost, uri.Port) : null;
            problem = read ? null : $"'{text}' cannot be read; expected tcp://HOST:PORT";
        }
        else if (Directory.Exists(text))
        {
            problem = $"'{text}' is a directory; expected a serial port, tcp://HOST:PORT or a capture file";
        }
        else if (SerialPorts.Exists(text) && !IsRegularFile(text))
        {
            source = new PortSource(text);
        }
        else if (File.Exists(text))
        {
            source = new FileSource(text, time);
        }
        else
        {
            problem = $"there is no serial port or file '{text}'; {PortList()}";
        }

        return source is not null;
    }

    /// <summary>The ports of this machine in one line.</summary>
    public static string PortList()
    {
        IReadOnlyList<SerialPortFinding> found = SerialPorts.Find();
        return found.Count == 0
            ? "this machine has no serial port: is the cable plugged in?"
            : "serial ports here: " + string.Join(", ", found);
    }

    private static bool IsRegularFile(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        // Opening a device to look at it could disturb it; /dev holds no captures.
        return !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal) && (File.GetAttributes(path) & FileAttributes.Device) == 0
            && !(new FileInfo(path).ResolveLinkTarget(true)?.FullName.StartsWith("/dev/", StringComparison.Ordinal) ?? false);
    }
}
