// SettingEdit: what somebody wants a register to be. A form sends all its inputs; wanted is only what is not as it stood there.

using Microsoft.AspNetCore.Http;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Web.Settings;

/// <summary>A wish.</summary>
/// <param name="Entry">The register.</param>
/// <param name="Typed">As it was typed.</param>
internal sealed record SettingEdit(RegisterEntry Entry, string Typed)
{
    /// <summary>Reads the wishes of a form, in the order of the catalogue.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="family">Family of the device.</param>
    /// <param name="form">The form.</param>
    public static IReadOnlyList<SettingEdit> Read(DeviceCatalogue catalogue, string family, IFormCollection form)
    {
        List<SettingEdit> edits = [];
        foreach (RegisterEntry entry in catalogue.Entries(family))
        {
            bool isSent = form.TryGetValue(SettingField.ValuePrefix + entry.Key, out var values);
            bool isShown = form.TryGetValue(SettingField.WasPrefix + entry.Key, out var was);
            bool isBits = SettingField.IsBits(catalogue, entry);

            // Ticks that are all empty send nothing.
            string typed = isBits ? (isSent ? string.Join('+', (IEnumerable<string?>)values) : "none") : values.ToString();
            if ((isSent || (isBits && isShown)) && (!isShown || typed != was.ToString()) && !edits.Exists(edit => edit.Entry.Key == entry.Key))
            {
                edits.Add(new SettingEdit(entry, typed));
            }
        }

        return edits;
    }
}
