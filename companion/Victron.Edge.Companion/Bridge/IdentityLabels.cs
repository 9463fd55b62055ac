// IdentityLabels: what a device says about itself, back in the labels of its text: product id, firmware, serial number, model.
// Which labels a family sends stands in the catalogue; of FW and FWE a device sends one.
// Source: VE.Direct text protocol, fields PID, FW, FWE, SER# and BMV.

using System.Globalization;
using System.Text.RegularExpressions;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Bridge;

/// <summary>Labels and values of an identity.</summary>
/// <param name="catalogue">Which family sends what.</param>
internal sealed partial class IdentityLabels(DeviceCatalogue catalogue)
{
    // Families that have sent both tell new firmware with FWE; the first that did was 3.
    private const int LongFirmwareFrom = 3;

    /// <summary>Whether a device sends its firmware in the 24-bit form.</summary>
    public bool IsLongFirmware(DeviceIdentity identity)
    {
        bool isLong = Sends(identity, "FWE");
        bool isShort = Sends(identity, "FW");
        if (isLong != isShort)
        {
            return isLong;
        }

        Match version = Version().Match(identity.Firmware ?? "");
        return isLong && version.Success
            && (version.Groups["beta"].Success || int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) >= LongFirmwareFrom);
    }

    /// <summary>The labels that are known, in no order.</summary>
    public IReadOnlyList<TextField> Of(DeviceIdentity identity, TextForm form)
    {
        List<TextField> fields = [];
        if (identity.ProductId is { Length: > 2 } id && int.TryParse(id.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int product))
        {
            fields.Add(new TextField("PID", $"0x{product:X3}"));
        }

        if (identity.Firmware is { } firmware)
        {
            bool isLong = IsLongFirmware(identity);
            fields.Add(new TextField(isLong ? "FWE" : "FW", FirmwareOf(firmware, form.FirmwareDigits, isLong)));
        }

        if (identity.Serial is { } serial && Sends(identity, "SER#"))
        {
            fields.Add(new TextField("SER#", serial));
        }

        if (identity.Model is { } model)
        {
            fields.Add(new TextField("BMV", model));
        }

        if (identity.HardwareCode is { } code)
        {
            fields.Add(new TextField("HC#", code));
        }

        return fields;
    }

    // 2.08 is 208 or 0208, as FWE 0208FF; 2.08-rc-C is C208, 2.08-beta-01 is 020801. What is none of these was sent as it stands.
    private static string FirmwareOf(string firmware, int digits, bool isLong)
    {
        Match version = Version().Match(firmware);
        if (!version.Success)
        {
            return firmware;
        }

        string plain = version.Groups["major"].Value + version.Groups["minor"].Value;
        string tail = version.Groups["beta"].Success ? version.Groups["beta"].Value : "FF";
        return isLong ? plain.PadLeft(digits, '0') + tail
            : version.Groups["candidate"].Success ? version.Groups["candidate"].Value + plain.PadLeft(3, '0')
            : plain.PadLeft(digits, '0');
    }

    private bool Sends(DeviceIdentity identity, string label) =>
        identity.Family is { } family && catalogue.Field(label) is { } field && field.Families.Any(each => catalogue.IsWithin(family, each));

    [GeneratedRegex("^(?<major>[0-9]{1,2})\\.(?<minor>[0-9]{2})(-rc-(?<candidate>[A-Z])|-beta-(?<beta>[0-9A-F]{2}))?$")]
    private static partial Regex Version();
}
