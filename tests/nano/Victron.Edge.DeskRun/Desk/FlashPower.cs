// FlashPower: the power cut that comes while the flash is being written: so many bytes get there, then the run ends.

extern alias real;

using RealStream = real::System.IO.FileStream;

namespace Victron.Edge.DeskRun;

/// <summary>Counts bytes on their way to the flash.</summary>
public static class FlashPower
{
    private static readonly object Gate = new();
    private static long _left = long.MaxValue;

    /// <summary>Cuts the power when this many more bytes were written, between two bytes.</summary>
    public static void CutAfter(long bytes)
    {
        lock (Gate)
        {
            _left = bytes;
        }
    }

    /// <summary>Writes bytes for as long as there is power.</summary>
    public static void Write(RealStream file, byte[] data, int offset, int count)
    {
        lock (Gate)
        {
            int written = count <= _left ? count : (int)_left;
            file.Write(data, offset, written);
            file.Flush(true);
            if (_left != long.MaxValue)
            {
                _left -= written;
            }

            if (written < count)
            {
                Desk.End(Desk.ExitPowerCut, "power cut while " + file.Name + " was written");
            }
        }
    }
}
