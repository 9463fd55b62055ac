// EdgeSets: which enumerations the edge needs (those that a text field's quantity uses) and their ordinals there.

namespace Victron.Edge.Catalogue.Generator;

internal sealed class EdgeSets
{
    internal EdgeSets(DeviceCatalogue catalogue)
    {
        List<string> names = [];
        foreach (QuantityRow quantity in catalogue.Quantities)
        {
            string set = catalogue.SetName(quantity.EnumSet);
            if (set.Length > 0 && !names.Contains(set) && catalogue.Fields.Any(f => f.Quantity == quantity.Key))
            {
                names.Add(set);
            }
        }
        Names = names;
    }

    /// <summary>Names of the sets; the position is the ordinal.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Ordinal of a quantity's set, -1 when it has none.</summary>
    internal int Ordinal(DeviceCatalogue catalogue, string set)
    {
        string name = catalogue.SetName(set);
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }
        return -1;
    }
}
