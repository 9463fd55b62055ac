// IDecodeWriter: one form of output of `decode`.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>Writes blocks or merged seconds.</summary>
internal interface IDecodeWriter
{
    /// <summary>Whether <see cref="Block"/> wants blocks; else <see cref="Second"/> gets merged seconds.</summary>
    bool IsMerged { get; }

    /// <summary>Values left out because they fit neither grammar nor range.</summary>
    long Refused { get; }

    /// <summary>Writes a block with a good checksum.</summary>
    void Block(TextBlock block);

    /// <summary>Writes a believed second.</summary>
    void Second(Snapshot second, PortDecoder decoder);

    /// <summary>Hands out what is written so far: the input pauses.</summary>
    void Flush();

    /// <summary>Hands out the rest: the input has ended.</summary>
    void End();
}
