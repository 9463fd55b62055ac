// RegisterValueStatus: what came of reading the bytes of a register.

namespace Victron.Edge.Catalogue;

/// <summary>States of a <see cref="RegisterValue"/>.</summary>
public enum RegisterValueStatus
{
    /// <summary>The bytes fit the type.</summary>
    Ok,

    /// <summary>The device sent the value that means "not available".</summary>
    Absent,

    /// <summary>The bytes do not fit the type, or the type is none that has one value (<c>void</c>, <c>composite</c>).</summary>
    Refused,
}
