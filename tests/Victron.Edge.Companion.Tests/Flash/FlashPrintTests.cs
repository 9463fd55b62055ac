// What --print shows: the documented commands, no secrets, and nothing done.

using System.Text.RegularExpressions;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Flash;

namespace Victron.Edge.Companion.Tests.Flash;

public sealed partial class FlashPrintTests
{
    [Fact]
    public async Task The_documented_example_prints_what_the_page_shows()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The page shows quotes of a POSIX shell.");
        }

        string[] fences = Fences();
        int example = Array.FindIndex(fences, fence => fence.StartsWith("victron-edge flash --board", StringComparison.Ordinal));
        Assert.True(example >= 0, "docs/flashing.md has no example with --print");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] words = [.. Word().Matches(fences[example]).Select(match => match.Value.Trim('\'')).Skip(1)];
        Assert.Equal(0, await CommandRoot.RunAsync(words, output, error));
        Assert.Equal("", error.ToString());
        Assert.Equal(fences[example + 1], output.ToString());
    }

    [Fact]
    public async Task Every_option_arrives_where_it_belongs()
    {
        string ca = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(ca, "-----BEGIN CERTIFICATE-----\n", TestContext.Current.CancellationToken);
            using var output = new StringWriter { NewLine = "\n" };
            int code = await CommandRoot.RunAsync(
                [
                    "flash", "--board", "esp32-wrover", "--target", "ESP32_PSRAM_REV3", "--port", "COM5", "--image", "my.bin", "--name", "van-2",
                    "--wifi-name", "Van", "--open-wifi", "--broker", "broker.home", "--broker-port", "8884", "--broker-ca", ca, "--broker-user", "van",
                    "--broker-password", "broker secret", "--ports", "32:33", "--no-page", "--fwversion", "1.17.0.334", "--erase", "--print", "--show-secrets",
                    "--data", Path.Combine(Path.GetTempPath(), "victron-edge-nowhere"),
                ],
                output, TextWriter.Null);
            Assert.Equal(0, code);
            string text = output.ToString();
            Assert.All(
                [
                    "nanoff --update --target ESP32_PSRAM_REV3 --serialport COM5 -v minimal --fwversion 1.17.0.334 --masserase", "--image my.bin --address 0x1E0000",
                    "name=van-2", "board=esp32-wrover", "wifi_ssid=Van", "wifi_password=", "broker_host=broker.home", "broker_port=8884", "broker_tls=1",
                    "broker_user=van", "broker_password=broker secret", "ports=32:33", "page=0", "# file ca.pem",
                ],
                line => Assert.Contains(line + "\n", text, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(ca);
        }
    }

    [Fact]
    public void Tables_of_the_page_are_those_of_the_program()
    {
        string page = Page();
        BoardTable table = BoardTable.Embedded();
        Assert.All(table.Boards, board => Assert.Contains($"| `{board.Key}` | ", page, StringComparison.Ordinal));
        Assert.All(table.Boards, board => Assert.Matches($@"\| `{board.Key}` \| .* \| {board.ProposedPorts.Count}{(board.ProposedPorts.Count < board.Ports.Count ? $" of {board.Ports.Count}" : "")} \| `{PortPins.Print(board.Ports)}` \|", page));
        Assert.All(table.Chips, chip => Assert.Matches($@"\| .*{chip.Key}\b.* \| `{chip.DeployAddress}` \| {chip.DeployKb[4]} KB \|", page));
        Assert.All(FlashPlan.StepNames, step => Assert.Contains($"| `{step}` |", page, StringComparison.Ordinal));
        Assert.Contains(NanoffTool.InstallCommand + "\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("esp32-devkit", null, "16:17", false)]
    [InlineData("esp32-devkit", "16:17,25:26", "16:17,25:26", true)]
    [InlineData("esp32-wrover", null, "25:26,32:33", false)]
    [InlineData("esp32-c3", null, "6:7", false)]
    public async Task Two_ports_without_PSRAM_are_taken_only_when_asked_for_and_with_a_warning(string board, string? given, string ports, bool isWarned)
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { Board = board, Ports = given };
        FlashEnd end = await bench.RunAsync(print: true);
        Assert.Contains($"\nports={ports}\n", end.Output, StringComparison.Ordinal);
        const string Warning = "# warning: 2 VE.Direct ports without PSRAM: on paper the memory is enough for one, so the edge may restart again and again; "
            + "give --ports 16:17, or take a board with PSRAM or a board for each device.\n";
        Assert.Equal(isWarned, end.Output.StartsWith(Warning, StringComparison.Ordinal));
        Assert.Equal(isWarned, end.Output.Contains("warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_done_and_no_secret_is_shown()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { BrokerUser = "van", BrokerPassword = "broker secret" };
        FlashEnd end = await bench.RunAsync(print: true);
        Assert.Equal(0, end.Code);
        Assert.Empty(bench.Nanoff.Calls);
        Assert.False(Directory.Exists(bench.Data));
        Assert.All(["correct horse", "broker secret", "battery staple"], secret => Assert.DoesNotContain(secret, end.Output, StringComparison.Ordinal));
        Assert.All(["wifi_password", "broker_password", "pairing_key", "page_salt", "page_hash", "crc"], key => Assert.Contains($"\n{key}=***\n", end.Output, StringComparison.Ordinal));
        Assert.DoesNotMatch("[0-9a-f]{32}", end.Output);
    }

    [Fact]
    public async Task With_secrets_the_printed_settings_are_those_that_a_board_reads()
    {
        using var bench = new FlashBench();
        FlashEnd end = await bench.RunAsync(print: true, showSecrets: true);
        byte[] text = System.Text.Encoding.UTF8.GetBytes(end.Output[(end.Output.IndexOf("# file settings1.txt\n", StringComparison.Ordinal) + 21)..]);
        BoardSettings settings = BoardSettings.Parse(text, text.Length, out string problem);
        Assert.Null(problem);
        Assert.Equal("correct horse", settings.WifiPassword);
        Assert.Contains($"victron-edge edges pair van-1 {settings.PairingKey}\n", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_port_nor_image_nor_nanoff_needs_to_be_there()
    {
        using var bench = new FlashBench { ToolFolders = ["/nowhere"] };
        bench.Words = bench.Words with { Port = "COM5", Image = null };
        FlashEnd end = await bench.RunAsync(print: true);
        Assert.Equal(0, end.Code);
        Assert.Contains("nanoff --nanodevice --deploy --serialport COM5 --image edge-image/Victron.Edge.Firmware.bin\n", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_a_shell_would_split_are_quoted()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("POSIX quotes.");
        }

        Assert.Equal("nanoff --image '/home/me/my files/it'\\''s.bin' ''", ShellText.Of("nanoff", ["--image", "/home/me/my files/it's.bin", ""]));
    }

    private static string[] Fences() => [.. Fence().Matches(Page()).Select(match => match.Groups["text"].Value)];

    private static string Page()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Victron.Edge.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder!.FullName, "docs", "flashing.md")).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^```\n(?<text>.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
