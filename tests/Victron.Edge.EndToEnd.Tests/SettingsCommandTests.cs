// SettingsCommandTests: the verbs about settings as a user runs them: the real program, a real broker and agent, a device on a
// real wire. What is printed, how it ends, and what reached the device.

using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class SettingsCommandTests
{
    private const string Title = "SmartSolar MPPT 75/15, HQ1234ABCDE, van-1/ve1";

    [Fact]
    public async Task What_is_set_is_read_through_a_locked_edge()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        Ran devices = await bench.RunAsync("devices");
        Assert.Equal(["NAME                   SERIAL       PLACE      STATE   SETTINGS", "SmartSolar MPPT 75/15  HQ1234ABCDE  van-1/ve1  online  locked"], devices.Output);
        IsDone(await bench.RunAsync("get", "mppt", "bat_absorption_v", "0xEDF1"), "bat_absorption_v 14.40 V", "bat_type user_defined");
        IsDone(
            await bench.RunAsync("get", "HQ1234ABCDE", "bat_absorption_v", "--json"),
            """{"id":"0xEDF7","name":"bat_absorption_v","raw":1440,"value":14.40,"unit":"V","flags":0}""");
        IsDone(await bench.RunAsync("hex", "van-1/ve1", "7F0ED00", ":154"), ":7F0ED009600DB  bat_max_current 15.0 A", ":55641B9  ping answered, 0x5641");
        Ran registers = await bench.RunAsync("registers", "75/15", "--group", "battery");
        Assert.Equal((0, Title), (registers.Code, registers.Output[0]));
        Assert.Contains(registers.Output, line => line.StartsWith("  bat_absorption_v ", StringComparison.Ordinal));
        Ran history = await bench.RunAsync("history", "mppt", "--csv");
        Assert.Equal("0,274,0.00,0.00,12.22,12.61,194,0,0,11,0.9,35.28,", history.Output[^1]);
        Ran presets = await bench.RunAsync("preset", "mppt");
        Assert.Contains(presets.Output, line => line.StartsWith("*     255  user_defined", StringComparison.Ordinal));
        Assert.Empty(bench.Device.Writes);
        Assert.False(File.Exists(Path.Combine(bench.Folder, "samples.db")), "reading leaves no file");
    }

    [Fact]
    public async Task A_value_is_set_only_through_an_unlocked_edge_and_stands_in_the_journal()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        Fails(
            await bench.RunAsync("set", "mppt", "bat_absorption_v", "14.2", "--yes"), 1,
            "set: van-1 is locked, nothing was written; let it be written for a while with: victron-edge unlock van-1");
        Fails(await bench.RunAsync("set", "mppt", "bat_absorption_v", "14.2"), 2, "set: set asks first; give --yes where nobody can answer.");
        Assert.Empty(bench.Device.Writes);

        await bench.UnlockAsync();
        Ran set = await bench.RunAsync("set", "mppt", "bat_absorption_v", "14.2 V", "--yes");
        Assert.Equal((0, "Verified: bat_absorption_v is 14.20 V now."), (set.Code, Assert.Single(set.Output)));
        Assert.Equal([Title, "  bat_absorption_v  14.40 V -> 14.20 V", "  may be set to: 8..17.4 V (at 12 V)"], set.Errors.Take(3));
        Assert.Equal("8C05", bench.Device[0xEDF7]);
        Assert.Equal([":8F7ED008C05D8"], bench.Device.Writes);
        IsDone(await bench.RunAsync("set", "mppt", "bat_absorption_v", "14.2", "--yes"), "Unchanged: bat_absorption_v is 14.20 V already; nothing was sent.");
        _ = Assert.Single(bench.Device.Writes);

        Ran journal = await EdgeProgram.RunAsync("journal", "--data", bench.Folder);
        Assert.Equal(2, journal.Output.Count);
        Assert.EndsWith("  Verified  bat_absorption_v  14.40 V -> 14.20 V", journal.Output[0], StringComparison.Ordinal);
        Assert.Contains($"by {Environment.UserName}@{Environment.MachineName}", journal.Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_backed_up_compared_and_brought_back()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        string file = Path.Combine(bench.Folder, "mppt.yaml");
        Ran backup = await bench.RunAsync("backup", "mppt", "-o", file);
        Assert.True(backup.Code == 0, backup.ToString());
        Fails(await bench.RunAsync("backup", "mppt", "-o", file), 2, $"backup: '{file}' is there already; give another name, or --force to overwrite it.");
        bench.Device.Put(0xEDF7, "8C05");
        Ran diff = await bench.RunAsync("diff", "mppt", file);
        Assert.Equal((1, "bat_absorption_v  14.20 V  14.40 V"), (diff.Code, diff.Output[^1]));
        Ran dry = await bench.RunAsync("restore", "mppt", file, "--dry-run");
        Assert.Equal((0, "Nothing was written."), (dry.Code, dry.Output[^1]));
        Assert.Empty(bench.Device.Writes);

        await bench.UnlockAsync();
        Ran restore = await bench.RunAsync("restore", "mppt", file, "--yes");
        Assert.True(restore.Code == 0, restore.ToString());
        Assert.Contains("Verified: bat_absorption_v is 14.40 V now.", restore.Output);
        Assert.Equal(("A005", "01"), (bench.Device[0xEDF7], bench.Device[0x0200]));
        Ran same = await bench.RunAsync("diff", "mppt", file);
        Assert.Equal(0, same.Code);
        Assert.Empty(same.Output);
    }

    [Fact]
    public async Task On_a_cable_the_person_says_yes_and_no_broker_is_needed()
    {
        RealParts.NeedPseudoTerminals();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("victron-edge-cable-");
        await using RegisterPty device = SettingsBench.NewDevice();
        string[] cable = ["--serial", device.Path, "--data", folder.FullName];
        IsDone(await EdgeProgram.RunAsync(["get", "bat_absorption_v", .. cable]), "bat_absorption_v 14.40 V");
        IsDone(await EdgeProgram.RunAsync(["get", "-", "bat_type", .. cable]), "bat_type user_defined");
        Fails(await EdgeProgram.RunAsync(["set", "bat_absorption_v", "14.2", .. cable]), 2, "set: set asks first; give --yes where nobody can answer.");
        Assert.Empty(device.Writes);
        Ran set = await EdgeProgram.RunAsync(["set", "bat_absorption_v", "14.2", "--yes", .. cable]);
        Assert.Equal((0, "Verified: bat_absorption_v is 14.20 V now."), (set.Code, Assert.Single(set.Output)));
        Assert.Equal([":8F7ED008C05D8"], device.Writes);
        string file = Path.Combine(folder.FullName, "mppt.yaml");
        Assert.Equal(0, (await EdgeProgram.RunAsync(["backup", "-o", file, .. cable])).Code);
        Ran same = await EdgeProgram.RunAsync(["diff", file, .. cable]);
        Assert.Equal(0, same.Code);
        Assert.Empty(same.Output);
        Assert.Equal(0, (await EdgeProgram.RunAsync(["diff", "-", file, .. cable])).Code);
        folder.Delete(true);
    }

    [Fact]
    public async Task What_is_wrong_is_one_line_and_nothing_is_written()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        await bench.UnlockAsync();
        string none = Path.Combine(bench.Folder, "none.yaml");
        const string There = "there are SmartSolar MPPT 75/15 (van-1/ve1).";
        string place = bench.Broker["mqtt://".Length..];
        Fails(await bench.RunAsync("get", "boat", "bat_type"), 1, $"get: there is no device 'boat' at broker {place}; {There}");
        Fails(await bench.RunAsync("get", "mppt", "bat_typ"), 2, "get: MPPT with load output has no register 'bat_typ'; there are bat_type.");
        Fails(await bench.RunAsync("get", "mppt", "ble_mode"), 1, "get: ble_mode: the device does not have this register.");
        Fails(await bench.RunAsync("set", "mppt", "bat_absorption_v", "hot", "--yes"), 1, null);
        Fails(await bench.RunAsync("set", "mppt", "bat_absorption_v", "19", "--yes"), 1, null);
        Fails(await bench.RunAsync("set", "mppt", "bat_absorption_v", "--yes"), 2, "set: give DEVICE REGISTER VALUE.");
        Fails(await bench.RunAsync("registers", "mppt", "--group", "warp"), 2, null);
        Fails(await bench.RunAsync("restore", "mppt", none, "--yes"), 2, $"restore: there is no file '{none}'.");
        Fails(await bench.RunAsync("restore", "mppt", "", "--yes"), 2, "restore: give the name of a backup file; it is empty.");
        Fails(await bench.RunAsync("diff", "mppt", none), 2, $"diff: there is no file '{none}'.");
        Fails(await bench.RunAsync("backup", "mppt", "-o", bench.Folder), 2, $"backup: '{bench.Folder}' is a folder; give the name of a file in it.");
        Fails(await bench.RunAsync("preset", "mppt", "42", "--yes"), 1, null);
        Fails(await bench.RunAsync("hex", "mppt", "0", "--yes"), 2, "hex: '0' begins with command 0, which is never sent; 1, 3, 4, 7 ask, 8 sets, 6 restarts.");
        Fails(await bench.RunAsync("hex", "mppt", ":7F0ED0072"), 2, "hex: the check of ':7F0ED0072' does not fit; leave the colon away to have it added: 7F0ED0072");
        Fails(await bench.RunAsync("unlock", "boat"), 1, null);
        Fails(await EdgeProgram.RunAsync("get", "mppt", "bat_type", "--broker", "mqtt://127.0.0.1:1"), 1, null);
        Fails(await EdgeProgram.RunAsync("journal", "boat", "--data", bench.Folder), 1, "journal: nothing was written to a device 'boat' from this computer.");
        Assert.Empty(bench.Device.Writes);
    }

    private static void IsDone(Ran ran, params string[] output)
    {
        Assert.True(ran.Code == 0, ran.ToString());
        Assert.Equal(output, ran.Output);
        Assert.Empty(ran.Errors);
    }

    private static void Fails(Ran ran, int code, string? line)
    {
        Assert.True(ran.Code == code, ran.ToString());
        Assert.Empty(ran.Output);
        Assert.Equal(line ?? ran.Errors[^1], Assert.Single(ran.Errors));
    }
}
