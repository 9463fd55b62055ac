// DemoFolder: a data folder that is gone with the demonstration.

using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Demo;

/// <summary>A folder for a while.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-demo-");

    /// <summary>The folder.</summary>
    public DataDirectory Data => DataDirectory.TryFind(_folder.FullName, out DataDirectory? data, out string? problem) ? data : throw new IOException(problem);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _folder.Delete(true);
        }
        catch (IOException)
        {
            // Somebody looks into it; the system clears its temporary files.
        }
    }
}
