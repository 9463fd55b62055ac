// ApiValue: one value of a device for programs.

using System.ComponentModel;
using System.Text.Json;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Api;

/// <summary>A value.</summary>
internal sealed record ApiValue(
    [property: Description("Key of the quantity, stable; raw_… for a label that no table knows.")] string Key,
    [property: Description("Name in words.")] string Name,
    [property: Description("Unit of a number; empty for none.")] string Unit,
    [property: Description("As it was sent: a number with all its digits, a code, true or false, a list of codes; null where the device has no value now.")] JsonElement Value)
{
    /// <summary>Makes it from a value of a device.</summary>
    public static ApiValue Of(string key, LiveValue value, IQuantityNames names)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            ValueJson.Write(json, value.Kind, value.Text);
        }

        return new ApiValue(key, ValueWords.Name(key, names), names.Unit(key) ?? "", JsonElement.Parse(bytes.ToArray()));
    }
}
