// MainLoop: goes round for ever: bytes and messages into the core, the core's turn, a short sleep.
// The core is touched under the gate only, which the page takes for its looks. Leaves by an exception, and Program
// restarts the board then.

using System;
using System.Threading;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The main loop of the board.</summary>
    public sealed class MainLoop
    {
        // At 1920 bytes/s a turn finds some 40 bytes; 128 leave room for a turn that came late.
        private const int ReadBytes = 128;
        private const int ReadsPerTurn = 8;
        private const int TurnMs = 20;
        private const long HealthEveryMs = 60000;

        // The time-outs of the interpreter use a counter that begins anew after 497 days.
        private const long RestartAfterMs = 300L * 24 * 3600 * 1000;

        // Whatever made the board restart again and again may have gone: it tries once more.
        private const long SafeModeMs = 3600000;
        private const int UnlockMinutes = 30;

        private readonly Board _board;
        private readonly EdgeAgent _agent;
        private readonly FirmwareHost _host;
        private readonly UartPort[] _ports;
        private readonly MqttLink _link;
        private readonly object _gate;
        private readonly byte[] _buffer = new byte[ReadBytes];
        private readonly LinkMessage _message = new LinkMessage();
        private int _connection;
        private long _healthAtMs;
        private long _pollAtMs;

        /// <param name="ports">Null where a port is not open.</param>
        /// <param name="gate">Taken for each turn.</param>
        public MainLoop(Board board, EdgeAgent agent, FirmwareHost host, UartPort[] ports, MqttLink link, object gate)
        {
            _board = board;
            _agent = agent;
            _host = host;
            _ports = ports;
            _link = link;
            _gate = gate;
        }

        /// <summary>Never returns; throws when the board has to be restarted.</summary>
        public void Run()
        {
            long endMs = _board.Boot.IsSafeMode ? SafeModeMs : RestartAfterMs;
            _agent.OnBoot(_board.Boot.Reason, _board.Boot.Count, _board.Boot.IsSafeMode);
            while (true)
            {
                long nowMs = NanoClock.NowMs();
                _board.Beats.Beat(Heartbeats.Loop, nowMs);
                lock (_gate)
                {
                    Turn(nowMs);
                }

                if (nowMs > endMs)
                {
                    _board.Restart(BootReason.LongRun);
                }

                Thread.Sleep(TurnMs);
            }
        }

        private void Turn(long nowMs)
        {
            bool input = ReadPorts(nowMs);
            input |= TakeNews(nowMs);
            if (_board.IsUnlockWanted)
            {
                _board.IsUnlockWanted = false;
                _agent.Unlock(UnlockMinutes, nowMs);
                input = true;
            }

            if (nowMs - _healthAtMs >= 0)
            {
                TellHealth(nowMs);
                _healthAtMs = nowMs + HealthEveryMs;
            }

            if (input || nowMs - _pollAtMs >= 0)
            {
                _pollAtMs = _agent.Poll(nowMs, _host);
            }
        }

        private bool ReadPorts(long nowMs)
        {
            bool any = false;
            for (int port = 0; port < _ports.Length; port++)
            {
                for (int turn = 0; turn < ReadsPerTurn && _ports[port] != null; turn++)
                {
                    int count = _ports[port].Read(_buffer);
                    if (count == 0)
                    {
                        break;
                    }

                    _agent.OnUart(port, _buffer, 0, count, nowMs);
                    any = true;
                }
            }

            return any;
        }

        private bool TakeNews(long nowMs)
        {
            bool any = false;
            while (_link.Outbox.TakeReceipt(out int token, out bool arrived))
            {
                _agent.OnDelivered(token, arrived, nowMs);
                any = true;
            }

            int present = _link.Connection;
            if (present != _connection)
            {
                // A connection that was lost and made again between two turns is still a loss to the core.
                if (_connection != 0)
                {
                    _agent.OnLink(false, nowMs);
                }

                if (present != 0)
                {
                    _healthAtMs = nowMs; // the address is new
                    _agent.OnLink(true, nowMs);
                }

                _connection = present;
                any = true;
            }

            // The ring can hold a message of a connection that this loop has not told the core about yet.
            while (_connection != 0 && _link.Incoming.TryTake(_message))
            {
                int topic = _agent.Topics.NumberOf(_message.Topic);
                if (topic == Topics.Time && !_message.Retain)
                {
                    SetClock(_message.Payload);
                }

                if (topic >= 0)
                {
                    _agent.OnMessage(topic, _message.Payload, _message.Payload.Length, _message.Retain, _message.Flag, nowMs);
                    any = true;
                }
            }

            return any;
        }

        private void TellHealth(long nowMs)
        {
            _agent.OnHealth(_board.Address, 0, nanoFramework.Runtime.Native.GC.Run(false));
            _agent.OnIncomingDropped(_link.Dropped);
            long unixMs = NanoClock.UnixMs();
            if (unixMs > 0)
            {
                _agent.OnClock(unixMs, nowMs);
            }
        }

        // For a network without internet: the image's own time client does not get an answer there.
        private static void SetClock(byte[] payload)
        {
            string text = Utf8.Text(payload, 0, payload.Length);
            if (text != null && text.Length > 0 && long.TryParse(text, out long unixMs))
            {
                _ = NanoClock.SetIfUnset(unixMs); // nonsense leaves the clock as it was
            }
        }
    }
}
