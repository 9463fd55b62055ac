// Uart: the native half of a serial port: fills its ring whatever the firmware does, and drops silently what does not fit.
// A cable that is pulled is silence, as on a real UART; it is looked for again until it is back.

extern alias real;

using System;
using System.Collections.Generic;
using System.IO;
using RealSocket = real::System.Net.Sockets.TcpClient;
using RealStream = real::System.IO.FileStream;
using RealThread = real::System.Threading.Thread;

namespace Victron.Edge.DeskRun;

/// <summary>One UART with its ring.</summary>
public sealed class Uart
{
    private const int LookAgainMs = 50;

    private readonly string _name;
    private readonly byte[] _ring;
    private readonly object _gate = new();
    private int _first;
    private int _count;
    private Stream _line;
    private bool _ended;
    private bool _overrun;

    public Uart(string name, int ringBytes)
    {
        _name = name;
        _ring = new byte[ringBytes];
        new RealThread(Fill) { IsBackground = true }.Start();
    }

    /// <summary>Bytes in the ring.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Waits until all bytes that are wanted are there and takes them.</summary>
    /// <returns>False after the time-out: then all stay in the ring.</returns>
    public bool Take(byte[] buffer, int offset, int count, int timeoutMs)
    {
        long endMs = timeoutMs < 0 ? long.MaxValue : BoardClock.NowMs + timeoutMs;
        while (true)
        {
            lock (_gate)
            {
                if (_count >= count)
                {
                    for (int i = 0; i < count; i++)
                    {
                        buffer[offset + i] = _ring[_first];
                        _first = (_first + 1) % _ring.Length;
                    }

                    _count -= count;
                    return true;
                }
            }

            if (BoardClock.NowMs >= endMs)
            {
                return false;
            }

            RealThread.Sleep(1);
        }
    }

    /// <summary>Sends bytes; to nobody when nothing is plugged in.</summary>
    public void Send(byte[] data, int offset, int count)
    {
        try
        {
            _line?.Write(data, offset, count);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Closes the line.</summary>
    public void End()
    {
        _ended = true;
        _line?.Dispose();
    }

    private void Fill()
    {
        byte[] piece = new byte[64];
        while (!_ended)
        {
            try
            {
                using Stream line = Connect(DeskSetting.Now.Ports.GetValueOrDefault(_name));
                _line = line;
                while (line != null && line.Read(piece, 0, piece.Length) is > 0 and var read)
                {
                    Keep(piece, read);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException or real::System.Net.Sockets.SocketException)
            {
            }

            RealThread.Sleep(LookAgainMs);
        }
    }

    private void Keep(byte[] piece, int read)
    {
        bool first;
        lock (_gate)
        {
            int kept = Math.Min(read, _ring.Length - _count);
            for (int i = 0; i < kept; i++)
            {
                _ring[(_first + _count) % _ring.Length] = piece[i];
                _count++;
            }

            first = kept < read && !_overrun;
            _overrun = kept < read;
        }

        if (first)
        {
            Desk.Say(_name + " ring full, bytes lost");
        }
    }

    private static Stream Connect(string place)
    {
        if (place is null)
        {
            return null;
        }

        return place.StartsWith("tcp://", StringComparison.Ordinal) && new Uri(place) is var address
            ? new RealSocket(address.Host, address.Port).GetStream()
            : new RealStream(place, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
    }
}
