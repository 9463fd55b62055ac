// FolderServe: `serve` over a data folder that a test has filled, with a broker of its own and nobody on it.

using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>A companion at work.</summary>
internal sealed class FolderServe : IAsyncDisposable
{
    private readonly ProcessRun _serve;

    private FolderServe(ProcessRun serve, int port)
    {
        _serve = serve;
        Root = new Uri($"http://127.0.0.1:{port}/");
    }

    /// <summary>Where its page is.</summary>
    public Uri Root { get; }

    /// <summary>Starts it and waits until its page answers.</summary>
    public static async Task<FolderServe> StartAsync(DirectoryInfo folder)
    {
        int port = Mosquitto.FreePort();
        ProcessRun serve = EdgeProgram.Start("serve", "--port", $"{port}", "--broker-port", "0", "--no-browser", "--data", folder.FullName);
        await serve.SaysAsync("edges publish to mqtt://");
        return new FolderServe(serve, port);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _serve.DisposeAsync();
}
