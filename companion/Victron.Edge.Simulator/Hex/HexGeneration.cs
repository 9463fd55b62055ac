// HexGeneration: how HEX and text share the line. Source: shared notes on text mode, "Text and HEX together".
namespace Victron.Edge.Simulator.Hex;

/// <summary>Generation of the HEX mode of a device.</summary>
public enum HexGeneration
{
    /// <summary>No HEX mode at all (BMV-60x).</summary>
    None,

    /// <summary>Text stops while valid requests keep coming; frames cut in anywhere.</summary>
    Old,

    /// <summary>Text never stops; a reply waits for the end of the running block.</summary>
    New,
}
