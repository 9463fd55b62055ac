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

        private static Board _board;

        public static void Main()
        {
            while (true)
            {
                Guarded();
                Thread.Sleep(RestartDelayMs);
                if (_board != null)
                {
                    _board.Restart(BootReason.Fault);
                }

                Power.RebootDevice(RebootOption.NormalReboot);
            }
        }

        private static void Guarded()
        {
            try
            {
                _board = new Board();
                if (_board.Settings == null || AccessPoint.IsOn())
                {
                    SetUpMode.Run(_board);
                }
                else
                {
                    RunEdge(_board);
                }
            }
            catch (Exception e)
            {
                Console.WriteLine("edge: restarting in 30 s: " + e.Message);
            }
        }

        private static void RunEdge(Board board)
        {
            EdgeSettings settings = EdgeSetup.Describe(board);
            EdgeAgent agent = new EdgeAgent(settings, NanoClock.NowMs());
            object gate = new object();
            PageThread page = board.Settings.Page ? new PageThread(board, new EdgePage(new PageHost(board, agent, gate), board.Settings, false)) : null;
            board.Beats.Beat(Heartbeats.Loop, NanoClock.NowMs()); // watched from here on, also while ports are opened
            new Supervisor(board, page).Begin();

            // In safe mode the devices' lines are not touched at all.
            UartPort[] ports = board.Boot.IsSafeMode ? new UartPort[settings.PortCount] : UartPort.OpenAll(board.Settings);
            MqttLink link = new MqttLink(board, settings.Name, agent.Topics.Name(Topics.EdgeStatus), Filters(agent.Topics));
            FirmwareHost host = new FirmwareHost(board, agent.Topics, link, ports);
            link.Begin();
            if (page != null)
            {
                page.Begin();
            }

            new MainLoop(board, agent, host, ports, link, gate).Run();
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
