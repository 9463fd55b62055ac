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

    /// <summary>What may go wrong later although everything is well-formed, each a sentence with what to do.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Board.IsTightFor(Settings.ReceivePins.Length))
        {
            yield return $"{Settings.ReceivePins.Length} VE.Direct ports without PSRAM: on paper the memory is enough for one, so the edge may restart again and again; "
                + $"give --ports {Board.ProposedPorts[0]}, or take a board with PSRAM or a board for each device.";
        }

        if (Settings.BrokerTls && !Board.HasPsram)
        {
            yield return "TLS without PSRAM is an experiment: nobody has measured whether the memory is enough; take a board with PSRAM if it fails.";
        }
    }
}
