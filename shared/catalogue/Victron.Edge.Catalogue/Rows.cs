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

/// <summary>A row of <c>groups.csv</c>: what a group of registers is called.</summary>
public sealed record GroupRow(CsvRow Row, string Key, string Name);

/// <summary>A row of <c>remedies.csv</c>: what to do about an error or alarm of a set. Whole sentences.</summary>
public sealed record RemedyRow(CsvRow Row, string Set, string Code, string Text);

/// <summary>A row of <c>dangers.csv</c>: what can happen when a setting is wrong, and how one comes back. Whole sentences.</summary>
public sealed record DangerRow(CsvRow Row, string Code, string Text, string WayBack);

/// <summary>
/// A row of <c>restore-order.csv</c>: step 0 is never restored. <c>Action</c>: <c>check</c>, <c>off</c>, <c>write</c>, <c>type</c>
/// (battery type when it is a preset), <c>user</c> (battery type 255), <c>verify</c>, <c>on</c>, <c>confirm</c>, <c>never</c>.
/// <c>IsLevels</c>: highest level first when values go up, the other way round when they go down. <c>IsRest</c>: all that no other row names.
/// </summary>
public sealed record RestoreRow(
    CsvRow Row, int Step, string Action, string[] Families, IReadOnlyList<(int From, int To)> Registers, bool IsRest, bool IsLevels, string Text);

/// <summary>
/// A row of <c>chemistries.csv</c>: what a battery bears. A value of the register outside <c>Min</c> to <c>Max</c> (any value when both are
/// null) is warned of or refused; with verdict <c>sign</c>, values inside tell this chemistry while the battery type is that of the user.
/// Limits are in the unit of the register; <c>IsPerVolt</c>: for 12 V.
/// </summary>
public sealed record ChemistryRow(
    CsvRow Row, string Chemistry, int Register, decimal? Min, decimal? Max, bool IsPerVolt, string Verdict, string Text, string Source,
    string Status);

/// <summary>
/// A row of <c>presets.csv</c>: a battery type of a charger and the figures that it uses by itself then, for 12 V, in V, %, mV/°C; null when
/// not published. For showing only: these figures are never written.
/// </summary>
public sealed record PresetRow(
    CsvRow Row, string[] Families, int Type, string Chemistry, decimal? AbsorptionVoltage, decimal? FloatVoltage, decimal? EqualiseVoltage, decimal? EqualisePercent,
    decimal? TemperatureCompensation, string Source, string Status, string Notes);

/// <summary>
/// A row of <c>controls.csv</c>: what an owner may switch from Home Assistant. <c>On</c> and <c>Off</c> are raw values of a switch,
/// <c>First</c> is written before (kind <c>equals</c>), <c>RefreshSeconds</c> the time after which both are written again, <c>HoldSeconds</c> the
/// time after which nobody wants it any more who has not said so again; 0 and 0 for what the device keeps by itself.
/// </summary>
public sealed record ControlRow(
    CsvRow Row, string Key, string Name, string[] Families, string Component, int Register, int? On, int? Off, SettingNeed? First,
    int RefreshSeconds, int HoldSeconds, string Text);
