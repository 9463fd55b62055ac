// PseudoTerminal: a serial port made of nothing: what is written here is read by whoever opens Path, and the other way round.
// Raw from the start: no echo, no line editing, no translation, byte exact in both directions.
// Leaves pace and contents to its user. Linux and macOS; Windows has none.
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Victron.Edge.Roads.Serial;

/// <summary>The master side of a pseudo-terminal at 19200 baud, raw.</summary>
public sealed class PseudoTerminal : IDisposable
{
    // Long enough to cost nothing, short enough that Ctrl-C feels immediate.
    private const int PollSliceMs = 50;

    // Larger than struct termios of any system known (Linux 60, macOS 72 bytes).
    private const int TermiosBytes = 256;
    private const int NameBytes = 256;

    private readonly SafeFileHandle _master;

    // Kept open: with no slave open the master would read an error as soon as the first reader goes away.
    private readonly SafeFileHandle _slave;

    private PseudoTerminal(SafeFileHandle master, SafeFileHandle slave, string path)
    {
        _master = master;
        _slave = slave;
        Path = path;
    }

    /// <summary>True where pseudo-terminals exist.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Path of the port for the other side, for example <c>/dev/pts/7</c>.</summary>
    public string Path { get; }

    /// <summary>Whether something was written here that the other side has not read.</summary>
    public bool HasUnread => Look(_slave, LibC.PollIn, 0);

    /// <summary>Opens a new pseudo-terminal.</summary>
    /// <exception cref="PlatformNotSupportedException">On Windows; the message names the way out.</exception>
    /// <exception cref="IOException">The system has no more of them or refuses; the message says which call.</exception>
    public static PseudoTerminal Open()
    {
        if (!IsSupported)
        {
            throw new PlatformNotSupportedException("this system has no pseudo-terminals, use tcp:PORT instead of pty");
        }

        SafeFileHandle? master = null;
        SafeFileHandle? slave = null;
        try
        {
            master = Own(LibC.OpenMaster(LibC.ReadWrite | LibC.NoControllingTerminal | LibC.NonBlocking | LibC.CloseOnExec), "posix_openpt");
            Check(LibC.Grant(master), "grantpt");
            Check(LibC.Unlock(master), "unlockpt");
            byte[] name = new byte[NameBytes];
            Check(LibC.SlaveName(master, name, NameBytes), "ptsname_r");
            slave = Own(LibC.Open(name, LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec), "open");
            MakeRaw(slave);
            return new PseudoTerminal(master, slave, Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0)));
        }
        catch
        {
            slave?.Dispose();
            master?.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the other side has sent something and reads it.</summary>
    /// <returns>Number of bytes, 1 or more.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within 50 ms.</exception>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public int Read(byte[] buffer, int offset, int count, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = ReadAvailable(buffer, offset, count);
            if (read > 0)
            {
                return read;
            }

            Wait(LibC.PollIn, PollSliceMs);
        }
    }

    /// <summary>Reads what is there without waiting.</summary>
    /// <returns>Number of bytes; 0 when there is nothing.</returns>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public int ReadAvailable(byte[] buffer, int offset, int count)
    {
        CheckRange(buffer, offset, count);
        return count == 0 ? 0 : Count(LibC.Read(_master, ref buffer[offset], (nuint)count), "read");
    }

    /// <summary>Writes everything, waiting for the other side to read when its buffer (about 4 KiB) is full.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; some of the bytes may have been written.</exception>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public void Write(byte[] buffer, int offset, int count, CancellationToken cancellation)
    {
        int end = offset + count;
        while (offset < end)
        {
            cancellation.ThrowIfCancellationRequested();
            int written = WriteAvailable(buffer, offset, end - offset);
            offset += written;
            if (written == 0)
            {
                Wait(LibC.PollOut, PollSliceMs);
            }
        }
    }

    /// <summary>Writes what fits without waiting.</summary>
    /// <returns>Number of bytes taken; 0 when the other side does not read and its buffer is full.</returns>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public int WriteAvailable(byte[] buffer, int offset, int count)
    {
        CheckRange(buffer, offset, count);
        return count == 0 ? 0 : Count(LibC.Write(_master, ref buffer[offset], (nuint)count), "write");
    }

    /// <summary>Throws away what the other side has not read, as an overrun serial port would.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public void DiscardUnread() => Check(LibC.Flush(_slave, LibC.InputQueue), "tcflush");

    /// <summary>Closes both ends; whoever has the port open sees its end.</summary>
    public void Dispose()
    {
        _slave.Dispose();
        _master.Dispose();
    }

    private static void MakeRaw(SafeFileHandle slave)
    {
        byte[] termios = new byte[TermiosBytes];
        Check(LibC.GetAttributes(slave, termios), "tcgetattr");
        LibC.MakeRaw(termios);
        Check(LibC.SetSpeed(termios, LibC.Baud19200), "cfsetspeed");
        Check(LibC.SetAttributes(slave, LibC.SetNow, termios), "tcsetattr");
    }

    // Time-out, signal and event all lead back to the caller's loop, which looks for itself.
    private void Wait(short wanted, int timeoutMs) => _ = Look(_master, wanted, timeoutMs);

    private static bool Look(SafeFileHandle file, short wanted, int timeoutMs)
    {
        bool isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld); // the number must stay ours while poll looks at it
            LibC.PollEntry entry = new() { File = (int)file.DangerousGetHandle(), Wanted = wanted };
            return LibC.Poll(ref entry, 1, timeoutMs) > 0 && (entry.Happened & wanted) != 0;
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
    }

    private static int Count(nint result, string call)
    {
        if (result >= 0)
        {
            return (int)result;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == LibC.WouldBlock || error == LibC.Interrupted ? 0 : throw Failure(call, error);
    }

    private static SafeFileHandle Own(int file, string call) =>
        file >= 0 ? new SafeFileHandle(file, ownsHandle: true) : throw Failure(call, Marshal.GetLastPInvokeError());

    private static void Check(int result, string call)
    {
        if (result != 0)
        {
            throw Failure(call, Marshal.GetLastPInvokeError());
        }
    }

    private static IOException Failure(string call, int error) =>
        new($"pseudo-terminal: {call} failed: {Marshal.GetPInvokeErrorMessage(error)}");

    private static void CheckRange(byte[] buffer, int offset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - offset);
    }
}
