// BootFile: the note about starts on the board's drive.

using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The file of a <see cref="BootLog"/>.</summary>
    public sealed class BootFile : IBootFile
    {
        /// <inheritdoc/>
        public byte[] Read()
        {
            return BoardDrive.TryRead(BoardDrive.Boot);
        }

        /// <inheritdoc/>
        public bool Write(byte[] data)
        {
            return BoardDrive.TryWrite(BoardDrive.Boot, data);
        }
    }
}
