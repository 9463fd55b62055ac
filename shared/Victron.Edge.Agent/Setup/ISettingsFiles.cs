// ISettingsFiles: the two files of a SettingsStore, wherever they are.

namespace Victron.Edge.Agent
{
    /// <summary>Two small files, number 0 and 1.</summary>
    public interface ISettingsFiles
    {
        /// <summary>The whole content; null when the file is not there, empty when it cannot be read.</summary>
        byte[] Read(int copy);

        /// <summary>Replaces the content. A power cut may leave the old content, the new, a part of it, or no file.</summary>
        /// <returns>False when it failed; the file may then hold anything.</returns>
        bool Write(int copy, byte[] data);
    }
}
