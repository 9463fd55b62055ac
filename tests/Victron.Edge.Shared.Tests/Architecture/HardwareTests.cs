// HardwareTests: the pages in hardware/ hold to the tables: pins of each board, levels of each family, drawings.
// Whether a circuit works cannot be tested here; where its figures come from is told on the pages.

using System.Text.RegularExpressions;
using System.Xml.Linq;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed partial class HardwareTests
{
    private static readonly string[] Ports = ["ve1", "ve2", "ve3"];

    [Fact]
    public void Every_board_has_a_page_whose_wiring_table_has_exactly_its_pins()
    {
        Expect.None(Boards().SelectMany(board => Differences(board, "wiring.md", WiringOf(Read(board, "wiring.md")), WiringOf(board))));
    }

    [Fact]
    public void Every_page_of_a_board_names_its_led_its_button_and_the_setting_of_its_ports()
    {
        Expect.None(Boards().SelectMany(board => Differences(board, "wiring.md", BoardRowsOf(Read(board, "wiring.md")), BoardRowsOf(board))));
    }

    [Fact]
    public void Every_drawing_of_a_board_shows_exactly_the_pins_of_its_ports()
    {
        Expect.None(Boards().SelectMany(board => Differences(
            board, "wiring.svg", GpioNumbers(DrawnText(At(board["key"] + "/wiring.svg"))), PortPins(board).Select(pin => pin.Number))));
    }

    [Fact]
    public void Every_folder_of_a_board_has_its_row()
    {
        var keys = Boards().Select(board => board["key"]).ToHashSet();
        var folders = RepositoryTree.Files("hardware", "wiring.*").Select(file => Path.GetFileName(Path.GetDirectoryName(file))!).Distinct();
        Expect.None(folders.Where(folder => !keys.Contains(folder)).Select(folder => $"hardware/{folder}: no row in boards.csv"));
    }

    [Fact]
    public void The_start_page_links_to_every_page()
    {
        var start = File.ReadAllText(At("README.md"));
        var pages = RepositoryTree.Files("hardware", "*.md").Select(page => Path.GetRelativePath(At("."), page).Replace('\\', '/'));
        Expect.None(pages.Where(page => page != "README.md" && !start.Contains($"]({page}", StringComparison.Ordinal)).Select(page => $"hardware/README.md: no link to {page}"));
    }

    [Fact]
    public void Every_family_that_sends_text_has_its_levels()
    {
        var told = FirstCell().Matches(File.ReadAllText(At("levels.md"))).Select(match => match.Groups["key"].Value).ToHashSet();
        var families = DeviceCatalogue.Load().Families;
        Expect.None(families.Where(family => family.Text is not ("none" or "unknown") && !told.Contains(family.Key)).Select(family => $"levels.md: no row for {family.Key}"));
        Expect.None(told.Where(key => families.All(family => family.Key != key)).Select(key => $"levels.md: families.csv has no {key}"));
    }

    [Fact]
    public void Every_drawing_is_well_formed_has_a_light_ground_and_stands_on_a_page()
    {
        var pages = RepositoryTree.Files("hardware", "*.md").Select(page => (Folder: Path.GetDirectoryName(page)!, Text: File.ReadAllText(page))).ToList();
        var shown = pages.SelectMany(page => Image().Matches(page.Text).Select(match => Path.GetFullPath(Path.Combine(page.Folder, match.Groups["target"].Value)))).ToHashSet();
        var drawings = RepositoryTree.Files("hardware", "*.svg");
        Assert.NotEmpty(drawings);
        Expect.None(drawings.SelectMany(drawing => Faults(drawing, shown)));
    }

    private static IEnumerable<string> Faults(string drawing, HashSet<string> shown)
    {
        var name = RepositoryTree.Name(drawing);
        var root = XDocument.Load(drawing).Root!;
        if (root.Name.LocalName != "svg" || root.Attribute("viewBox") == null)
        {
            yield return $"{name}: no svg with a viewBox";
        }

        if (root.Elements().FirstOrDefault(element => element.Name.LocalName == "rect")?.Attribute("fill")?.Value != "#fff")
        {
            yield return $"{name}: the first rect is not a white ground, so that dark pages swallow the lines";
        }

        if (!shown.Contains(drawing))
        {
            yield return $"{name}: on no page";
        }
    }

    private static IEnumerable<string> Differences<T>(CsvRow board, string file, IEnumerable<T> found, IEnumerable<T> wanted)
    {
        var have = found.ToList();
        var need = wanted.ToList();
        return need.Except(have).Select(missing => $"hardware/{board["key"]}/{file}: lacks {missing}")
            .Concat(have.Except(need).Select(extra => $"hardware/{board["key"]}/{file}: {extra} is not in boards.csv"));
    }

    // "ve1 TX 16": the device's TX of that port goes to GPIO 16.
    private static IEnumerable<string> WiringOf(string page) => WiringRow().Matches(page)
        .Select(row => $"{row.Groups["port"].Value} {row.Groups["signal"].Value} {row.Groups["pin"].Value}");

    private static IEnumerable<string> WiringOf(CsvRow board) => PortPins(board).Select(pin => $"{pin.Port} {pin.Signal} {pin.Number}");

    // "led 2 high", "button 0", "ports 16:17": what the second table of a page says.
    private static IEnumerable<string> BoardRowsOf(string page) => BoardRow().Matches(page)
        .Select(row => $"{row.Groups["what"].Value} {row.Groups["value"].Value}");

    private static IEnumerable<string> BoardRowsOf(CsvRow board)
    {
        yield return "status LED " + (board["led_pin"].Length == 0 ? "none" : $"GPIO {board["led_pin"]}, lights when {(board["led_low"] == "yes" ? "low" : "high")}");
        yield return "button (BOOT) " + (board["button_pin"].Length == 0 ? "none" : $"GPIO {board["button_pin"]}");
        var ports = Ports.Where(port => board[port + "_rx"].Length > 0).Select(port => $"{board[port + "_rx"]}:{board[port + "_tx"]}");
        yield return $"setting `ports` `{string.Join(',', ports)}`";
    }

    private static IEnumerable<(string Port, string Signal, string Number)> PortPins(CsvRow board) => Ports
        .SelectMany(port => new[] { (port, "TX", board[port + "_rx"]), (port, "RX", board[port + "_tx"]) })
        .Where(pin => pin.Item3.Length > 0);

    private static IEnumerable<string> GpioNumbers(string text) => Gpio().Matches(text).Select(match => match.Groups["pin"].Value);

    private static string DrawnText(string svg) =>
        string.Join('\n', XDocument.Load(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));

    private static string Read(CsvRow board, string file)
    {
        var path = At($"{board["key"]}/{file}");
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private static IReadOnlyList<CsvRow> Boards()
    {
        var text = File.ReadAllText(At("boards.csv"));
        return CsvTable.Parse("boards.csv", text, text.Split('\n')[0].Split(',')).Rows;
    }

    private static string At(string relative) => RepositoryTree.At("hardware/" + relative);

    [GeneratedRegex(@"^\| (?<port>ve\d) \| \d (?<signal>RX|TX)\b[^|]*\|[^|]*\| GPIO (?<pin>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex WiringRow();

    [GeneratedRegex(@"^\| (?<what>status LED|button \(BOOT\)|setting `ports`) \| (?<value>[^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex BoardRow();

    [GeneratedRegex(@"^\| `(?<key>[a-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<target>[^)\s]+\.svg)\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"GPIO (?<pin>\d+)")]
    private static partial Regex Gpio();
}
