// Board: what all threads of the board share: settings, state, signs of life, random numbers, and the way to a restart.
// Numbers and references that one thread writes and others read need no lock: the interpreter's threads are turns of one.

using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The board as a whole.</summary>
    public sealed class Board
    {
        private readonly SettingsStore _store = new SettingsStore(new SettingsFiles());
        private readonly RandomPool _pool = new RandomPool();
        private bool _isReplaced;

        public Board()
        {
            Boot = new BootLog(new BootFile());
            Console.WriteLine("edge: start " + Boot.Count.ToString() + ", reason " + Boot.Reason);
            Settings = _store.Load(out string problem);
            WasNeverSetUp = _store.IsEmpty;
            if (problem != null)
            {
                Console.WriteLine(problem);
            }

            _pool.Stir(WifiLink.Mac());
            _pool.Stir(Boot.Count);
        }

        /// <summary>The start of this run.</summary>
        public BootLog Boot { get; }

        /// <summary>Settings in use; null when there are none that can be used.</summary>
        public BoardSettings Settings { get; }

        /// <summary>Whether the board has no settings because nobody ever gave it some.</summary>
        public bool WasNeverSetUp { get; }

        /// <summary>Signs of life of the threads.</summary>
        public Heartbeats Beats { get; } = new Heartbeats();

        /// <summary>One of <see cref="Trouble"/>, for the light and the page.</summary>
        public int TroubleNow { get; private set; } = Trouble.Connecting;

        /// <summary>Address of the board in its network; null while it has none.</summary>
        public string Address { get; set; }

        /// <summary>Until when the light shows which board this is.</summary>
        public long IdentifyUntilMs { get; private set; }

        /// <summary>Whether somebody pressed the button to let settings of devices be written; the main loop takes it.</summary>
        public bool IsUnlockWanted { get; set; }

        /// <summary>Notes what keeps the board from its work; the log gets a line when it changes.</summary>
        /// <param name="detail">What was seen; empty when there is nothing to add.</param>
        public void Tell(int trouble, string detail)
        {
            int shown = trouble == Trouble.None && Boot.IsSafeMode ? Trouble.SafeMode : trouble;
            if (shown != TroubleNow)
            {
                TroubleNow = shown;
                Console.WriteLine("edge: " + Trouble.Text(shown) + (detail.Length > 0 ? " (" + detail + ")" : detail));
            }
        }

        /// <summary>Has the light show for a while which board this is.</summary>
        public void Identify()
        {
            IdentifyUntilMs = NanoClock.NowMs() + LedPattern.IdentifyMs;
            Console.WriteLine("edge: this is the board that was asked for");
        }

        /// <summary>Stores settings; they count from the next start.</summary>
        public bool Save(BoardSettings settings, out string problem)
        {
            lock (_store)
            {
                // What this run still wants to note must not bring the settings back that the page has replaced.
                problem = null;
                bool isOld = _isReplaced && settings == Settings;
                bool isSaved = isOld || _store.Save(settings, out problem);
                _isReplaced |= isSaved && settings != Settings;
                return isSaved;
            }
        }

        /// <summary>Bytes that nobody can foresee, up to 32.</summary>
        public byte[] Random(int count)
        {
            lock (_pool)
            {
                byte[] some = new byte[8];
                new Random().NextBytes(some);
                _pool.Stir(some);
                _pool.Stir((long)NanoClock.NowMicroseconds());
                return _pool.Take(count);
            }
        }

        /// <summary>A number that nobody can foresee, 0 or more.</summary>
        public int RandomNumber()
        {
            return BitConverter.ToInt32(Random(4), 0) & int.MaxValue;
        }

        /// <summary>Notes the reason and restarts the board. Does not return.</summary>
        public void Restart(string reason)
        {
            Console.WriteLine("edge: restarting, reason " + reason);
            Boot.Note(reason);
            while (true)
            {
                Power.RebootDevice(RebootOption.NormalReboot);
                Thread.Sleep(1000);
            }
        }
    }
}
