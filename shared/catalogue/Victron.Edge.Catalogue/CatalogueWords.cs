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
}
