// What a user gets wrong: one line each, the right exit code, and no call of nanoff that writes.

using System.Diagnostics;
using Victron.Edge.Companion.Flash;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Flash;

public sealed class FlashBadInputTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "board", "--board: there is no board 'esp8266'; give one of esp32-devkit, esp32-wrover, esp32-s3-quad, esp32-s3-octal, esp32-c3, esp32-c6." },
        { "target", "--target: image 'ESP32_S3_QUAD' does not fit esp32-devkit; give ESP32_REV0 or ESP32_REV3." },
        { "name", "--name: 'Van 1' cannot stand in a topic; a name has 1 to 32 of a-z, 0-9, _ and -." },
        { "ssid", "--wifi-name: it has 34 bytes as UTF-8; give 1 to 32." },
        { "no ssid", "--wifi-name: it has 0 bytes as UTF-8; give 1 to 32." },
        { "short", "--wifi-password: it has 7 bytes as UTF-8; give 8 to 63." },
        { "empty", "--wifi-password is empty; a network without a password needs --open-wifi instead." },
        { "both", "--open-wifi and --wifi-password: give one of them." },
        { "broker", "--broker: it is no host name or IPv4 address; give that alone, the port goes to --broker-port." },
        { "port number", "--broker-port: it is no whole number from 1 to 65535; give one." },
        { "ca", "--broker-ca: 'nope.pem' cannot be read; give the file with the certificate of the broker's CA." },
        { "pins", "--ports: GPIO 6 leads to the flash memory; take others, for instance 16:17." },
        { "pin text", "--ports: 'two' cannot be read; expected RX:TX for each port, for instance 16:17,25:26." },
        { "page", "--page-password: it has 5 letters; give 8 or more, of its own and used nowhere else." },
        { "image", "--image: there is no file 'nope.bin'; check the name, or leave the option out to take edge-image/Victron.Edge.Firmware.bin beside this program." },
        { "port", "--port: there is no port '/dev/ttyNOPE7'; " },
    };

    public static TheoryData<string> Required => ["--board", "--name", "--wifi-name", "--wifi-password", "--page-password"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_wrong_answer_is_one_line_and_exit_code_2(string what, string line)
    {
        using var bench = new FlashBench();
        bench.Words = Wrong(bench.Words, what);
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(2, end.Code);
        Assert.StartsWith("flash: " + line, end.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", end.Problem, StringComparison.Ordinal);
        Assert.Empty(bench.Nanoff.Calls);
        Assert.False(Directory.Exists(Path.Combine(bench.Data, "flash", "van-1")));
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_missing_answer_with_nobody_to_ask_names_its_option(string option)
    {
        using var bench = new FlashBench();
        bench.Words = Without(bench.Words, option);
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(2, end.Code);
        Assert.StartsWith($"flash: {option} is missing; give {option} ", end.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_network_must_be_meant()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { WifiPassword = null, OpenWifi = true };
        Assert.Equal(0, (await bench.RunAsync()).Code);
        Assert.Contains("wifi_password=\n", System.Text.Encoding.UTF8.GetString(bench.Nanoff.OnBoard("settings1.txt")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_nanoff_the_command_that_installs_it_is_given()
    {
        using var bench = new FlashBench { ToolFolders = ["/nowhere"] };
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(2, end.Code);
        Assert.EndsWith("install it with: dotnet tool install -g nanoff --version 2.5.*", end.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nanoff 3.0.0-preview.1\n", "nanoff 3.0.0-preview.1 has another command line than 2.5; run: dotnet tool uninstall -g nanoff, then: dotnet tool install -g nanoff --version 2.5.*")]
    [InlineData("nanoff 2.4.9+abc\n", "nanoff 2.4.9 has another command line than 2.5; run: ")]
    [InlineData("hello\n", "does not say its version; run: ")]
    public async Task Another_nanoff_is_refused_before_anything_is_written(string version, string words)
    {
        using var bench = new FlashBench();
        bench.Nanoff.Says("version", version);
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(1, end.Code);
        Assert.Contains(words, end.Problem, StringComparison.Ordinal);
        Assert.Empty(bench.Nanoff.Calls);
        Assert.False(Directory.Exists(Path.Combine(bench.Data, "flash", "van-1")));
    }

    [Theory]
    [InlineData("ESP32-S3 (ESP32-S3 (QFN56) (revision v0.2))", "8MB", "the chip on the cable is ESP32-S3, but --board esp32-devkit has ESP32; give --board esp32-s3-quad or esp32-s3-octal.")]
    [InlineData("ESP32-H2", "4MB", "the chip on the cable is ESP32-H2, but --board esp32-devkit has ESP32; this program has no board with that chip.")]
    [InlineData("ESP32 (ESP32-D0WDQ6 (revision v1.0))", "2MB", "the board has 2 MB of flash, and nanoFramework leaves 64 KB for the application there, which is too small; take a board with 4 MB or more.")]
    [InlineData("ESP32", "512kB", "the board has less than 1 MB of flash, and nanoFramework does not leave enough room there, it is too small; take a board with 4 MB or more.")]
    public async Task A_board_that_is_not_the_one_named_is_left_as_it_was(string chip, string flash, string words)
    {
        using var bench = new FlashBench();
        bench.Nanoff.Chip(chip, flash);
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(1, end.Code);
        Assert.StartsWith($"flash: check failed: {words}\n  State of the board: Nothing was written; the board is as it was.\n", end.Error, StringComparison.Ordinal);
        _ = Assert.Single(bench.Nanoff.Calls);
    }

    [Fact]
    public async Task The_other_board_goes_on_with_its_own_pins()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Chip("ESP32-S3", "8MB");
        _ = await bench.RunAsync();
        bench.Words = new() { Port = bench.Port, Image = bench.Image, Board = "esp32-s3-quad" };
        Assert.Equal(0, (await bench.RunAsync(from: "check")).Code);
        Assert.Contains("ports=18:17,16:15\n", System.Text.Encoding.UTF8.GetString(bench.Nanoff.OnBoard("settings1.txt")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_chip_stops_the_set_up()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Says("check", "hello\n");
        FlashEnd end = await bench.RunAsync();
        Assert.StartsWith("flash: check failed: nanoff's answer names no chip. If you are sure that this is the board esp32-devkit, go on with --from firmware instead.\n", end.Error, StringComparison.Ordinal);
        _ = Assert.Single(bench.Nanoff.Calls);
    }

    [Fact]
    public void An_image_larger_than_the_room_on_the_board_is_refused()
    {
        BoardTable table = BoardTable.Embedded();
        ChipFinding found = ChipFinding.Read(["ESP32-C6", "Flash size 4MB x from y"])!;
        Assert.Null(found.Problem(table.Find("esp32-c6")!, table, 1472 * 1024));
        Assert.Equal("the image has 1473 KB and the board room for 1472 KB; take a board with more flash.", found.Problem(table.Find("esp32-c6")!, table, 1473 * 1024));
    }

    [Theory]
    [InlineData("notes.txt", "NFMRK1", "is no .bin file; give the Victron.Edge.Firmware.bin of a release or of your own build.")]
    [InlineData("other.bin", "MZ and so on", "is no application of nanoFramework (it does not begin with NFMRK); give the Victron.Edge.Firmware.bin of a release or of your own build.")]
    [InlineData("empty.bin", "", "is no application of nanoFramework (it does not begin with NFMRK); give the Victron.Edge.Firmware.bin of a release or of your own build.")]
    public async Task A_file_that_is_no_application_is_refused(string name, string content, string words)
    {
        using var bench = new FlashBench();
        string file = Path.Combine(bench.Nanoff.Folder, name);
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        bench.Words = bench.Words with { Image = file };
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(2, end.Code);
        Assert.Equal($"flash: --image: '{file}' {words}", end.Problem);
    }

    [Fact]
    public async Task Without_an_image_the_place_to_get_one_is_told()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { Image = null };
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(2, end.Code);
        Assert.Contains("edge-image/Victron.Edge.Firmware.bin is not beside this program; get it from this project's page of releases", end.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_port_and_several_ports_are_told_apart()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { Port = null };
        FlashEnd none = await bench.RunAsync();
        Assert.StartsWith("flash: no serial port was found; plug the board in", none.Problem, StringComparison.Ordinal);
        bench.FindPorts = () => [new("/dev/ttyUSB0", "10c4:ea60", null, "CP2102"), new("/dev/ttyUSB1", null, null, null)];
        FlashEnd several = await bench.RunAsync();
        Assert.Equal("flash: --port is missing and there are 2 serial ports; give one of them: /dev/ttyUSB0 (CP2102, 10c4:ea60), /dev/ttyUSB1.", several.Problem);
        Assert.Equal((2, 2), (none.Code, several.Code));
    }

    [Fact]
    public async Task The_only_port_is_taken()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { Port = null };
        bench.FindPorts = () => [new(bench.Port, null, null, null)];
        Assert.Equal(0, (await bench.RunAsync()).Code);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_named_with_that_program()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux tells who has a port.");
        }

        using var bench = new FlashBench();
        using var holder = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec sleep 60 3<>{bench.Port}"]))!;
        try
        {
            while (SerialPorts.HolderOf(bench.Port) is null)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            FlashEnd end = await bench.RunAsync();
            Assert.Equal(1, end.Code);
            Assert.Equal($"flash: {bench.Port} is in use by sleep (process {holder.Id}); close Visual Studio, VS Code and serial monitors, then try again.", end.Problem);
            Assert.Empty(bench.Nanoff.Calls);
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("everything", "--from: there is no step 'everything'; give check, firmware, application, verify, settings.")]
    [InlineData("settings", "--from: no set-up stopped on the way in ")]
    public async Task Going_on_needs_a_step_and_a_set_up_that_stopped(string from, string words)
    {
        using var bench = new FlashBench();
        FlashEnd end = await bench.RunAsync(from: from);
        Assert.Equal(2, end.Code);
        Assert.StartsWith("flash: " + words, end.Problem, StringComparison.Ordinal);
    }

    private static FlashWords Wrong(FlashWords words, string what) => what switch
    {
        "board" => words with { Board = "esp8266" },
        "target" => words with { Target = "ESP32_S3_QUAD" },
        "name" => words with { Name = "Van 1" },
        "ssid" => words with { WifiName = new string('ü', 17) },
        "no ssid" => words with { WifiName = "" },
        "short" => words with { WifiPassword = "1234567" },
        "empty" => words with { WifiPassword = "" },
        "both" => words with { OpenWifi = true },
        "broker" => words with { Broker = "mqtt://broker:1883" },
        "port number" => words with { BrokerPort = "70000" },
        "ca" => words with { BrokerCa = "nope.pem" },
        "pins" => words with { Ports = "6:7" },
        "pin text" => words with { Ports = "two" },
        "page" => words with { PagePassword = "12345" },
        "image" => words with { Image = "nope.bin" },
        _ => words with { Port = "/dev/ttyNOPE7" },
    };

    private static FlashWords Without(FlashWords words, string option) => option switch
    {
        "--board" => words with { Board = null },
        "--name" => words with { Name = null },
        "--wifi-name" => words with { WifiName = null },
        "--wifi-password" => words with { WifiPassword = null },
        _ => words with { PagePassword = null },
    };
}
