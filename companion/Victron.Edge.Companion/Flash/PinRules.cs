// PinRules: what a pin of a chip may be used for. One place for the presets and for pins that an owner chooses.
// Source of the facts: hardware/chips.csv.

namespace Victron.Edge.Companion.Flash;

/// <summary>Holds pins against what a chip needs them for.</summary>
public static class PinRules
{
    /// <summary>Checks the VE.Direct ports that a board is to have.</summary>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Problem(Board board, IReadOnlyList<PortPins> ports)
    {
        if (ports.Count == 0 || ports.Count > board.Chip.Uarts)
        {
            return board.Chip.Uarts == 1
                ? $"{board.Chip.Key} has one free UART; give one RX:TX."
                : $"{board.Chip.Key} has {board.Chip.Uarts} free UARTs; give 1 to {board.Chip.Uarts} of RX:TX.";
        }

        int[] pins = [.. ports.SelectMany(port => new[] { port.Rx, port.Tx })];
        int twice = pins.GroupBy(pin => pin).Where(group => group.Count() > 1).Select(group => group.Key).FirstOrDefault(-1);
        if (twice >= 0)
        {
            return $"GPIO {twice} is used twice; give each line a pin of its own.";
        }

        string? taken = ports.Select(port => Taken(board, port.Rx, false) ?? Taken(board, port.Tx, true)).FirstOrDefault(word => word is not null)
            ?? pins.Where(pin => board.Chip.Strapping.Contains(pin)).Select(pin => $"GPIO {pin} decides how {board.Chip.Key} starts").FirstOrDefault()
            ?? pins.Where(pin => pin == board.LedPin || pin == board.ButtonPin).Select(pin => $"GPIO {pin} is the {(pin == board.LedPin ? "LED" : "button")} of this board").FirstOrDefault();
        return taken is null ? null : $"{taken}; take others, for instance {PortPins.Print(board.Ports.Take(ports.Count))}.";
    }

    /// <summary>Checks a LED or button of a board. Where the part is soldered on the board, a strapping pin is the maker's choice.</summary>
    /// <param name="board">The board.</param>
    /// <param name="pin">GPIO; -1 for none.</param>
    /// <param name="part"><c>led</c> or <c>button</c>.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Problem(Board board, int pin, string part) =>
        pin < 0 ? null
        : Taken(board, pin, part == "led")
            ?? (board.Chip.Strapping.Contains(pin) && !board.OwnParts.Contains(part) ? $"GPIO {pin} decides how {board.Chip.Key} starts" : null);

    private static string? Taken(Board board, int pin, bool drives)
    {
        Chip chip = board.Chip;
        return !chip.Pins.Contains(pin) ? $"{chip.Key} has no GPIO {pin}"
            : chip.Flash.Contains(pin) ? $"GPIO {pin} leads to the flash memory"
            : board.HasPsram && chip.Psram.Contains(pin) ? $"GPIO {pin} leads to the PSRAM of this module"
            : board.Psram == "octal" && chip.Octal.Contains(pin) ? $"GPIO {pin} leads to the octal PSRAM of this module"
            : chip.Console.Contains(pin) ? $"GPIO {pin} is the console"
            : chip.Usb.Contains(pin) ? $"GPIO {pin} is the USB socket"
            : drives && chip.InputOnly.Contains(pin) ? $"GPIO {pin} can only listen"
            : null;
    }
}
