// ServeProcess: `victron-edge serve` beside this program, on free ports, as a process of its own whose processor time can be told.

using System.Diagnostics;
using System.Globalization;

namespace Victron.Edge.Benchmarks.Load;

internal sealed class ServeProcess : IDisposable
{
    private const string BrokerWords = "edges publish to mqtt://";

    private readonly Process _process;

    private ServeProcess(Process process) => _process = process;

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static ServeProcess Start(string folder)
    {
        string[] words = [Path.Combine(AppContext.BaseDirectory, "victron-edge.dll"), "serve", "--port", "0", "--broker-port", "0", "--no-browser", "--data", folder];
        return new ServeProcess(Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <returns>Where its page is, and the port of its broker.</returns>
    public async Task<(Uri Page, int Broker)> ReadyAsync()
    {
        string page = await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? throw new IOException("serve did not start.");
        while (await _process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (line.Contains(BrokerWords, StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync(); // or it would block when nobody reads
                return (new Uri(page), int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture));
            }
        }

        throw new IOException("serve ended.");
    }

    /// <summary>Ends it as a service manager does, so that it commits what it has.</summary>
    public async Task EndAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
