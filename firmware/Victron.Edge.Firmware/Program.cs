// Program: the ESP32 edge. Makes the parts, hands them to MainLoop, and restarts the board when something breaks.
// All meaning is in Victron.Edge.Agent; this is the same core that runs on a PC.
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
            new MainLoop(agent, host, ports, link, wifi).Run();
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
    }
}
