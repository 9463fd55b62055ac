// MainLoop: goes round for ever: bytes and messages into the core, the core's turn, a short sleep.
// The only thread that touches the core. Leaves by an exception only; Program restarts the board then.

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

        // Joining the Wi-Fi and connecting take up to 2 minutes in the worst case.
        private const long NetworkSilenceMsMax = 300000;
        // The time-outs of the interpreter use a counter that begins anew after 497 days.
        private const long RestartAfterMs = 300L * 24 * 3600 * 1000;

        private readonly EdgeAgent _agent;
        private readonly FirmwareHost _host;
        private readonly UartPort[] _ports;
        private readonly MqttLink _link;
        private readonly WifiLink _wifi;
        private readonly byte[] _buffer = new byte[ReadBytes];
        private readonly LinkMessage _message = new LinkMessage();
        private int _connection;

        public MainLoop(EdgeAgent agent, FirmwareHost host, UartPort[] ports, MqttLink link, WifiLink wifi)
        {
            _agent = agent;
            _host = host;
            _ports = ports;
            _link = link;
            _wifi = wifi;
        }

        /// <summary>Never returns; throws when the board has to be restarted.</summary>
        public void Run()
        {
            long healthAtMs = NanoClock.NowMs();
            long pollAtMs = healthAtMs;
            while (true)
            {
                long nowMs = NanoClock.NowMs();
                bool input = ReadPorts(nowMs);
                input |= TakeNews(nowMs);
                if (nowMs - healthAtMs >= 0)
                {
                    TellHealth(nowMs);
                    healthAtMs = nowMs + HealthEveryMs;
                }

                if (input || nowMs - pollAtMs >= 0)
                {
                    pollAtMs = _agent.Poll(nowMs, _host);
                }

                if (nowMs - _link.HeartbeatMs > NetworkSilenceMsMax)
                {
                    throw new InvalidOperationException("the network thread stands still");
                }

                if (nowMs > RestartAfterMs)
                {
                    throw new InvalidOperationException("300 days are over");
                }

                Thread.Sleep(TurnMs);
            }
        }

        private bool ReadPorts(long nowMs)
        {
            bool any = false;
            for (int port = 0; port < _ports.Length; port++)
            {
                for (int turn = 0; turn < ReadsPerTurn; turn++)
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
                    _agent.OnLink(true, nowMs);
                }

                _connection = present;
                any = true;
            }

            // The ring can hold a message of a connection that this loop has not told the core about yet.
            while (_connection != 0 && _link.Incoming.TryTake(_message))
            {
                int topic = _agent.Topics.NumberOf(_message.Topic);
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
            _agent.OnHealth(_wifi.Address, 0, nanoFramework.Runtime.Native.GC.Run(false));
            long unixMs = NanoClock.UnixMs();
            if (unixMs > 0)
            {
                _agent.OnClock(unixMs, nowMs);
            }
        }
    }
}
