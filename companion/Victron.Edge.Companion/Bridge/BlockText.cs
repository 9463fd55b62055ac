// BlockText: the text blocks of a device, made again from what its edge says of it. Knows no clock and no port: whether the
// values are of now is judged by BridgeFeed.
// Source: VE.Direct text protocol, field format and chapter on the checksum.

using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Bridge;

/// <summary>Makes blocks.</summary>
/// <param name="catalogue">Labels, scales and words.</param>
internal sealed class BlockText(DeviceCatalogue catalogue)
{
    private const string OneOrTwo = "one_or_two";
    private const string Two = "two_block";

    private readonly ValueLabels _values = new(catalogue);
    private readonly IdentityLabels _identity = new(catalogue);

    /// <summary>The blocks of one second.</summary>
    /// <returns>One or two of them; none where there are no values.</returns>
    public IReadOnlyList<byte[]> Of(Device device)
    {
        List<TextField> fields = [];
        foreach ((string key, LiveValue value) in device.Values)
        {
            if (_values.Of(key, value, device.Values) is { } field)
            {
                fields.Add(field);
            }
        }

        if (fields.Count == 0)
        {
            return [];
        }

        TextForm form = TextForm.Of(catalogue, device.Identity.Family ?? "");
        int first = FirstBlock(device.Identity, form, fields);
        List<TextField> lead = fields[..first];
        foreach (TextField field in _identity.Of(device.Identity, form).OrderBy(field => form.PlaceOf(field.Label)))
        {
            int place = lead.FindIndex(other => form.PlaceOf(other.Label) > form.PlaceOf(field.Label));
            lead.Insert(place < 0 ? lead.Count : place, field);
        }

        return first < fields.Count ? [Block(lead), Block(fields[first..])] : [Block(lead)];
    }

    /// <summary>One block: a line for each field, and the byte that makes the sum of all of them 0.</summary>
    public static byte[] Block(IReadOnlyList<TextField> fields)
    {
        var text = new StringBuilder();
        foreach (TextField field in fields)
        {
            _ = text.Append("\r\n").Append(field.Label).Append('\t').Append(field.Value);
        }

        byte[] bytes = Encoding.ASCII.GetBytes(text.Append("\r\nChecksum\t").ToString());
        int sum = bytes.Sum(value => value);
        return [.. bytes, unchecked((byte)-sum)];
    }

    // How many of the fields stand in the first block.
    private int FirstBlock(DeviceIdentity identity, TextForm form, List<TextField> fields)
    {
        string blocks = catalogue.Family(identity.Family ?? "")?.Text ?? "";
        bool isTwo = blocks == Two || (blocks == OneOrTwo && _identity.IsLongFirmware(identity));
        int second = isTwo ? fields.FindIndex(field => form.SecondBlock.Contains(field.Label)) : -1;
        return second > 0 ? second : fields.Count;
    }
}
