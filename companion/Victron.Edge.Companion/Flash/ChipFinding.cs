// ChipFinding: what nanoff says is on the cable, and whether that is the board that was named.
// It prints, for instance: `ESP32 (ESP32-D0WD-V3 (revision v3.1))`, `Flash size 4MB …`, `PSRAM: …`, `MAC …`.

using System.Globalization;
using System.Text.RegularExpressions;

namespace Victron.Edge.Companion.Flash;

/// <summary>A chip as found.</summary>
/// <param name="Chip">Its name, for instance <c>ESP32-S3</c>.</param>
/// <param name="Detail">Its name with package and revision where told.</param>
/// <param name="FlashMb">Size of the flash in MB; null when not told, 0 below one.</param>
public sealed partial record ChipFinding(string Chip, string Detail, int? FlashMb)
{
    /// <summary>Reads the answer of nanoff.</summary>
    /// <returns>Null when it names no chip.</returns>
    public static ChipFinding? Read(IReadOnlyList<string> lines)
    {
        Match? chip = lines.Select(line => ChipLine().Match(line)).FirstOrDefault(match => match.Success);
        if (chip is null)
        {
            return null;
        }

        Match? flash = lines.Select(line => FlashLine().Match(line)).FirstOrDefault(match => match.Success);
        int? size = flash is null ? null
            : flash.Groups["unit"].Value is "MB" ? int.Parse(flash.Groups["size"].Value, CultureInfo.InvariantCulture) : 0;
        return new ChipFinding(chip.Groups["chip"].Value, chip.Value.Trim(), size);
    }

    /// <summary>Compares with the board that was named.</summary>
    /// <param name="board">The board.</param>
    /// <param name="table">All boards, for advice.</param>
    /// <param name="imageBytes">Size of the application.</param>
    /// <returns>What does not fit and what to do, in one line; null when all does.</returns>
    public string? Problem(Board board, BoardTable table, long imageBytes)
    {
        if (Chip != board.Chip.Key)
        {
            string[] others = [.. table.Boards.Where(other => other.Chip.Key == Chip).Select(other => other.Key)];
            string advice = others.Length == 0 ? "this program has no board with that chip" : $"give --board {string.Join(" or ", others)}";
            return $"the chip on the cable is {Chip}, but --board {board.Key} has {board.Chip.Key}; {advice}.";
        }

        if (FlashMb is not { } size)
        {
            return null;
        }

        if (size < board.FlashMb.Min())
        {
            string room = board.Chip.DeployKb.TryGetValue(size, out int small) ? $"leaves {small} KB for the application there, which is" : "does not leave enough room there, it is";
            return $"the board has {(size == 0 ? "less than 1" : size)} MB of flash, and nanoFramework {room} too small; take a board with {board.FlashMb.Min()} MB or more.";
        }

        return board.Chip.DeployKb.TryGetValue(size, out int kb) && imageBytes > kb * 1024L
            ? $"the image has {imageBytes / 1024} KB and the board room for {kb} KB; take a board with more flash."
            : null;
    }

    [GeneratedRegex(@"^\s*(?<chip>ESP32(-[A-Z]\d{1,2})?)( \(.*\))?\s*$")]
    private static partial Regex ChipLine();

    [GeneratedRegex(@"Flash size (?<size>\d+)\s?(?<unit>MB|kB)")]
    private static partial Regex FlashLine();
}
