// LibC: the few calls of the C library that pseudo-terminals need, with the numbers that differ between Linux and macOS.
// Leaves their order and their errors to PseudoTerminal. Source: POSIX (posix_openpt, grantpt, unlockpt, ptsname_r, termios, poll).
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Victron.Edge.Roads.Serial;

internal static class LibC
{
    public const int ReadWrite = 2;
    public const short PollIn = 1;
    public const short PollOut = 4;
    public const int Interrupted = 4;
    public const int SetNow = 0;

    private const string Library = "libc";

    public static bool IsMac { get; } = OperatingSystem.IsMacOS();

    public static int NoControllingTerminal { get; } = IsMac ? 0x20000 : 0x100;

    public static int NonBlocking { get; } = IsMac ? 0x4 : 0x800;

    /// <summary>A program that we start must not hold the terminal open after us.</summary>
    public static int CloseOnExec { get; } = IsMac ? 0x1000000 : 0x80000;

    public static int WouldBlock { get; } = IsMac ? 35 : 11;

    /// <summary>Queue selector of <c>tcflush</c> for bytes received and not read.</summary>
    public static int InputQueue { get; } = IsMac ? 1 : 0;

    /// <summary><c>B19200</c>: an index on Linux, the plain number on macOS.</summary>
    public static nuint Baud19200 { get; } = IsMac ? (nuint)19200 : 14;

    [DllImport(Library, EntryPoint = "posix_openpt", SetLastError = true)]
    public static extern int OpenMaster(int flags);

    [DllImport(Library, EntryPoint = "grantpt", SetLastError = true)]
    public static extern int Grant(SafeFileHandle master);

    [DllImport(Library, EntryPoint = "unlockpt", SetLastError = true)]
    public static extern int Unlock(SafeFileHandle master);

    /// <summary>Writes the path of the slave, zero terminated; returns an error number, not −1.</summary>
    [DllImport(Library, EntryPoint = "ptsname_r", SetLastError = true)]
    public static extern int SlaveName(SafeFileHandle master, byte[] name, nuint size);

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    public static extern int Open(byte[] pathZeroTerminated, int flags);

    [DllImport(Library, EntryPoint = "tcgetattr", SetLastError = true)]
    public static extern int GetAttributes(SafeFileHandle terminal, byte[] termios);

    [DllImport(Library, EntryPoint = "tcsetattr", SetLastError = true)]
    public static extern int SetAttributes(SafeFileHandle terminal, int when, byte[] termios);

    [DllImport(Library, EntryPoint = "cfmakeraw")]
    public static extern void MakeRaw(byte[] termios);

    [DllImport(Library, EntryPoint = "cfsetspeed", SetLastError = true)]
    public static extern int SetSpeed(byte[] termios, nuint speed);

    [DllImport(Library, EntryPoint = "tcflush", SetLastError = true)]
    public static extern int Flush(SafeFileHandle terminal, int queue);

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(SafeFileHandle file, ref byte first, nuint count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(SafeFileHandle file, ref byte first, nuint count);

    /// <summary>Waits on one file; the count is 1.</summary>
    [DllImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll(ref PollEntry entry, nuint count, int timeoutMs);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Wanted;
        public short Happened;
    }
}
