// PortLink: the path under which clients find the pseudo-terminal. A link that leads nowhere is what a killed bridge leaves, and is
// replaced; anything else that is there stays.

namespace Victron.Edge.Companion.Bridge;

/// <summary>A symbolic link for as long as it is not disposed.</summary>
internal sealed class PortLink : IDisposable
{
    private readonly string _path;
    private readonly string _target;

    private PortLink(string path, string target)
    {
        _path = path;
        _target = target;
    }

    /// <summary>Whether the link can be thought of.</summary>
    /// <returns>What is wrong and what to do, without a stop; null when nothing is.</returns>
    public static string? Problem(string path) => TargetOf(path) is { } target && !File.Exists(target) ? null
        : File.Exists(path) || Directory.Exists(path) || TargetOf(path) is not null ? $"'{path}' is there already; give another path, or remove it" : null;

    /// <summary>Makes it.</summary>
    /// <exception cref="IOException">It cannot be made; the message says why.</exception>
    public static PortLink Make(string path, string target)
    {
        if (Problem(path) is { } problem)
        {
            throw new IOException($"--pty: {problem}.");
        }

        try
        {
            File.Delete(path);
            _ = File.CreateSymbolicLink(path, target);
            return new PortLink(path, target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--pty: '{path}' cannot be made: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (TargetOf(_path) == _target)
            {
                File.Delete(_path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return; // the folder was taken away or closed: then nobody finds the port there either
        }
    }

    private static string? TargetOf(string path) => new FileInfo(path).LinkTarget;
}
