// Chip: what a chip's pins are taken for and where nanoFramework puts an application on it: a row of hardware/chips.csv.

namespace Victron.Edge.Companion.Flash;

/// <summary>A kind of ESP32.</summary>
public sealed record Chip
{
    /// <summary>As nanoff prints it, for instance <c>ESP32-S3</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Number of VE.Direct ports: UARTs beside the console.</summary>
    public required int Uarts { get; init; }

    /// <summary>GPIO numbers that exist.</summary>
    public required PinSet Pins { get; init; }

    /// <summary>Taken by the flash memory.</summary>
    public required PinSet Flash { get; init; }

    /// <summary>Taken by PSRAM where the module has it.</summary>
    public required PinSet Psram { get; init; }

    /// <summary>Taken besides by octal PSRAM.</summary>
    public required PinSet Octal { get; init; }

    /// <summary>Cannot drive a line.</summary>
    public required PinSet InputOnly { get; init; }

    /// <summary>Decide about the start while the chip resets.</summary>
    public required PinSet Strapping { get; init; }

    /// <summary>The console's UART.</summary>
    public required PinSet Console { get; init; }

    /// <summary>Native USB.</summary>
    public required PinSet Usb { get; init; }

    /// <summary>Start of the partition for the application, for instance <c>0x1E0000</c>: what the ROM loader must be told.</summary>
    public required string DeployAddress { get; init; }

    /// <summary>Size of that partition in KB by size of the flash in MB; sizes that no source tells are left out.</summary>
    public required IReadOnlyDictionary<int, int> DeployKb { get; init; }
}
