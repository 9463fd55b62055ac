// FlashRequest: everything that was asked before the first step.

using Victron.Edge.Agent;

namespace Victron.Edge.Companion.Flash;

/// <summary>One board to set up.</summary>
public sealed record FlashRequest
{
    /// <summary>Kind of board.</summary>
    public required Board Board { get; init; }

    /// <summary>nanoFramework image.</summary>
    public required string Target { get; init; }

    /// <summary>Serial port of the board.</summary>
    public required string Port { get; init; }

    /// <summary>File with the application, as nanoff is to be told it.</summary>
    public required string Image { get; init; }

    /// <summary>What the board will know, pairing key and passwords included.</summary>
    public required BoardSettings Settings { get; init; }

    /// <summary>Certificate of the broker's CA as PEM; null for none.</summary>
    public byte[]? Ca { get; init; }

    /// <summary>Whether everything on the board is wiped first.</summary>
    public bool Erase { get; init; }

    /// <summary>Version of nanoFramework to write; null for the newest.</summary>
    public string? FirmwareVersion { get; init; }
}
