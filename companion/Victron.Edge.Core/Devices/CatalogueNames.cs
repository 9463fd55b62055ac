// CatalogueNames: names, units and words of quantities out of the catalogue's tables.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Devices;

/// <summary>Words of the catalogue.</summary>
public sealed class CatalogueNames : IQuantityNames
{
    private readonly DeviceCatalogue _catalogue;

    /// <summary>Takes a loaded catalogue.</summary>
    public CatalogueNames(DeviceCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>The catalogue that is built into the program.</summary>
    public static CatalogueNames Embedded() => new(DeviceCatalogue.Load());

    /// <inheritdoc/>
    public string? Name(string key) => _catalogue.Quantity(key)?.Name;

    /// <inheritdoc/>
    public string? Unit(string key) => _catalogue.Quantity(key)?.Unit;

    /// <inheritdoc/>
    public string? Words(string key, string code) => Find(key, code)?.Text;

    /// <inheritdoc/>
    public int? Number(string key, string code) => Find(key, code)?.Value;

    /// <inheritdoc/>
    public string? Remedy(string key, string code) => _catalogue.Quantity(key) is { EnumSet: { Length: > 0 } set }
        ? _catalogue.Remedies.FirstOrDefault(row => row.Code == code && row.Set == _catalogue.SetName(set))?.Text : null;

    private EnumRow? Find(string key, string code)
    {
        string set = _catalogue.Quantity(key)?.EnumSet ?? "";
        return set.Length == 0 ? null : _catalogue.EnumValues(set).FirstOrDefault(value => value.Code == code);
    }
}
