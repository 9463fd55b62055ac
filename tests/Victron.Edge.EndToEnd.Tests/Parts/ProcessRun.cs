// ProcessRun: one real process with its three streams; killed with all its children when the test is done with it.
// Knows nothing of the program: see EdgeProgram and Mosquitto.

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class ProcessRun : IAsyncDisposable
{
    private const int SignalTerminate = 15;

    private readonly Process _process;
    private readonly string _words;
    private readonly LineLog _output = new();
    private readonly LineLog _errors = new();
    private readonly Task _reading;

    /// <summary>Starts a program.</summary>
    public ProcessRun(string program, params IEnumerable<string> words)
    {
        string[] list = [.. words];
        _words = string.Join(' ', list.Prepend(Path.GetFileName(program)));
        var start = new ProcessStartInfo(program, list)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{_words} did not start.");
        _reading = Task.WhenAll(_output.ReadAsync(_process.StandardOutput), _errors.ReadAsync(_process.StandardError));
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => _output.Lines();

    /// <summary>Lines of standard error so far.</summary>
    public IReadOnlyList<string> Errors => _errors.Lines();

    /// <summary>Lines of standard error that do not begin with a time of day: problems, not news.</summary>
    public IReadOnlyList<string> Problems => [.. Errors.Where(line => !IsNews(line))];

    /// <summary>Standard input of the process.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Most memory that the running process ever held, in bytes.</summary>
    public long PeakBytes()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64;
    }

    /// <summary>Ends standard input.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Waits for a line of standard error that contains a text.</summary>
    public Task SaysAsync(string part) =>
        Patience.UntilAsync(() => Errors.Any(line => line.Contains(part, StringComparison.Ordinal)), $"line with '{part}'", Story);

    /// <summary>Waits for the end of the process and of its streams.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await Patience.UntilAsync(() => _process.HasExited, "end of the process", Story);
        await _reading.WaitAsync(Patience.WaitMax, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Asks the process to end, as Ctrl-C and a service manager do.</summary>
    public void Terminate()
    {
        if (SendSignal(_process.Id, SignalTerminate) != 0)
        {
            throw new InvalidOperationException($"{_words} took no signal.");
        }
    }

    /// <summary>Ends the process without a chance to say goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What was started and what it wrote, for messages.</summary>
    public string Story()
    {
        string state = _process.HasExited ? $"exit code {_process.ExitCode}" : "still runs";
        return $"{_words}: {state}; output {Output.Count} lines, last:\n{string.Join('\n', Output.TakeLast(1))}\nerrors:\n{string.Join('\n', Errors.TakeLast(20))}";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
    }

    private static bool IsNews(string line) =>
        line.Length > 9 && line[8] == ' ' && TimeOnly.TryParseExact(line.AsSpan(0, 8), "HH:mm:ss", out _);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
