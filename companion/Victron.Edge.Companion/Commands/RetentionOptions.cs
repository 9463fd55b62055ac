// RetentionOptions: for how long samples and minutes are kept, as options of the verbs that record.

using System.CommandLine;
using System.Globalization;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Companion.Commands;

/// <summary>Options of retention.</summary>
internal sealed class RetentionOptions
{
    private const string ForEver = "forever";
    private const int DaysMax = 36_500;

    private readonly Option<string> _samples;
    private readonly Option<string> _minutes;

    /// <summary>Makes the options.</summary>
    /// <param name="usual">What counts where they are not given.</param>
    public RetentionOptions(TrendRetention usual)
    {
        _samples = new("--keep-samples") { Description = "Days for which every sample is kept, or forever", HelpName = "DAYS", DefaultValueFactory = _ => Text(usual.Raw) };
        _minutes = new("--keep-minutes") { Description = "Days for which minutes are kept, or forever; hours and days always are", HelpName = "DAYS", DefaultValueFactory = _ => Text(usual.Minutes) };
    }

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_samples);
        command.Options.Add(_minutes);
    }

    /// <summary>Reads them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="retention">What counts.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public string? Read(ParseResult parsed, out TrendRetention retention)
    {
        retention = TrendRetention.Forever;
        if (Days(parsed.GetRequiredValue(_samples), out TimeSpan? samples) is false)
        {
            return $"--keep-samples: '{parsed.GetValue(_samples)}' is no number of days from 1 to {DaysMax}, nor '{ForEver}'.";
        }

        if (Days(parsed.GetRequiredValue(_minutes), out TimeSpan? minutes) is false)
        {
            return $"--keep-minutes: '{parsed.GetValue(_minutes)}' is no number of days from 1 to {DaysMax}, nor '{ForEver}'.";
        }

        retention = new TrendRetention(samples, minutes);
        return minutes is { } coarse && (samples is null || samples > coarse) ? "--keep-minutes: minutes are kept at least as long as samples; give more days, or fewer with --keep-samples." : null;
    }

    private static bool Days(string text, out TimeSpan? span)
    {
        span = null;
        if (text == ForEver)
        {
            return true;
        }

        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= DaysMax;
        span = isNumber ? TimeSpan.FromDays(days) : null;
        return isNumber;
    }

    private static string Text(TimeSpan? span) => span is { } days ? days.TotalDays.ToString(CultureInfo.InvariantCulture) : ForEver;
}
