// A set-up from the first step to the last, and what is said when one fails. nanoff is a script, the board's port a pseudo-terminal.

using System.Text;
using System.Text.Json.Nodes;
using Victron.Edge.Agent;

namespace Victron.Edge.Companion.Tests.Flash;

public sealed class FlashRunTests
{
    [Fact]
    public async Task Firmware_application_and_settings_are_written_in_this_order_one_a_call()
    {
        using var bench = new FlashBench();
        FlashEnd end = await bench.RunAsync();
        Assert.Equal("", end.Error);
        Assert.Equal(0, end.Code);
        Assert.Equal(
            [
                $"--platform esp32 --serialport {bench.Port} --devicedetails",
                $"--update --target ESP32_REV0 --serialport {bench.Port} -v minimal",
                $"--nanodevice --deploy --serialport {bench.Port} --image {bench.Image}",
                $"--nanodevice --devicedetails --serialport {bench.Port}",
                "--filedeployment files.json",
            ],
            bench.Nanoff.Calls);
        Assert.Contains("1/5 check: which chip is it; nothing is written … ESP32 (ESP32-D0WD-V3 (revision v3.1)), 4 MB of flash … done", end.Output, StringComparison.Ordinal);
        Assert.Contains("5/5 settings: name, networks, pins and keys … done", end.Output, StringComparison.Ordinal);
        Assert.Contains("does not tell which version of nanoFramework it was built for", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_gets_settings_that_it_can_read()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { BrokerUser = "van", BrokerPassword = "s=e#c r'e\"t" };
        _ = await bench.RunAsync();
        BoardSettings settings = Settings(bench);
        Assert.Equal("van-1", settings.Name);
        Assert.Equal("esp32-devkit", settings.Board);
        Assert.Equal("Van", settings.WifiSsid);
        Assert.Equal("correct horse", settings.WifiPassword);
        Assert.Equal("auto", settings.BrokerHost);
        Assert.Equal("van", settings.BrokerUser);
        Assert.Equal("s=e#c r'e\"t", settings.BrokerPassword);
        Assert.Equal("16:17", settings.Get("ports"));
        Assert.Equal((2, false, 0, 8192), (settings.LedPin, settings.LedLow, settings.ButtonPin, settings.RingBytes));
        byte[] hash = HmacSha256.Stretch("battery staple"u8.ToArray(), Hex.Bytes(settings.PageSalt), settings.PageRounds);
        Assert.Equal(Hex.Text(hash), settings.PageHash);
    }

    [Theory]
    [InlineData("Bob's \"Van\" = fun")]
    [InlineData("Wohnmobil Übergröße 🚐")]
    [InlineData(" blanks around ")]
    [InlineData("=\\n#")]
    public async Task A_network_name_arrives_as_it_was_given(string name)
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { WifiName = name };
        Assert.Equal(0, (await bench.RunAsync()).Code);
        Assert.Equal(name, Settings(bench).WifiSsid);
    }

    [Fact]
    public async Task Files_are_deleted_on_the_board_before_they_are_written()
    {
        using var bench = new FlashBench();
        string ca = Path.Combine(bench.Nanoff.Folder, "my-ca.crt");
        await File.WriteAllTextAsync(ca, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", TestContext.Current.CancellationToken);
        bench.Words = bench.Words with { Board = "esp32-wrover", BrokerCa = ca, Broker = "broker.home" };
        Assert.Equal(0, (await bench.RunAsync()).Code);
        JsonNode list = JsonNode.Parse(Encoding.UTF8.GetString(bench.Nanoff.OnBoard("files.json")!))!;
        Assert.Equal(bench.Port, list["SerialPort"]!.GetValue<string>());
        Assert.Equal(
            [@"I:\settings1.txt <- ", @"I:\settings2.txt <- ", @"I:\ca.pem <- ", @"I:\settings1.txt <- settings1.txt", @"I:\ca.pem <- ca.pem"],
            list["files"]!.AsArray().Select(file => $"{file!["DestinationFilePath"]} <- {file["SourceFilePath"]}"));
        Assert.Equal(await File.ReadAllBytesAsync(ca, TestContext.Current.CancellationToken), bench.Nanoff.OnBoard("ca.pem"));
        Assert.Equal((true, 8883, 524288), (Settings(bench).BrokerTls, Settings(bench).BrokerPort, Settings(bench).RingBytes));
    }

    [Fact]
    public async Task The_pairing_key_is_kept_here_for_its_owner_only_and_nothing_else_stays()
    {
        using var bench = new FlashBench();
        FlashEnd end = await bench.RunAsync();
        Assert.True(bench.Pairings.TryRead(out var keys, out _));
        Assert.Equal(Settings(bench).PairingKey, keys["van-1"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixMode.Of(bench.PairingsFile));
        Assert.Equal(["van-1.log"], Directory.GetFileSystemEntries(Path.Combine(bench.Data, "flash")).Select(Path.GetFileName));
        string log = await File.ReadAllTextAsync(Path.Combine(bench.Data, "flash", "van-1.log"), TestContext.Current.CancellationToken);
        Assert.Contains("> nanoff --filedeployment files.json", log, StringComparison.Ordinal);
        Assert.Contains("MAC A0:B7:65:01:02:03", log, StringComparison.Ordinal);
        Assert.All([end.Output, log], text => Assert.DoesNotContain(keys["van-1"], text, StringComparison.Ordinal));
        Assert.All([end.Output, log], text => Assert.DoesNotContain("correct horse", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edge_that_is_paired_keeps_its_key_unless_a_new_one_is_wanted()
    {
        using var bench = new FlashBench();
        _ = await bench.RunAsync();
        string first = Settings(bench).PairingKey;
        _ = await bench.RunAsync();
        Assert.Equal(first, Settings(bench).PairingKey);
        bench.Words = bench.Words with { NewKey = true };
        _ = await bench.RunAsync();
        Assert.NotEqual(first, Settings(bench).PairingKey);
        Assert.Equal(Settings(bench).PairingKey, Hex.Text(bench.Pairings.KeyOf("van-1")!));
    }

    [Theory]
    [InlineData("check", "E4000", 1, "Error E4000: no luck. Hold BOOT", "Nothing was written")]
    [InlineData("firmware", "E4003", 2, "E4003, writing failed. Take another USB cable", "may hold no whole nanoFramework")]
    [InlineData("application", "E9008", 3, "Error E9008: no luck. Read the log", "the edge's program is not, or not whole")]
    [InlineData("verify", "E2001", 5, "Error E2001: no luck. Press RESET", "does not run the program")]
    [InlineData("settings", "E2003", 5, "Error E2003: no luck. Press RESET", "its settings are missing, old, or not whole")]
    public async Task A_step_that_fails_says_what_the_board_holds_and_how_to_go_on(string step, string code, int calls, string words, string state)
    {
        using var bench = new FlashBench();
        bench.Nanoff.Fails(step, code, "no luck.");
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(1, end.Code);
        Assert.Equal(calls, bench.Nanoff.Calls.Count);
        Assert.StartsWith($"flash: {step} failed: nanoff says: {words}", end.Error, StringComparison.Ordinal);
        Assert.Contains($"  State of the board: ", end.Error, StringComparison.Ordinal);
        Assert.Contains(state, end.Error, StringComparison.Ordinal);
        Assert.Contains($"  To go on: victron-edge flash --from {step} --name van-1 --port {bench.Port} --image {bench.Image} --data {bench.Data}\n", end.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", end.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.PairingsFile));
    }

    [Theory]
    [InlineData("firmware", 4)]
    [InlineData("settings", 1)]
    public async Task A_set_up_goes_on_at_a_step_without_asking_again(string step, int calls)
    {
        using var bench = new FlashBench();
        bench.Nanoff.Fails(step, "E2003", "no luck.");
        _ = await bench.RunAsync();
        int before = bench.Nanoff.Calls.Count;
        bench.Nanoff.Mend(step);
        bench.Words = new() { Name = "van-1", Port = bench.Port, Image = bench.Image };
        FlashEnd end = await bench.RunAsync(from: step);
        Assert.Equal("", end.Error);
        Assert.Equal(calls, bench.Nanoff.Calls.Count - before);
        Assert.Equal("correct horse", Settings(bench).WifiPassword);
        Assert.Equal(Settings(bench).PairingKey, Hex.Text(bench.Pairings.KeyOf("van-1")!));
    }

    [Fact]
    public async Task A_board_that_does_not_answer_gets_the_application_over_the_ROM_loader_at_the_address_of_its_chip()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { Board = "esp32-c6" };
        bench.Nanoff.Chip("ESP32-C6 (ESP32-C6 (QFN40) (revision v0.0))", "4MB");
        bench.Nanoff.Fails("application", "E2001", "Error connecting to nano device.");
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(0, end.Code);
        Assert.Equal($"--target ESP32_C6_THREAD --serialport {bench.Port} --deploy --image {bench.Image} --address 0x250000", bench.Nanoff.Calls[3]);
        Assert.Contains("no answer, now over the ROM loader … done", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_that_is_just_starting_is_asked_once_more()
    {
        using var bench = new FlashBench();
        bench.Nanoff.FailsOnce("settings", "E2001", "Error connecting to nano device.");
        FlashEnd end = await bench.RunAsync();
        Assert.Equal((0, ""), (end.Code, end.Error));
        Assert.Equal(6, bench.Nanoff.Calls.Count);
        Assert.Contains("keys … no answer, once more … done", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_that_does_not_list_the_program_is_not_called_ready()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Says("verify", "Assemblies:\n");
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(1, end.Code);
        Assert.Contains("verify failed: the board does not list Victron.Edge.Firmware.", end.Error, StringComparison.Ordinal);
        Assert.Contains("--fwversion VERSION and --from firmware", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nanoff_could_not_write_is_a_failure_although_its_exit_code_is_0()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Says("settings", "Deleting file I:\\settings2.txt...\nError deleting file I:\\settings2.txt, it may not exist on the storage.\n"
            + "Deploying file settings1.txt to I:\\settings1.txt...\nError deploying content file settings1.txt to I:\\settings1.txt\n");
        FlashEnd end = await bench.RunAsync();
        Assert.Equal(1, end.Code);
        Assert.Contains("settings failed: nanoff says: Error deploying content file settings1.txt", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_not_there_to_be_deleted_is_no_failure()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Says("settings", "Error deleting file I:\\settings2.txt, it may not exist on the storage.\n");
        Assert.Equal(0, (await bench.RunAsync()).Code);
    }

    [Fact]
    public async Task An_interrupted_step_says_how_to_go_on()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Hangs("firmware");
        using var stop = new CancellationTokenSource();
        Task<FlashEnd> run = bench.RunAsync(stop: stop.Token);
        while (bench.Nanoff.Calls.Count < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        FlashEnd end = await run;
        Assert.Equal(1, end.Code);
        Assert.StartsWith("flash: firmware failed: it was interrupted.", end.Error, StringComparison.Ordinal);
        Assert.Contains("--from firmware", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_for_the_firmware_reach_nanoff()
    {
        using var bench = new FlashBench();
        bench.Words = bench.Words with { Target = "ESP32_REV3", FirmwareVersion = "1.17.0.334", Erase = true };
        _ = await bench.RunAsync();
        Assert.Equal($"--update --target ESP32_REV3 --serialport {bench.Port} -v minimal --fwversion 1.17.0.334 --masserase", bench.Nanoff.Calls[1]);
    }

    private static BoardSettings Settings(FlashBench bench)
    {
        byte[] text = bench.Nanoff.OnBoard("settings1.txt")!;
        BoardSettings settings = BoardSettings.Parse(text, text.Length, out string problem);
        Assert.Null(problem);
        return settings;
    }
}
