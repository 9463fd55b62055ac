// BootLog: how often and why a board started, and whether it starts too often. One line in a small file, written at the
// start, once more after five minutes, and before a restart that the program decides on: flash wears out.
// The board has no way to ask why it was reset, so what was not noted before counts as power that came.

namespace Victron.Edge.Agent
{
    /// <summary>The start of a board, and what it writes down about it.</summary>
    public sealed class BootLog
    {
        /// <summary>Starts in a row that did not live for <see cref="ShortMs"/>, after which the next is in safe mode.</summary>
        public const int ShortStartsMax = 5;

        /// <summary>A start counts as short when it lived for less, in ms.</summary>
        public const int ShortMs = 300000;

        private const string Title = "victron-edge-boot";
        private const string Nothing = "-";
        private const int BytesMax = 200;
        private const int CountMax = 999999999;

        private readonly IBootFile _file;
        private int _shortStarts;
        private bool _hasLived;

        /// <summary>Reads what the last run noted and notes this start.</summary>
        public BootLog(IBootFile file)
        {
            _file = file;
            byte[] text = file.Read();
            Reason = BootReason.PowerOn;
            if (text != null && !TryRead(text))
            {
                Reason = BootReason.Unknown;
            }

            Count = Count < CountMax ? Count + 1 : CountMax;
            IsSafeMode = _shortStarts >= ShortStartsMax;
            _shortStarts++;
            _ = Write(Nothing); // a drive that refuses costs the counter, not the work
        }

        /// <summary>Number of this start, 1 for the first.</summary>
        public int Count { get; private set; }

        /// <summary>Why the board started, one of <see cref="BootReason"/>.</summary>
        public string Reason { get; private set; }

        /// <summary>Whether the devices must be left alone, because the last starts were short.</summary>
        public bool IsSafeMode { get; private set; }

        /// <summary>Tells how long this run has lived; after five minutes it is no short start any more.</summary>
        public void Live(long uptimeMs)
        {
            if (!_hasLived && uptimeMs >= ShortMs)
            {
                _hasLived = true;
                _shortStarts = 0;
                _ = Write(Nothing); // as above
            }
        }

        /// <summary>Notes the reason of a restart that comes now. One that somebody wanted ends a row of short starts.</summary>
        public void Note(string reason)
        {
            bool isWanted = reason == BootReason.RestartAsked || reason == BootReason.Settings || reason == BootReason.LongRun;
            _shortStarts = isWanted ? 0 : _shortStarts;
            _ = Write(reason); // the restart comes in any case
        }

        private bool TryRead(byte[] text)
        {
            string line = SealedText.IsWhole(text, text.Length, BytesMax) ? Utf8.Text(text, 0, text.Length - SealedText.SealBytes - 1) : null;
            string[] words = line == null ? null : line.Split(' ');
            if (words == null || words.Length != 4 || words[0] != Title || !SettingRules.TryNumber(words[1], 0, CountMax, out int count)
                || !SettingRules.TryNumber(words[2], 0, CountMax, out int shortStarts))
            {
                return false;
            }

            Count = count;
            _shortStarts = shortStarts;
            Reason = words[3] == Nothing ? BootReason.PowerOn : words[3];
            return true;
        }

        private bool Write(string reason)
        {
            return _file.Write(SealedText.Seal(Title + " " + Count.ToString() + " " + _shortStarts.ToString() + " " + reason + "\n"));
        }
    }
}
