// FlashRun: does the steps of a plan, one run of nanoff each, and says after each failure what failed, what the board holds
// now, and the command that goes on. Asks nothing: see FlashQuestions.

namespace Victron.Edge.Companion.Flash;

/// <summary>One set-up.</summary>
public sealed class FlashRun
{
    private readonly FlashRequest _request;
    private readonly BoardTable _table;
    private readonly NanoffTool _tool;
    private readonly FlashFolder _folder;
    private readonly NanoffLog _log;
    private readonly TextWriter _output;
    private readonly long _imageBytes;

    /// <summary>Makes the run.</summary>
    /// <param name="request">What to write.</param>
    /// <param name="table">All boards, for advice.</param>
    /// <param name="tool">The program that writes.</param>
    /// <param name="folder">Prepared files; nanoff runs there.</param>
    /// <param name="log">For all that nanoff says.</param>
    /// <param name="output">For progress.</param>
    /// <param name="imageBytes">Size of the application.</param>
    public FlashRun(FlashRequest request, BoardTable table, NanoffTool tool, FlashFolder folder, NanoffLog log, TextWriter output, long imageBytes)
    {
        _request = request;
        _table = table;
        _tool = tool;
        _folder = folder;
        _log = log;
        _output = output;
        _imageBytes = imageBytes;
    }

    /// <summary>How long a board that does not answer is given to start; it starts by itself once or twice after its program was written.</summary>
    public required TimeSpan StartWait { get; init; }

    /// <summary>Does the steps from one on.</summary>
    /// <param name="from">Name of the first step.</param>
    /// <param name="stop">Ends nanoff and the set-up.</param>
    /// <returns>What failed; null when all is done.</returns>
    public async Task<FlashFailure?> RunAsync(string from, CancellationToken stop)
    {
        IReadOnlyList<FlashStep> steps = new FlashPlan(_request).Steps;
        int first = steps.ToList().FindIndex(step => step.Name == from);
        for (int i = first; i < steps.Count; i++)
        {
            await _output.WriteAsync($"{i + 1}/{steps.Count} {steps[i].Name}: {steps[i].What} … ").ConfigureAwait(false);
            await _output.FlushAsync(stop).ConfigureAwait(false);
            FlashFailure? failure;
            try
            {
                failure = await DoAsync(steps[i], stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                failure = new FlashFailure(steps[i], "it was interrupted.", "");
            }

            await _output.WriteLineAsync(failure is null ? "done" : "failed").ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }

    private async Task<FlashFailure?> DoAsync(FlashStep step, CancellationToken stop)
    {
        NanoffResult result = await _tool.RunAsync(step.Words, _folder.Path, _log, stop).ConfigureAwait(false);
        if (result.Failure is not null && FlashAdvice.IsSilent(result.Code))
        {
            await _output.WriteAsync(step.OtherWords is null ? "no answer, once more … " : "no answer, now over the ROM loader … ").ConfigureAwait(false);
            await Task.Delay(step.OtherWords is null ? StartWait : TimeSpan.Zero, stop).ConfigureAwait(false);
            result = await _tool.RunAsync(step.OtherWords ?? step.Words, _folder.Path, _log, stop).ConfigureAwait(false);
        }

        if (result.Failure is { } words)
        {
            return new FlashFailure(step, $"nanoff says: {words}", FlashAdvice.For(result.Code));
        }

        return step.Name switch
        {
            "check" => await CheckAsync(step, result).ConfigureAwait(false),
            "verify" => Verify(step, result),
            _ => null,
        };
    }

    private async Task<FlashFailure?> CheckAsync(FlashStep step, NanoffResult result)
    {
        if (ChipFinding.Read(result.Lines) is not { } found)
        {
            return new FlashFailure(step, "nanoff's answer names no chip.",
                $"If you are sure that this is the board {_request.Board.Key}, go on with --from firmware instead.");
        }

        if (found.Problem(_request.Board, _table, _imageBytes) is { } problem)
        {
            return new FlashFailure(step, problem, "");
        }

        await _output.WriteAsync($"{found.Detail}, {(found.FlashMb is { } size ? $"{size} MB" : "unknown size")} of flash … ").ConfigureAwait(false);
        return null;
    }

    private static FlashFailure? Verify(FlashStep step, NanoffResult result) =>
        result.Lines.Any(line => line.Contains(FlashPlan.Application, StringComparison.Ordinal)) ? null
        : new FlashFailure(step, $"the board does not list {FlashPlan.Application}.",
            "Press RESET and go on; if it stays so, the image was built for another version of nanoFramework: "
            + "take the version that the release names, with --fwversion VERSION and --from firmware.");
}
