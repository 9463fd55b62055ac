// Supervisor: the thread that watches the others. Blinks the light, looks at the button, and restarts the board when
// somebody has not been heard of. ESP32 images arm no watchdog for managed code, so this is the only one there is.

using System;
using System.Threading;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Light, button, watchdog.</summary>
    public sealed class Supervisor
    {
        private const int TurnMs = 50;
        private const int TurnsPerCheck = 20;

        private readonly Board _board;
        private readonly BoardPins _pins;
        private readonly PageThread _page;
        private readonly ButtonPress _press = new ButtonPress();
        private int _turns;

        /// <param name="page">Null when no page is served.</param>
        public Supervisor(Board board, PageThread page)
        {
            _board = board;
            _page = page;
            _pins = new BoardPins(board.Settings);
        }

        /// <summary>Starts the thread.</summary>
        public void Begin()
        {
            new Thread(Loop).Start();
        }

        private void Loop()
        {
            while (true)
            {
                Turn(this);
                Thread.Sleep(TurnMs);
            }
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static void Turn(Supervisor supervisor)
        {
            try
            {
                supervisor.Look(NanoClock.NowMs());
            }
            catch (Exception e)
            {
                Console.WriteLine("supervisor: " + e.Message);
            }
        }

        private void Look(long nowMs)
        {
            _pins.Show(LedPattern.IsOn(_board.TroubleNow, nowMs < _board.IdentifyUntilMs, nowMs));
            int press = _press.Feed(_pins.IsPressed, nowMs);
            if (press == ButtonPress.Tap)
            {
                _board.IsUnlockWanted = true;
            }
            else if (press == ButtonPress.Hold && AccessPoint.TurnOn())
            {
                _board.Restart(BootReason.Settings);
            }

            _turns++;
            if (_turns % TurnsPerCheck == 0)
            {
                Check(nowMs);
            }
        }

        private void Check(long nowMs)
        {
            string missing = _board.Beats.Missing(nowMs);
            if (missing != null)
            {
                _board.Restart(missing);
            }

            _board.Boot.Live(nowMs);
            if (_page != null)
            {
                _page.Renew(nowMs);
            }
        }
    }
}
