namespace Victron.Edge.Companion.Decode;

/// <summary>What a stream said under one label.</summary>
internal sealed class LabelSummary
{
    public required string Label { get; init; }

    public required string Meaning { get; init; }

    public required string Unit { get; init; }

    public long Count { get; set; }

    public string Last { get; set; } = "";

    /// <summary>Smallest and largest value, as numbers of the raw unit; null for anything but numbers.</summary>
    public (int Raw, string Text)? Min { get; set; }

    public (int Raw, string Text)? Max { get; set; }
}
