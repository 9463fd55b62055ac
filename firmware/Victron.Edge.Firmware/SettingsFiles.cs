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
            return BoardDrive.TryRead(Path(copy));
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
