// DeskBoard: a board on the desk: the program of the desk run, started again after every reset as a real board would be.
// After a power cut it stays dark until the test switches it on.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal sealed class DeskBoard : IAsyncDisposable
{
    private const int ExitReboot = 42;
    private const int ExitPowerCut = 43;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-desk-");
    private readonly CancellationTokenSource _ending = new();
    private readonly List<ProcessRun> _runs = [];
    private Task _watching = Task.CompletedTask;

    /// <param name="world">What is around the board.</param>
    public DeskBoard(DeskWorld world)
    {
        World = world;
        _ = Directory.CreateDirectory(Path.Combine(_folder.FullName, "flash"));
        Tell();
    }

    /// <summary>What is around the board; <see cref="Tell"/> lets it know of changes.</summary>
    public DeskWorld World { get; }

    /// <summary>Path of a file on the drive <c>I:\</c>.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, "flash", name);

    /// <summary>Starts between two resets so far.</summary>
    public int Starts => _runs.Count;

    /// <summary>Every line that the board and the desk wrote, over all starts.</summary>
    public IReadOnlyList<string> Lines => [.. _runs.ToArray().SelectMany(run => run.Output)];

    /// <summary>Writes desk.json; the board looks at it whenever it asks the world something.</summary>
    public void Tell()
    {
        string file = Path.Combine(_folder.FullName, "desk.json");
        System.IO.File.WriteAllText(file + ".new", JsonSerializer.Serialize(World));
        System.IO.File.Move(file + ".new", file, true);
    }

    /// <summary>Switches the power on; resets are followed by a new start by themselves.</summary>
    public void PowerOn()
    {
        ProcessRun run = new(EdgeProgram.Host, DeskProgram(), _folder.FullName);
        _runs.Add(run);
        _watching = WatchAsync(run);
    }

    /// <summary>A line of the desk's commands.</summary>
    public void Do(string command)
    {
        Stream input = _runs[^1].Input;
        input.Write(System.Text.Encoding.ASCII.GetBytes(command + "\n"));
        input.Flush();
    }

    /// <summary>Waits for a line that contains a text.</summary>
    /// <param name="part">What to look for.</param>
    /// <param name="times">How many such lines.</param>
    public Task SaysAsync(string part, int times = 1) =>
        Patience.UntilAsync(() => Count(part) >= times, $"line with '{part}' ({times})", Story);

    /// <summary>Waits until the power is cut.</summary>
    public async Task IsDarkAsync()
    {
        Assert.Equal(ExitPowerCut, await _runs[^1].ExitAsync());
        await _watching;
    }

    /// <summary>Lines so far that contain a text.</summary>
    public int Count(string part) => Lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    /// <summary>The last lines, for messages.</summary>
    public string Story() => $"{Starts} starts:\n{string.Join('\n', Lines.TakeLast(40))}\n{string.Join('\n', _runs.ToArray().SelectMany(run => run.Errors))}";

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        foreach (ProcessRun run in _runs.ToArray())
        {
            await run.DisposeAsync();
        }

        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
        _folder.Delete(true);
    }

    private async Task WatchAsync(ProcessRun run)
    {
        while (!run.HasExited)
        {
            await Task.Delay(10, _ending.Token);
        }

        if (!_ending.IsCancellationRequested && await run.ExitAsync() == ExitReboot)
        {
            PowerOn();
        }
    }

    private static string DeskProgram()
    {
        string configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Victron.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? ".", "tests", "nano", "Victron.Edge.DeskRun", "bin", configuration, "net10.0", "victron-edge-desk.dll");
    }
}
