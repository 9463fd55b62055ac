// SettingsStore: settings that survive a power cut. Two copies, written in turn: the one that counts is never touched.
// Which copy counts is told by its checksum and its generation; where the files are is the matter of ISettingsFiles.

namespace Victron.Edge.Agent
{
    /// <summary>Loads and saves the settings of a board.</summary>
    public sealed class SettingsStore
    {
        private const int Copies = 2;
        private readonly ISettingsFiles _files;

        /// <summary>Makes a store over two files.</summary>
        public SettingsStore(ISettingsFiles files)
        {
            _files = files;
        }

        /// <summary>Whether the last <see cref="Load"/> found no file at all: the board was never set up.</summary>
        public bool IsEmpty { get; private set; }

        /// <summary>Loads the newest copy that is whole.</summary>
        /// <param name="problem">Why there are no settings, or, beside settings, what is wrong with the other copy; null when all is well.</param>
        /// <returns>Null when no copy can be used.</returns>
        public BoardSettings Load(out string problem)
        {
            BoardSettings best = Newest(out _, out problem);
            IsEmpty = best == null && problem == null;
            if (IsEmpty)
            {
                problem = "settings: the board was never set up; run victron-edge flash";
            }

            return best;
        }

        /// <summary>Writes settings over the copy that does not count, with the next generation number, and reads them back.</summary>
        /// <param name="problem">What is wrong with the settings or the drive; null when they were saved.</param>
        /// <returns>False when they were not saved: what counted before still does.</returns>
        public bool Save(BoardSettings settings, out string problem)
        {
            BoardSettings newest = Newest(out int copy, out _);
            int generation = settings.Generation;
            settings.Generation = newest == null ? 1 : newest.Generation + 1;
            byte[] text = settings.Print();
            BoardSettings readable = BoardSettings.Parse(text, text.Length, out problem);
            if (readable != null && !Write(newest == null ? 0 : Copies - 1 - copy, text))
            {
                problem = "settings: the board's drive did not take them; the old ones still count, try again";
            }

            if (problem != null)
            {
                settings.Generation = generation;
            }

            return problem == null;
        }

        private BoardSettings Newest(out int copy, out string problem)
        {
            BoardSettings best = null;
            copy = -1;
            problem = null;
            for (int i = 0; i < Copies; i++)
            {
                byte[] text = _files.Read(i);
                string fault = null;
                BoardSettings settings = text == null ? null : BoardSettings.Parse(text, text.Length, out fault);
                problem = problem ?? fault;
                if (settings != null && (best == null || settings.Generation > best.Generation))
                {
                    best = settings;
                    copy = i;
                }
            }

            return best;
        }

        private bool Write(int copy, byte[] text)
        {
            if (!_files.Write(copy, text))
            {
                return false;
            }

            byte[] written = _files.Read(copy);
            return HmacSha256.AreEqual(written, text);
        }
    }
}
