namespace Victron.Edge.Companion.Decode;

/// <summary>Forms in which <c>decode</c> writes.</summary>
public enum DecodeFormat
{
    /// <summary>A JSON object per line and block.</summary>
    Jsonl,

    /// <summary>A row per value: offset, key, value, unit.</summary>
    Csv,

    /// <summary>One table of all labels at the end of the input.</summary>
    Table,
}
