// NanoffTool: nanoFramework's own flashing program: where it is, which version it is, and one run of it.
// Knows no steps: see FlashPlan. Command line of version 2.5; version 3 has another one.

using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Victron.Edge.Companion.Flash;

/// <summary>The program nanoff.</summary>
public sealed partial class NanoffTool
{
    /// <summary>How to get the version that is wanted.</summary>
    public const string InstallCommand = "dotnet tool install -g nanoff --version 2.5.*";

    private const string RemoveCommand = "dotnet tool uninstall -g nanoff";
    private const string WantedVersion = "2.5.";

    // Firmware is downloaded and 4 MB of flash are written within two minutes; a program that hangs must not hang us.
    private static readonly TimeSpan RunMax = TimeSpan.FromMinutes(10);

    // What an ended program has written is there at once, unless a child of it outlives it and holds the pipe.
    private static readonly TimeSpan LastLinesWait = TimeSpan.FromSeconds(2);

    /// <summary>Names a program file.</summary>
    public NanoffTool(string path) => Path = path;

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>Folders where it is looked for: the search path, then where .NET installs tools.</summary>
    public static IReadOnlyList<string> UsualFolders()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return home.Length == 0 ? path : [.. path, System.IO.Path.Combine(home, ".dotnet", "tools")];
    }

    /// <summary>Looks for it.</summary>
    /// <param name="option">Value of <c>--nanoff</c>; null when it was not given.</param>
    /// <param name="folders">Folders to look in otherwise.</param>
    /// <param name="tool">Null unless the result is true.</param>
    /// <param name="problem">How to install it, in one line; null when it is there.</param>
    public static bool TryFind(string? option, IEnumerable<string> folders, [NotNullWhen(true)] out NanoffTool? tool, [NotNullWhen(false)] out string? problem)
    {
        string file = OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff";
        string? found = option ?? folders.Select(folder => System.IO.Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        bool isThere = found is not null && File.Exists(found);
        tool = isThere ? new NanoffTool(System.IO.Path.GetFullPath(found!)) : null;
        problem = isThere ? null
            : option is not null ? $"--nanoff: there is no file '{option}'; leave the option out, or install nanoff with: {InstallCommand}"
            : $"nanoff, which writes to the board, was not found on the search path or in ~/.dotnet/tools; install it with: {InstallCommand}";
        return isThere;
    }

    /// <summary>Asks for its version.</summary>
    /// <returns>What is wrong with it and which commands mend that, in one line; null when it is the wanted one.</returns>
    public async Task<string?> VersionProblemAsync(NanoffLog log, CancellationToken stop)
    {
        NanoffResult result = await RunAsync(["--version"], Environment.CurrentDirectory, log, stop).ConfigureAwait(false);
        string? version = result.Lines.Select(line => VersionNumber().Match(line)).FirstOrDefault(match => match.Success)?.Value;
        if (version is not null && version.StartsWith(WantedVersion, StringComparison.Ordinal))
        {
            return null;
        }

        string found = version is null ? $"{Path} does not say its version" : $"nanoff {version} has another command line than 2.5";
        return $"{found}; run: {RemoveCommand}, then: {InstallCommand}";
    }

    /// <summary>Runs it to its end; all it writes goes to the log.</summary>
    /// <exception cref="OperationCanceledException">Told to stop; the program was ended.</exception>
    public async Task<NanoffResult> RunAsync(IReadOnlyList<string> words, string folder, NanoffLog log, CancellationToken stop)
    {
        await log.LineAsync("> " + ShellText.Of("nanoff", words)).ConfigureAwait(false);
        using Process? process = Start(words, folder, out string? fault);
        if (process is null)
        {
            await log.LineAsync(fault!).ConfigureAwait(false);
            return new NanoffResult(-1, [fault!]);
        }

        process.StandardInput.Close();
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop);
        wait.CancelAfter(RunMax);
        var lines = new List<string>();
        Task reading = Task.WhenAll(ReadAsync(process.StandardOutput, lines, log), ReadAsync(process.StandardError, lines, log));
        try
        {
            await process.WaitForExitAsync(wait.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            _ = await Task.WhenAny(reading, Task.Delay(LastLinesWait, CancellationToken.None)).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return new NanoffResult(-1, [$"no end within {RunMax.TotalMinutes:N0} minutes"]);
        }

        await reading.ConfigureAwait(false);
        await log.LineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"exit code {process.ExitCode}")).ConfigureAwait(false);
        return new NanoffResult(process.ExitCode, lines);
    }

    private Process? Start(IReadOnlyList<string> words, string folder, out string? fault)
    {
        var start = new ProcessStartInfo(Path, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };

        // It targets .NET 8; with a newer runtime alone it starts only when told that this is fine.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        fault = null;
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception wrong)
        {
            fault = $"{Path} cannot be started: {wrong.Message}";
            return null;
        }
    }

    private static async Task ReadAsync(StreamReader reader, List<string> lines, NanoffLog log)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (lines)
            {
                lines.Add(line);
            }

            await log.LineAsync(line).ConfigureAwait(false);
        }
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+[-.\w]*")]
    private static partial Regex VersionNumber();
}
