// ControlKind: a control as the tables have it for one family: its row, its register, and the words between Home Assistant and
// the settings service. Knows no device.

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Roads.Controls;

/// <summary>A control of a family.</summary>
internal sealed class ControlKind
{
    /// <summary>What stands for "no value": Home Assistant shows it as unknown.</summary>
    public const string NoValue = "None";

    private readonly DeviceCatalogue _catalogue;

    private ControlKind(DeviceCatalogue catalogue, ControlRow row, RegisterEntry entry, RegisterEntry? first, RegisterEntry? most)
    {
        _catalogue = catalogue;
        Row = row;
        Entry = entry;
        First = first;
        Most = most;
    }

    /// <summary>The row of <c>controls.csv</c>.</summary>
    public ControlRow Row { get; }

    /// <summary>Its register.</summary>
    public RegisterEntry Entry { get; }

    /// <summary>The register that is written before; null for none.</summary>
    public RegisterEntry? First { get; }

    /// <summary>The register in which the device keeps the largest value that it takes; null when there is none.</summary>
    public RegisterEntry? Most { get; }

    /// <summary>Whether the device forgets the value, so that it is written again for as long as it is wanted.</summary>
    public bool IsHeld => Row.RefreshSeconds > 0;

    /// <summary>Time after which the device has forgotten it.</summary>
    public TimeSpan ForgetsAfter => TimeSpan.FromSeconds(Entry.Need("refresh_s")?.Values[0] ?? Row.RefreshSeconds);

    /// <summary>Values of a select, by code, in the order of the table.</summary>
    public IReadOnlyList<string> Options
    {
        get
        {
            IReadOnlyList<EnumRow> all = _catalogue.EnumValues(Entry.EnumSet);
            return [.. Entry.Need("allowed") is { } allowed ? all.Where(v => allowed.Values.Contains(v.Value)).Select(v => v.Code) : all.Select(v => v.Code)];
        }
    }

    /// <summary>The controls that products of a family have, of those with these keys.</summary>
    public static IReadOnlyList<ControlKind> Of(DeviceCatalogue catalogue, string family, IReadOnlyCollection<string> keys) =>
    [
        .. from row in catalogue.ControlsOf(family)
           where keys.Contains(row.Key)
           let entry = catalogue.Entry(family, row.Register)
           where entry is { IsWritable: true }
           select new ControlKind(
               catalogue, row, entry, row.First is { } first ? catalogue.Entry(family, first.Register!.Value) : null,
               entry.Need("max_from") is { } most ? catalogue.Entry(family, most.Register!.Value) : null),
    ];

    /// <summary>A wish in words of the settings service.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="max">The largest value that the device takes, in the unit; null when only the table tells.</param>
    /// <param name="value">For <see cref="SettingsService.ProposeAsync"/>; empty unless the result is null.</param>
    /// <returns>What is wrong, one line; null when nothing is so far.</returns>
    public string? Read(string text, decimal? max, out string value)
    {
        text = text.Trim();
        value = "";
        if (Row.Component == "switch")
        {
            bool isOn = text.Equals("on", StringComparison.OrdinalIgnoreCase);
            if (!isOn && !text.Equals("off", StringComparison.OrdinalIgnoreCase))
            {
                return $"'{ControlAnswer.Printable(text)}' is no value for {Row.Key}; send on or off.";
            }

            value = Raw(isOn ? Row.On!.Value : Row.Off!.Value);
            return null;
        }

        if (Row.Component == "select" && !Options.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return $"'{ControlAnswer.Printable(text)}' is no value for {Row.Key}; send one of {string.Join(", ", Options)}.";
        }

        // What is written before the value already changes how the device works, so a value that cannot be right is found first.
        if (ValueText.Read(_catalogue, Entry, text, [], out byte[] bytes) is { } problem)
        {
            return $"{Row.Key} is not written: {problem}.";
        }

        decimal? number = SettingText.Decode(_catalogue, Entry, bytes).Number;
        if (Row.Component == "number" && !(number >= Entry.Min && number <= (max ?? Entry.Max)))
        {
            return $"'{ControlAnswer.Printable(text)}' is out of range for {Row.Key}; allowed: {SettingText.Range(Entry, Entry.Min!.Value, max ?? Entry.Max!.Value)}.";
        }

        value = text;
        return null;
    }

    /// <summary>The value of <see cref="First"/>, for the settings service.</summary>
    public string FirstValue() => Raw(Row.First!.Values[0]);

    /// <summary>A value as its state topic tells it.</summary>
    public string StateOf(RegisterReply reply)
    {
        if (!reply.IsGood)
        {
            return NoValue;
        }

        RegisterValue value = SettingText.Decode(_catalogue, Entry, Masked(reply.Value));
        return Row.Component switch
        {
            "switch" => value.Raw == Row.On ? "ON" : value.Raw == Row.Off ? "OFF" : NoValue,
            "select" => Options.Contains(value.Text) ? value.Text : NoValue,
            _ => value.Number is decimal number ? number.ToString(CultureInfo.InvariantCulture) : NoValue,
        };
    }

    private static string Raw(long raw) => string.Create(CultureInfo.InvariantCulture, $"0x{raw:X}");

    // Bits that belong to something else stay out of the word.
    private byte[] Masked(byte[] bytes)
    {
        long kept = Entry.Need("keep_bits")?.Values[0] ?? 0;
        return [.. bytes.Select((value, i) => (byte)(value & ~(kept >> (8 * i))))];
    }
}
