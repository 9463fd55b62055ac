// LiveValueKind: the shapes that a value of the state topic can have.

namespace Victron.Edge.Core.Devices;

/// <summary>Shape of one value.</summary>
public enum LiveValueKind
{
    /// <summary>The device sends the field and has nothing to say in it (<c>---</c>).</summary>
    Absent,

    /// <summary>A number in the unit of its quantity.</summary>
    Number,

    /// <summary>A code or text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A set of codes, possibly empty.</summary>
    Codes,
}
