// DeviceWords: the words after a verb, told apart: which is the device. On a cable there is one device, so it is left out.

namespace Victron.Edge.Companion.Settings;

/// <summary>The words of a command line.</summary>
/// <param name="Device">Text that names the device; null for the one on the cable.</param>
/// <param name="Rest">What follows.</param>
internal sealed record DeviceWords(string? Device, IReadOnlyList<string> Rest)
{
    /// <summary>Stands for the device on the cable where something has to stand for it.</summary>
    public const string OnTheCable = "-";

    private const string LeaveOut = "with --serial there is one device, so leave DEVICE out";

    /// <summary>Tells the words apart.</summary>
    /// <param name="form">The words and what is expected.</param>
    /// <param name="isCable">Whether <c>--serial</c> was given.</param>
    /// <param name="result">Null unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Split(DeviceForm form, bool isCable, out DeviceWords? result)
    {
        result = null;
        IReadOnlyList<string> words = form.Given;
        if (!isCable && words.Count == 0)
        {
            return $"give {form.Whole}; victron-edge devices lists the devices.";
        }

        if (!isCable && words[0] == OnTheCable)
        {
            return "- is the device on a cable; name the device, or give --serial PORT.";
        }

        IReadOnlyList<string> rest = isCable && (words.Count == 0 || words[0] != OnTheCable) ? words : [.. words.Skip(1)];
        if (rest.Count < form.Min)
        {
            return isCable ? $"give {form.Names}; {LeaveOut}." : $"give {form.Whole}.";
        }

        if (rest.Count > form.Max)
        {
            return $"'{rest[form.Max]}' is a word too many; {(isCable ? LeaveOut : $"give {form.Whole}")}.";
        }

        result = new DeviceWords(isCable ? null : words[0], rest);
        return null;
    }
}
