// Program: the ESP32 edge. Makes the parts, then goes round for ever: bytes and messages into the core, the core's
// turn, a short sleep. All meaning is in Victron.Edge.Agent; this is the same core that runs on a PC.
// Main never returns, because a board whose Main has returned stands still until somebody presses reset.

using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Entry point of the ESP32 image.</summary>
    public static class Program
    {
        // Long enough to read the message and to deploy another program before the next start.
        private const int RestartDelayMs = 30000;

        // At 1920 bytes/s a turn finds some 40 bytes; 128 leave room for a turn that came late.
        private const int ReadBytes = 128;
        private const int ReadsPerTurn = 8;
        private const int TurnMs = 20;

        private const long HealthEveryMs = 60000;

        // Joining the Wi-Fi and connecting take up to 2 minutes in the worst case.
        private const long NetworkSilenceMsMax = 300000;

        // The time-outs of the interpreter use a counter that begins anew after 497 days.
        private const long RestartAfterMs = 300L * 24 * 3600 * 1000;

        public static void Main()
        {
            while (true)
            {
                Guarded();
                Thread.Sleep(RestartDelayMs);
                Power.RebootDevice(RebootOption.NormalReboot);
            }
        }

        private static void Guarded()
        {
            try
            {
                Run(new FirmwareSettings());
            }
            catch (Exception e)
            {
                Console.WriteLine("edge: restarting in 30 s: " + e.Message);
            }
        }

        private static void Run(FirmwareSettings settings)
        {
            UartPort[] ports = OpenPorts(settings);
            EdgeSettings edge = Describe(settings, ports.Length);
            EdgeAgent agent = new EdgeAgent(edge, NanoClock.NowMs());
            WifiLink wifi = new WifiLink(settings);
            MqttLink link = new MqttLink(settings, wifi, edge.Name, agent.Topics.Name(Topics.EdgeStatus), Filters(agent.Topics));
            FirmwareHost host = new FirmwareHost(agent.Topics, link, ports);
            link.Begin();

            byte[] buffer = new byte[ReadBytes];
            LinkMessage message = new LinkMessage();
            int connection = 0;
            long healthAtMs = NanoClock.NowMs();
            long pollAtMs = healthAtMs;
            while (true)
            {
                long nowMs = NanoClock.NowMs();
                bool input = ReadPorts(ports, agent, buffer, nowMs);
                input |= TakeNews(link, agent, message, ref connection, nowMs);
                if (nowMs - healthAtMs >= 0)
                {
                    TellHealth(agent, wifi, nowMs);
                    healthAtMs = nowMs + HealthEveryMs;
                }

                if (input || nowMs - pollAtMs >= 0)
                {
                    pollAtMs = agent.Poll(nowMs, host);
                }

                if (nowMs - link.HeartbeatMs > NetworkSilenceMsMax)
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

        private static UartPort[] OpenPorts(FirmwareSettings settings)
        {
            int count = settings.ReceivePins.Length;
            if (count < 1 || count > UartPort.PortsMax || settings.TransmitPins.Length != count)
            {
                throw new InvalidOperationException("FirmwareSettings: one or two ports, as many transmit as receive pins");
            }

            UartPort[] ports = new UartPort[count];
            for (int i = 0; i < count; i++)
            {
                ports[i] = UartPort.Open(i, settings.ReceivePins[i], settings.TransmitPins[i]);
            }

            return ports;
        }

        private static EdgeSettings Describe(FirmwareSettings settings, int portCount)
        {
            EdgeSettings edge = new EdgeSettings();
            edge.Name = settings.EdgeName.Length > 0 ? settings.EdgeName : "edge-" + WifiLink.MacEnd();
            edge.PortCount = portCount;
            edge.IntervalMs = settings.IntervalMs;
            edge.Discovery = settings.Discovery;
            edge.BootId = NewBootId();
            edge.Firmware = FirmwareSettings.Version;
            edge.Board = SystemInfo.TargetName;
            return edge;
        }

        private static string NewBootId()
        {
            // The seed of Random at start is not known to differ from boot to boot: the microseconds since power-up,
            // by now spread over the opening of ports and the reading of the MAC, are mixed in.
            byte[] random = new byte[4];
            new Random().NextBytes(random);
            ulong spread = NanoClock.NowMicroseconds();
            string text = "";
            for (int i = 0; i < random.Length; i++)
            {
                byte mixed = (byte)(random[i] ^ (byte)(spread >> (8 * i)));
                text += mixed.ToString("x2");
            }

            return text;
        }

        private static string[] Filters(Topics topics)
        {
            string[] filters = new string[topics.SubscriptionCount];
            for (int i = 0; i < filters.Length; i++)
            {
                filters[i] = topics.Subscription(i);
            }

            return filters;
        }

        private static bool ReadPorts(UartPort[] ports, EdgeAgent agent, byte[] buffer, long nowMs)
        {
            bool any = false;
            for (int port = 0; port < ports.Length; port++)
            {
                for (int turn = 0; turn < ReadsPerTurn; turn++)
                {
                    int count = ports[port].Read(buffer);
                    if (count == 0)
                    {
                        break;
                    }

                    agent.OnUart(port, buffer, 0, count, nowMs);
                    any = true;
                }
            }

            return any;
        }

        private static bool TakeNews(MqttLink link, EdgeAgent agent, LinkMessage message, ref int connection, long nowMs)
        {
            bool any = false;
            while (link.TakeReceipt(out int token, out bool arrived))
            {
                agent.OnDelivered(token, arrived, nowMs);
                any = true;
            }

            int present = link.Connection;
            if (present != connection)
            {
                // A connection that was lost and made again between two turns is still a loss to the core.
                if (connection != 0)
                {
                    agent.OnLink(false, nowMs);
                }

                if (present != 0)
                {
                    agent.OnLink(true, nowMs);
                }

                connection = present;
                any = true;
            }

            while (link.TakeMessage(message))
            {
                int topic = agent.Topics.NumberOf(message.Topic);
                if (topic >= 0)
                {
                    agent.OnMessage(topic, message.Payload, message.Payload.Length, message.Retain, message.Flag, nowMs);
                    any = true;
                }
            }

            return any;
        }

        private static void TellHealth(EdgeAgent agent, WifiLink wifi, long nowMs)
        {
            agent.OnHealth(wifi.Address, 0, nanoFramework.Runtime.Native.GC.Run(false));
            long unixMs = NanoClock.UnixMs();
            if (unixMs > 0)
            {
                agent.OnClock(unixMs, nowMs);
            }
        }
    }
}
