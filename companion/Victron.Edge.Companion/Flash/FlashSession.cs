// FlashSession: one call of `victron-edge flash`: looks at files, port and nanoff, has the questions answered, prints or does.

using System.Diagnostics.CodeAnalysis;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Flash;

/// <summary>A set-up from its words to its exit code.</summary>
public sealed class FlashSession
{
    private readonly FlashWords _words;
    private readonly IAsker _asker;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly BoardTable _table = BoardTable.Embedded();

    /// <summary>Makes the session.</summary>
    public FlashSession(FlashWords words, IAsker asker, TextWriter output, TextWriter error)
    {
        _words = words;
        _asker = asker;
        _output = output;
        _error = error;
    }

    /// <summary>Value of <c>--from</c>.</summary>
    public string? From { get; init; }

    /// <summary>Whether only to print.</summary>
    public bool IsPrint { get; init; }

    /// <summary>Whether to print passwords and keys too.</summary>
    public bool ShowsSecrets { get; init; }

    /// <summary>Value of <c>--nanoff</c>.</summary>
    public string? Nanoff { get; init; }

    /// <summary>Value of <c>--data</c>.</summary>
    public string? Data { get; init; }

    /// <summary>Folders where nanoff is looked for.</summary>
    public IReadOnlyList<string> ToolFolders { get; init; } = NanoffTool.UsualFolders();

    /// <summary>Folder of this program, for the image beside it.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>How long a board that does not answer is given to start.</summary>
    public TimeSpan StartWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Finds the serial ports of this machine.</summary>
    public Func<IReadOnlyList<SerialPortFinding>> FindPorts { get; init; } = SerialPorts.Find;

    /// <summary>Runs the session.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (!DataDirectory.TryFind(Data, out DataDirectory? data, out string? problem)
            || !TryResume(data, out BoardSettings? resumed, out problem)
            || (problem = FindImage(out ImageFile? image)) is not null
            || !TryFindTool(out NanoffTool? tool, out problem))
        {
            return await FailAsync(problem, ExitCode.WrongUsage).ConfigureAwait(false);
        }

        var pairings = new Pairings(data.PairingsFile);
        if (!pairings.TryRead(out SortedDictionary<string, string>? keys, out problem))
        {
            return await FailAsync(problem, ExitCode.Failed).ConfigureAwait(false);
        }

        string imageName = image?.Path ?? _words.Image ?? ImageFile.ReleasePlace;
        FlashRequest? request = new FlashQuestions(_words, _asker, _table, resumed).Ask(FindPorts(), imageName, edge => keys.GetValueOrDefault(edge), out problem);
        if (request is null)
        {
            return await FailAsync(problem!, ExitCode.WrongUsage).ConfigureAwait(false);
        }

        if (resumed is not null && request.Ca is null)
        {
            request = request with { Ca = new FlashFolder(data, request.Settings.Name).Ca() };
        }

        if (IsPrint)
        {
            FlashPrint.Write(request, ShowsSecrets, _output);
            return ExitCode.Done;
        }

        return await DoAsync(request, data, pairings, tool!, image!, stop).ConfigureAwait(false);
    }

    private string? FindImage(out ImageFile? image)
    {
        image = null;
        return IsPrint ? null : ImageFile.Find(_words.Image, ProgramFolder, out image);
    }

    private bool TryFindTool(out NanoffTool? tool, [NotNullWhen(false)] out string? problem)
    {
        tool = null;
        problem = null;
        return IsPrint || NanoffTool.TryFind(Nanoff, ToolFolders, out tool, out problem);
    }

    // With --from the answers of the set-up that stopped are taken; options may still change them.
    private bool TryResume(DataDirectory data, out BoardSettings? resumed, [NotNullWhen(false)] out string? problem)
    {
        resumed = null;
        problem = null;
        if (From is null)
        {
            return true;
        }

        IReadOnlyList<string> open = FlashFolder.Open(data);
        string? name = _words.Name ?? (open.Count == 1 ? open[0] : null);
        resumed = name is not null && EdgeName.IsValid(name) ? new FlashFolder(data, name).Settings() : null;
        problem = !FlashPlan.StepNames.Contains(From) ? $"--from: there is no step '{From}'; give {string.Join(", ", FlashPlan.StepNames)}."
            : resumed is not null ? null
            : open.Count == 0 ? $"--from: no set-up stopped on the way in '{data.Path}'; begin anew without --from."
            : $"--from: no set-up of '{name ?? "?"}' stopped on the way; give --name with one of {string.Join(", ", open)}, or begin anew without --from.";
        return problem is null;
    }

    private async Task<int> DoAsync(FlashRequest request, DataDirectory data, Pairings pairings, NanoffTool tool, ImageFile image, CancellationToken stop)
    {
        if (!SerialPorts.Exists(request.Port))
        {
            return await FailAsync($"--port: there is no port '{request.Port}'; {SerialSources.PortList()}", ExitCode.WrongUsage).ConfigureAwait(false);
        }

        // A program of the administrator may open a port that another one has: so look for that one first.
        string? shut = SerialPorts.HolderOf(request.Port) is null
            ? await SerialStart.ProblemAsync(new PortSource(request.Port), stop).ConfigureAwait(false)
            : $"{request.Port} {SerialPorts.BusyWords(request.Port)}";
        if (shut is not null)
        {
            return await FailAsync($"{shut}; close Visual Studio, VS Code and serial monitors, then try again.", ExitCode.Failed).ConfigureAwait(false);
        }

        var folder = new FlashFolder(data, request.Settings.Name);
        try
        {
            folder.Prepare();
            var log = new NanoffLog(folder.LogFile);
            await using (log.ConfigureAwait(false))
            {
                if (await tool.VersionProblemAsync(log, stop).ConfigureAwait(false) is { } version)
                {
                    return await FailAsync(version, ExitCode.Failed).ConfigureAwait(false);
                }

                folder.Write(new FlashPlan(request).Files());
                return await WriteBoardAsync(request, pairings, tool, folder, log, image, stop).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await FailAsync($"'{folder.Path}' cannot be written ({fault.Message.TrimEnd('.')}); choose another folder with --data.", ExitCode.Failed).ConfigureAwait(false);
        }
    }

    private async Task<int> WriteBoardAsync(
        FlashRequest request, Pairings pairings, NanoffTool tool, FlashFolder folder, NanoffLog log, ImageFile image, CancellationToken stop)
    {
        string name = request.Settings.Name;
        await _output.WriteLineAsync($"{name}: {request.Board.Name} on {request.Port}; nanoff's output goes to {folder.LogFile}").ConfigureAwait(false);
        await _output.WriteLineAsync($"note: {image.Path} does not tell which version of nanoFramework it was built for; step verify shows whether it runs.").ConfigureAwait(false);
        foreach (string warning in request.Warnings())
        {
            await _output.WriteLineAsync($"warning: {warning}").ConfigureAwait(false);
        }

        var run = new FlashRun(request, _table, tool, folder, log, _output, image.Bytes) { StartWait = StartWait };
        if (await run.RunAsync(From ?? FlashPlan.StepNames[0], stop).ConfigureAwait(false) is { } failure)
        {
            return await FailAsync(failure, request, folder).ConfigureAwait(false);
        }

        // Before the prepared files go: until here they are the only place on this computer that has the key.
        if (pairings.Set(name, request.Settings.PairingKey) is { } unsaved)
        {
            return await FailAsync($"the board is set up, but its pairing key is not saved: {unsaved} Then: {Resume("settings", request)}", ExitCode.Failed).ConfigureAwait(false);
        }

        folder.Delete();
        await _output.WriteLineAsync($"{name} is set up; this computer keeps its pairing key.").ConfigureAwait(false);
        await _output.WriteLineAsync("Press RESET (EN) on the board, or unplug it and plug it in again: it reads its settings when it starts. Then: victron-edge edges").ConfigureAwait(false);
        return ExitCode.Done;
    }

    private async Task<int> FailAsync(FlashFailure failure, FlashRequest request, FlashFolder folder)
    {
        string advice = failure.Advice.Length == 0 ? "" : " " + failure.Advice;
        await _error.WriteLineAsync($"flash: {failure.Step.Name} failed: {failure.What}{advice}").ConfigureAwait(false);
        await _error.WriteLineAsync($"  State of the board: {failure.Step.IfFailed}").ConfigureAwait(false);
        await _error.WriteLineAsync($"  To go on: {Resume(failure.Step.Name, request)}").ConfigureAwait(false);
        await _error.WriteLineAsync($"  All that nanoff said: {folder.LogFile}").ConfigureAwait(false);
        return ExitCode.Failed;
    }

    private async Task<int> FailAsync(string problem, int code)
    {
        await _error.WriteLineAsync($"flash: {problem}").ConfigureAwait(false);
        return code;
    }

    private string Resume(string step, FlashRequest request)
    {
        List<string> words = ["flash", "--from", step, "--name", request.Settings.Name, "--port", request.Port];
        (string Option, string? Value)[] given =
            [("--image", _words.Image), ("--target", _words.Target), ("--fwversion", _words.FirmwareVersion), ("--nanoff", Nanoff), ("--data", Data)];
        foreach ((string option, string? value) in given.Where(pair => pair.Value is not null))
        {
            words.AddRange([option, value!]);
        }

        if (request.Erase && FlashPlan.StepNames.ToList().IndexOf(step) <= 1)
        {
            words.Add("--erase");
        }

        return ShellText.Of("victron-edge", words);
    }
}
