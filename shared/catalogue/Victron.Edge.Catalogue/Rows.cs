// Rows: what each table says, one record a table. They stand in one file because they are read side by side:
// most columns refer to the key of another record. Meaning of the columns: shared/catalogue/README.md.

namespace Victron.Edge.Catalogue;

/// <summary>A row of <c>quantities.csv</c>: what is measured, whichever road it came by.</summary>
public sealed record QuantityRow(
    CsvRow Row, string Key, string Name, string Unit, int Decimals, string Kind, string EnumSet, decimal? Step, int StepPercent,
    string Component, string DeviceClass, string StateClass, string Category, string Source, string Status);

/// <summary>A row of <c>fields.csv</c>: a label of the text protocol.</summary>
public sealed record FieldRow(
    CsvRow Row, string Label, string Quantity, string Grammar, bool Nullable, int Scale, int? RawMin, int? RawMax, int? NoneValue,
    string NoneFlag, string FamilyHint, int HintRank, string[] Families, string[] Examples, string[] Expects, string Source, string Status,
    string Notes);

/// <summary>
/// A row of <c>witnesses.csv</c>: power = voltage × (current + second current). The power may lie <c>BelowPercent</c> below and
/// <c>AbovePercent</c> above the product, and <c>SlackWatts</c> W beyond that. <c>SecondCurrent</c> is empty for none.
/// </summary>
public sealed record WitnessRow(
    CsvRow Row, string Power, string Voltage, string Current, string SecondCurrent, int BelowPercent, int AbovePercent, int SlackWatts,
    string Source, string Status, string Notes);

/// <summary>A row of <c>families.csv</c>: products that behave alike.</summary>
public sealed record FamilyRow(
    CsvRow Row, string Key, string Name, string Parent, string Text, string Hex, int SilenceSeconds, bool Quiet,
    string[] Documents, string Source, string Status, string Notes);

/// <summary>A row of <c>products.csv</c>.</summary>
public sealed record ProductRow(
    CsvRow Row, int Pid, string Name, string Family, string VeDirect, string Source, string Status, string Notes);

/// <summary>A row of <c>enums.csv</c>: one value of an enumeration, or one bit of a bit set (then <c>Value</c> is the bit number).</summary>
public sealed record EnumRow(
    CsvRow Row, string Set, bool IsBits, int Value, string Code, string Text, string Source, string Status, string Notes);

/// <summary>A row of <c>enum-aliases.csv</c>: a second name of a set.</summary>
public sealed record EnumAliasRow(CsvRow Row, string Set, string SameAs);

/// <summary>A row of <c>registers.csv</c> or <c>internal-registers.csv</c>: a HEX register. <c>Min</c> to <c>Default</c> are in <c>Unit</c>,
/// <c>Examples</c> are payload bytes in hexadecimal.</summary>
public sealed record RegisterRow(
    CsvRow Row, int Id, string Key, string Name, string[] Families, string Type, decimal? Scale, string Unit, string Access, string Bounds,
    long? NotAvailable, string EnumSet, decimal? Min, decimal? Max, decimal? Default, string Group, string Quantity,
    string[] Examples, string[] Expects, string Source, string Status, string Notes);
