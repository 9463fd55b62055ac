// CatalogueWords: the closed lists of words that the tables may use. A new word here is a decision, a new row is not.

namespace Victron.Edge.Catalogue;

/// <summary>Words that a column may hold; the position in a list is the number that the edge uses.</summary>
public static class CatalogueWords
{
    /// <summary>Kinds of quantities.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["instant", "counter", "state", "identity"];

    /// <summary>Grammars of text fields.</summary>
    public static readonly IReadOnlyList<string> Grammars = ["int", "uint", "hex", "onoff", "text"];

    /// <summary>HEX generations: none, text pauses during HEX, text goes on during HEX.</summary>
    public static readonly IReadOnlyList<string> Hex = ["none", "old", "new"];

    /// <summary>How a family sends text.</summary>
    public static readonly IReadOnlyList<string> Text = ["none", "one_block", "two_block", "one_or_two", "unknown"];

    /// <summary>Units of quantities.</summary>
    public static readonly IReadOnlyList<string> Units = ["", "V", "A", "W", "VA", "kWh", "Ah", "%", "°C", "min", "s", "Hz"];

    /// <summary>Whether a product has a VE.Direct port.</summary>
    public static readonly IReadOnlyList<string> VeDirect = ["yes", "no", "text_only", "some", "unknown"];

    /// <summary>How sure a row is: two sources agree, one source, sources disagree.</summary>
    public static readonly IReadOnlyList<string> Statuses = ["confirmed", "single", "conflict"];

    /// <summary>As <see cref="Statuses"/>, and: reasoned from a related product, printed for this one by nobody.</summary>
    public static readonly IReadOnlyList<string> SettingStatuses = [.. Statuses, "reasoned"];

    /// <summary>Where a written value goes: flash, memory that forgets, or nowhere because it is done at once.</summary>
    public static readonly IReadOnlyList<string> Storages = ["nv", "volatile", "action"];

    /// <summary>What a get answers after a write.</summary>
    public static readonly IReadOnlyList<string> Readbacks = ["same", "clamped", "none"];

    /// <summary>Which figures of a setting count for 12 V.</summary>
    public static readonly IReadOnlyList<string> PerVolts = ["", "default", "all"];

    /// <summary>What a step of a restore does.</summary>
    public static readonly IReadOnlyList<string> RestoreActions =
        ["never", "check", "off", "write", "type", "user", "verify", "on", "confirm"];

    /// <summary>Chemistries of batteries.</summary>
    public static readonly IReadOnlyList<string> Chemistries = ["lead_acid", "lifepo4", "unknown"];

    /// <summary>What comes of a value that a chemistry does not bear; or that its values tell the chemistry.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["warn", "refuse", "sign"];

    /// <summary>Home Assistant components of controls.</summary>
    public static readonly IReadOnlyList<string> ControlComponents = ["number", "select", "switch"];

    /// <summary>Source letter of the maker's manual for the very product.</summary>
    public const string ManualLetter = "M";

    /// <summary>Source letters that are one origin: the maker, and who follows the maker's documents.</summary>
    public static readonly IReadOnlyList<string> MakerLetters = ["T", "H", "B", "V", "W", "M", "Q"];

    /// <summary>Home Assistant components; empty for what is no entity.</summary>
    public static readonly IReadOnlyList<string> Components = ["", "sensor", "binary_sensor"];

    /// <summary>Home Assistant state classes.</summary>
    public static readonly IReadOnlyList<string> StateClasses = ["", "measurement", "total", "total_increasing"];

    /// <summary>Home Assistant entity categories.</summary>
    public static readonly IReadOnlyList<string> Categories = ["", "diagnostic"];

    /// <summary>Types of register values; <c>bits</c> has the length that the device sends.</summary>
    public static readonly IReadOnlyList<string> RegisterTypes =
    [
        "void", "un8", "un16", "un32", "sn8", "sn16", "sn32", "bits8", "bits16", "bits32", "bits", "float", "string", "composite",
    ];

    /// <summary>What a host may do with a register.</summary>
    public static readonly IReadOnlyList<string> Accesses = ["r", "rw", "w", "unknown"];

    /// <summary>What bounds a written value: min and max, an enumeration, nothing (no payload), any value, or nobody knows.</summary>
    public static readonly IReadOnlyList<string> Bounds = ["", "range", "enum", "action", "free", "unknown"];

    /// <summary>Units of registers: those of quantities and what only settings use.</summary>
    public static readonly IReadOnlyList<string> RegisterUnits =
    [
        .. Units, "K", "Ohm", "h", "days", "As", "ADC count", "A/C", "mV/minute", "mV/°C", "%CAP/°C",
    ];
}
