// IBootFile: the small file of a BootLog, wherever it is.

namespace Victron.Edge.Agent
{
    /// <summary>One small file.</summary>
    public interface IBootFile
    {
        /// <summary>The whole content; null when there is none.</summary>
        byte[] Read();

        /// <summary>Replaces the content.</summary>
        /// <returns>False when it failed.</returns>
        bool Write(byte[] data);
    }
}
