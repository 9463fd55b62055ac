// SettingsFiles: the two copies of the settings on the board's drive.

using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The files of a <see cref="SettingsStore"/>.</summary>
    public sealed class SettingsFiles : ISettingsFiles
    {
        /// <inheritdoc/>
        public byte[] Read(int copy)
        {
            // A drive that fails for a moment must not look like a board that was never set up, which opens its page to everybody.
            byte[] text = BoardDrive.TryRead(Path(copy));
            return text == null && BoardDrive.MayExist(Path(copy)) ? new byte[0] : text;
        }

        /// <inheritdoc/>
        public bool Write(int copy, byte[] data)
        {
            return BoardDrive.TryWrite(Path(copy), data);
        }

        private static string Path(int copy)
        {
            return copy == 0 ? BoardDrive.Settings1 : BoardDrive.Settings2;
        }
    }
}
