// The tables of boards against what the chips need their pins for.

using Victron.Edge.Companion.Flash;

namespace Victron.Edge.Companion.Tests.Flash;

public sealed class BoardTableTests
{
    private static readonly BoardTable Table = BoardTable.Embedded();

    public static TheoryData<string> Keys => [.. Table.Boards.Select(board => board.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Pins_of_a_preset_obey_the_rules_of_its_chip(string key)
    {
        Board board = Table.Find(key)!;
        Assert.Null(PinRules.Problem(board, board.Ports));
        Assert.Null(PinRules.Problem(board, board.LedPin, "led"));
        Assert.Null(PinRules.Problem(board, board.ButtonPin, "button"));
    }

    // The rules once more, as plain numbers, so that a wrong cell in chips.csv does not make a wrong cell in boards.csv right.
    [Theory]
    [MemberData(nameof(Keys))]
    public void No_line_of_a_port_is_on_a_pin_that_is_taken(string key)
    {
        Board board = Table.Find(key)!;
        int[] lines = [.. board.Ports.SelectMany(port => new[] { port.Rx, port.Tx })];
        int[] taken = board.Chip.Key switch
        {
            "ESP32" => [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 15, .. board.HasPsram ? new[] { 16, 17 } : []],
            "ESP32-S3" => [0, 3, 19, 20, 43, 44, 45, 46, .. Enumerable.Range(26, 12)],
            "ESP32-C3" => [2, 8, 9, .. Enumerable.Range(12, 10)],
            "ESP32-C6" => [4, 5, 8, 9, 12, 13, 15, 16, 17, .. Enumerable.Range(24, 7)],
            _ => throw new InvalidOperationException($"no rules for {board.Chip.Key} in this test"),
        };
        Assert.Empty(lines.Intersect(taken));
        Assert.Equal(lines.Length, lines.Distinct().Count());
        Assert.All(board.Ports, port => Assert.True(board.Chip.Key != "ESP32" || port.Tx < 34, $"{key}: GPIO {port.Tx} cannot drive"));
    }

    [Theory]
    [InlineData("ESP32", "0x1E0000", 2)]
    [InlineData("ESP32-S3", "0x1B0000", 2)]
    [InlineData("ESP32-C3", "0x1B0000", 1)]
    [InlineData("ESP32-C6", "0x250000", 1)]
    public void A_chip_has_its_own_address_and_number_of_ports(string chip, string address, int ports)
    {
        Chip row = Table.FindChip(chip)!;
        Assert.Equal(address, row.DeployAddress);
        Assert.Equal(ports, row.Uarts);
    }

    [Fact]
    public void Room_for_the_application_is_known_in_KB_by_MB_of_flash()
    {
        Chip esp32 = Table.FindChip("ESP32")!;
        Assert.Equal([64, 1792, 2752, 2752], esp32.DeployKb.OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.Equal([2, 4, 8, 16], esp32.DeployKb.Keys.Order());
        Assert.Equal(1472, Table.FindChip("ESP32-C6")!.DeployKb[4]);
        Assert.All(Table.Boards, board => Assert.DoesNotContain(2, board.FlashMb));
    }

    [Fact]
    public void Boards_are_called_by_keys_that_stand_in_settings()
    {
        Assert.All(Table.Boards, board => Assert.Null(new Victron.Edge.Agent.BoardSettings().Set("board", board.Key)));
        Assert.Equal(Table.Boards.Count, Table.Boards.Select(board => board.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("esp32-devkit", "6:17", "GPIO 6 leads to the flash memory")]
    [InlineData("esp32-devkit", "16:11", "GPIO 11 leads to the flash memory")]
    [InlineData("esp32-wrover", "16:25", "GPIO 16 leads to the PSRAM of this module")]
    [InlineData("esp32-wrover", "25:17", "GPIO 17 leads to the PSRAM of this module")]
    [InlineData("esp32-devkit", "3:17", "GPIO 3 is the console")]
    [InlineData("esp32-devkit", "16:34", "GPIO 34 can only listen")]
    [InlineData("esp32-devkit", "16:12", "GPIO 12 decides how ESP32 starts")]
    [InlineData("esp32-devkit", "20:17", "ESP32 has no GPIO 20")]
    [InlineData("esp32-devkit", "16:16", "GPIO 16 is used twice")]
    [InlineData("esp32-devkit", "16:17,25:26,32:33", "ESP32 has 2 free UARTs")]
    [InlineData("esp32-c3", "6:7,4:5", "ESP32-C3 has one free UART")]
    [InlineData("esp32-s3-octal", "35:17", "GPIO 35 leads to the octal PSRAM of this module")]
    [InlineData("esp32-s3-quad", "18:19", "GPIO 19 is the USB socket")]
    public void A_wrong_pin_is_refused_with_its_reason(string board, string ports, string reason)
    {
        Assert.True(PortPins.TryParseList(ports, out IReadOnlyList<PortPins> pins));
        Assert.StartsWith(reason, PinRules.Problem(Table.Find(board)!, pins), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("esp32-devkit", "34:17")]
    [InlineData("esp32-devkit", "39:33,36:32")]
    [InlineData("esp32-s3-quad", "35:17")]
    public void Pins_that_a_chip_has_to_spare_are_taken(string board, string ports)
    {
        Assert.True(PortPins.TryParseList(ports, out IReadOnlyList<PortPins> pins));
        Assert.Null(PinRules.Problem(Table.Find(board)!, pins));
    }

    [Theory]
    [InlineData("")]
    [InlineData("16")]
    [InlineData("16:")]
    [InlineData("16:17,")]
    [InlineData("-1:17")]
    [InlineData("16:100")]
    [InlineData("16:17:18")]
    public void Texts_that_are_no_ports_are_refused(string text) => Assert.False(PortPins.TryParseList(text, out _));

    [Fact]
    public void A_strapping_pin_is_fine_only_for_a_part_that_the_board_has_itself()
    {
        Board board = Table.Find("esp32-devkit")!;
        Assert.Null(PinRules.Problem(board, 2, "led"));
        Assert.Equal("GPIO 2 decides how ESP32 starts", PinRules.Problem(board with { OwnParts = [] }, 2, "led"));
    }
}
