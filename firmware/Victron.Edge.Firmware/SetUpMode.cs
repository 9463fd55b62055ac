// SetUpMode: what a board does that cannot work as an edge: never set up, settings unreadable, or its button was held.
// A board that was never set up opens its own Wi-Fi by itself; every other only by the button, and for a quarter of an hour.

using System;
using System.Threading;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Serves the settings page on the board's own Wi-Fi. Ends in a restart only.</summary>
    public static class SetUpMode
    {
        private const int TurnMs = 1000;
        private const long OpenMs = 900000;

        /// <summary>Never returns.</summary>
        public static void Run(Board board)
        {
            board.Tell(Trouble.NotConfigured, string.Empty);
            bool isOn = AccessPoint.IsOn();
            if (!isOn && board.WasNeverSetUp && AccessPoint.TurnOn())
            {
                board.Restart(BootReason.Settings);
            }

            PageThread page = isOn ? Serve(board) : null;
            new Supervisor(board, page).Begin();
            while (true)
            {
                long nowMs = NanoClock.NowMs();
                board.Beats.Beat(Heartbeats.Loop, nowMs);
                if (nowMs > OpenMs && !board.WasNeverSetUp)
                {
                    AccessPoint.TurnOff();
                    board.Restart(BootReason.LongRun); // and the settings are read once more
                }

                Thread.Sleep(TurnMs);
            }
        }

        private static PageThread Serve(Board board)
        {
            board.Address = AccessPoint.Address;
            AccessPoint.GiveAddresses();
            bool hasPassword = board.Settings != null && board.Settings.PageHash.Length > 0;
            EdgePage page = new EdgePage(new PageHost(board, null, new object()), board.Settings ?? new BoardSettings(), !hasPassword);
            PageThread thread = new PageThread(board, page);
            thread.Begin();
            Console.WriteLine("set-up: http://" + AccessPoint.Address);
            return thread;
        }
    }
}
