// PlanView: what a restore or a preset is about to write, in its order, with its risks and with what it leaves alone.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows plans.</summary>
internal static class PlanView
{
    /// <summary>The lines.</summary>
    /// <param name="title">The device.</param>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Lines(string title, RestorePlan plan)
    {
        yield return title;
        if (plan.IsContinued)
        {
            yield return "  An earlier change was cut short and left the device off; this one ends it.";
        }

        if (plan.SwitchesOff)
        {
            yield return plan.StaysOff ? "  The device is switched off while this is written, and left off." : "  The device is off while this is written.";
        }

        foreach (string line in TextTable.Lines(["  REGISTER", ">NOW", "", "THEN"], [.. plan.Steps.Select(Row)]))
        {
            yield return line;
        }

        yield return $"  {plan.SameCount} {(plan.SameCount == 1 ? "register holds" : "registers hold")} the value already.";
        foreach (RestoreSkip skip in plan.Skipped)
        {
            yield return $"  left alone: {skip.Key}: {skip.Why}";
        }

        foreach (SettingWarning warning in plan.Warnings)
        {
            yield return $"  ! {warning.Text}";
        }
    }

    private static string[] Row(RestoreStep step) => ["  " + step.Entry.Key, step.Old, "->", step.New];
}
