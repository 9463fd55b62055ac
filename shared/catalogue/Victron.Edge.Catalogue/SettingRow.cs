// SettingRow: what a row of settings.csv says. Whether a register may be written follows in WriteVerdict.
// Meaning of the columns: shared/catalogue/README.md.

namespace Victron.Edge.Catalogue;

/// <summary>
/// A row of <c>settings.csv</c>: how a register is set on the products of some families. <c>Min</c>, <c>Max</c>, <c>Step</c> and
/// <c>Default</c> are in the unit; for a text they count characters. <c>Scale</c> null, <c>Unit</c> and <c>EnumSet</c> empty: as in
/// <c>registers.csv</c>; <c>EnumSet</c> <c>-</c>: none. <c>PerVolt</c>: empty, <c>default</c> or <c>all</c>, which of the figures count
/// for 12 V and grow with the battery voltage (0xEDEF).
/// </summary>
public sealed record SettingRow(
    CsvRow Row, int Id, string[] Families, string Access, decimal? Scale, string Unit, string EnumSet, decimal? Min, decimal? Max,
    decimal? Step, decimal? Default, string PerVolt, string Storage, string Danger, SettingNeed[] Needs, string Readback,
    string BoundsSource, string Withheld, string Source, string Status, string Notes);
