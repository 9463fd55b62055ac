// FieldsView: every field of one device with everything that it sent.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Draws the fields of the chosen device.</summary>
internal static class FieldsView
{
    private const string Keys = "q quit   arrows scroll   Enter back   p pause   ? help";
    private const int NameWidth = 26;
    private const int ValueWidth = 22;
    private const int ChangedWidth = 8;
    private const int KeyWidthMin = 8;

    public static List<ScreenLine> Lines(WatchPicture picture, int width, int height)
    {
        Device device = picture.Devices[picture.Selected];
        List<ScreenLine> lines = [Heading(device, picture)];
        lines.AddRange(SituationWords.Of(device, picture.EdgeOf(device), picture.Now).Select(text => new ScreenLine().Add("! " + text, Ink.Late)));
        int keyWidth = width - 1 - NameWidth - ValueWidth - ChangedWidth;
        bool hasKey = keyWidth >= KeyWidthMin;
        lines.Add(new ScreenLine().Left("FIELD", NameWidth).Left("VALUE", ValueWidth).Left(hasKey ? "KEY" : "", hasKey ? keyWidth : 0).Right("CHANGED", ChangedWidth));
        IReadOnlyList<KeyValuePair<string, LiveValue>> fields = ValueWords.Ordered(device);
        int room = Math.Max(1, height - lines.Count - 1);
        int first = Math.Clamp(picture.FirstField, 0, Math.Max(0, fields.Count - room));
        foreach ((string key, LiveValue value) in fields.Skip(first).Take(room))
        {
            string name = ValueWords.Name(key, picture.Names);
            lines.Add(new ScreenLine().Left(Fit(name, NameWidth), NameWidth).Left(Fit(ValueWords.Full(key, value, picture.Names), ValueWidth), ValueWidth, Ink.Value)
                .Left(Fit(key, keyWidth), hasKey ? keyWidth : 0, Ink.Dim).Right(QuantityFormat.Age(picture.Now - value.Since), ChangedWidth, Ink.Dim));
        }

        lines.Add(new ScreenLine().Add(Keys, Ink.Dim));
        return lines;
    }

    private static ScreenLine Heading(Device device, WatchPicture picture)
    {
        DeviceIdentity identity = device.Identity;
        string[] known = [.. new[] { device.Address.ToString(), identity.Product == device.Name ? "" : identity.Product ?? "",
            identity.Serial ?? "", identity.Firmware is { } firmware ? "firmware " + firmware : "" }.Where(text => text.Length > 0)];
        string freshness = picture.FreshnessOf(device) switch
        {
            Freshness.Live => "live " + QuantityFormat.Age(FreshnessRule.Age(device, picture.Now)),
            Freshness.Late => "LATE",
            Freshness.Quiet => "Quiet",
            _ => "OFFLINE",
        };
        return new ScreenLine().Add(device.Name, Ink.Value).Add($"   {freshness}   {string.Join("   ", known)}");
    }

    private static string Fit(string text, int width) => text.Length < width ? text : text[..Math.Max(width - 2, 0)] + "…";
}
