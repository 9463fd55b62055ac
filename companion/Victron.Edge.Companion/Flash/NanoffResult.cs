// NanoffResult: what one run of nanoff came to. Some of its failures are told in words only, with exit code 0.

using System.Text.RegularExpressions;

namespace Victron.Edge.Companion.Flash;

/// <summary>Result of a run.</summary>
/// <param name="ExitCode">Exit code; -1 when it did not run to its end. Systems cut it to a byte.</param>
/// <param name="Lines">Lines of both outputs, in the order of their arrival.</param>
public sealed partial record NanoffResult(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Its own code of the failure, for instance <c>E4000</c>; null when it named none.</summary>
    public string? Code => Lines.Select(line => ErrorLine().Match(line)).LastOrDefault(match => match.Success)?.Groups["code"].Value;

    /// <summary>What it said went wrong, in one line; null when all went well.</summary>
    public string? Failure
    {
        get
        {
            // A file that could not be written is told as a line, and the exit code stays 0.
            string? line = Lines.LastOrDefault(text => ErrorLine().IsMatch(text))
                ?? Lines.FirstOrDefault(text => FileError().IsMatch(text))
                ?? (ExitCode == 0 ? null : Lines.LastOrDefault(text => text.Trim().Length > 0));
            string? words = line?.Trim() ?? (ExitCode == 0 ? null : $"exit code {ExitCode}");
            return words is not null && words == Code ? $"{words}, {FlashAdvice.Meaning(words)}." : words;
        }
    }

    [GeneratedRegex(@"^\s*(Error )?(?<code>E\d{4})\b")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"(Error|Exception) deploying content file")]
    private static partial Regex FileError();
}
