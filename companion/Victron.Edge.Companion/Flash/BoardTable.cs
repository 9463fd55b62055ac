// BoardTable: reads hardware/chips.csv and hardware/boards.csv. What a column means is in hardware/README.md.

using System.Globalization;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Companion.Flash;

/// <summary>The boards that can be flashed.</summary>
public sealed class BoardTable
{
    private static readonly string[] ChipHeader =
    [
        "chip", "name", "uarts", "pins", "flash_pins", "psram_pins", "octal_pins", "input_only", "strapping", "console_pins", "usb_pins",
        "deploy_address", "deploy_kb", "source", "status", "notes",
    ];

    private static readonly string[] BoardHeader =
    [
        "key", "name", "chip", "images", "flash_mb", "psram", "ve1_rx", "ve1_tx", "ve2_rx", "ve2_tx", "ve3_rx", "ve3_tx", "led_pin", "led_low",
        "button_pin", "own_parts", "source", "status", "notes",
    ];

    private static readonly string[] PortNames = ["ve1", "ve2", "ve3"];

    private BoardTable(IReadOnlyList<Chip> chips, IReadOnlyList<Board> boards)
    {
        Chips = chips;
        Boards = boards;
    }

    /// <summary>The chips in file order.</summary>
    public IReadOnlyList<Chip> Chips { get; }

    /// <summary>The boards in file order.</summary>
    public IReadOnlyList<Board> Boards { get; }

    /// <summary>The tables that were built into this program.</summary>
    public static BoardTable Embedded() => Parse(Text("hardware/chips.csv"), Text("hardware/boards.csv"));

    /// <summary>Reads the two tables.</summary>
    /// <exception cref="CatalogueException">A table cannot be read; the message has the place.</exception>
    public static BoardTable Parse(string chipsText, string boardsText)
    {
        List<Chip> chips = [.. CsvTable.Parse("chips.csv", chipsText, ChipHeader).Rows.Select(ReadChip)];
        List<Board> boards = [.. CsvTable.Parse("boards.csv", boardsText, BoardHeader).Rows.Select(row => ReadBoard(row, chips))];
        return new BoardTable(chips, boards);
    }

    /// <summary>Finds a board by its key.</summary>
    /// <returns>Null when there is none.</returns>
    public Board? Find(string key) => Boards.FirstOrDefault(board => board.Key == key);

    /// <summary>Finds a chip by the name that nanoff prints.</summary>
    /// <returns>Null when there is none.</returns>
    public Chip? FindChip(string key) => Chips.FirstOrDefault(chip => chip.Key == key);

    private static string Text(string resource)
    {
        using Stream stream = typeof(BoardTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not built into this program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Chip ReadChip(CsvRow row) => new()
    {
        Key = row["chip"],
        Uarts = row.List("uarts").Length,
        Pins = Pins(row, "pins"),
        Flash = Pins(row, "flash_pins"),
        Psram = Pins(row, "psram_pins"),
        Octal = Pins(row, "octal_pins"),
        InputOnly = Pins(row, "input_only"),
        Strapping = Pins(row, "strapping"),
        Console = Pins(row, "console_pins"),
        Usb = Pins(row, "usb_pins"),
        DeployAddress = row["deploy_address"],
        DeployKb = row.List("deploy_kb").Select(pair => pair.Split(':')).ToDictionary(pair => Number(pair[0]), pair => Number(pair[1])),
    };

    private static Board ReadBoard(CsvRow row, List<Chip> chips) => new()
    {
        Key = row["key"],
        Name = row["name"],
        Chip = chips.Find(chip => chip.Key == row["chip"]) ?? throw new CatalogueException(row.PlaceOf("chip"), $"chips.csv has no chip '{row["chip"]}'"),
        Images = row.List("images"),
        FlashMb = [.. row.List("flash_mb").Select(Number)],
        Psram = row["psram"],
        Ports = [.. PortNames.Where(port => row[port + "_rx"].Length > 0)
            .Select(port => new PortPins(row.RequiredWhole(port + "_rx"), row.RequiredWhole(port + "_tx")))],
        LedPin = row.Whole("led_pin") ?? -1,
        LedLow = row["led_low"] == "yes",
        ButtonPin = row.Whole("button_pin") ?? -1,
        OwnParts = row.List("own_parts"),
        Notes = row["notes"],
    };

    private static PinSet Pins(CsvRow row, string column)
    {
        try
        {
            return PinSet.Parse(row[column]);
        }
        catch (FormatException fault)
        {
            throw new CatalogueException(row.PlaceOf(column), fault.Message);
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
