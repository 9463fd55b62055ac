// BridgeTests: a device behind an edge as a VE.Direct port for programs that know nothing of edges: the real program, a real broker,
// an agent on a simulated device, and a client that opens the port.

using System.Globalization;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class BridgeTests
{
    private const string Set = ":84E030001FB";

    [Fact]
    public async Task A_program_sees_a_device_though_it_is_behind_an_edge()
    {
        RealParts.NeedPseudoTerminals();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("victron-edge-bridge-");
        string path = Path.Combine(folder.FullName, "bmv");
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using ProcessRun device = EdgeProgram.Start("simulate", "--device", "bmv-712", "--serial", "pty");
        await Patience.UntilAsync(() => device.Output.Count > 0, "pseudo-terminal", device.Story);
        await using ProcessRun agent = EdgeProgram.Agent(device.Output[0], broker.Address, "van-1");
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await Patience.UntilAsync(() => subscriber.Last("victron-edge/van-1/ve1/info")?.Contains("BMV-712", StringComparison.Ordinal) == true, "device", subscriber.Topics);
        await using ProcessRun bridge = EdgeProgram.Start("bridge", "712", "--pty", path, "--broker", broker.Address);
        await Patience.UntilAsync(() => bridge.Output.Count > 0 || bridge.HasExited, "port", bridge.Story);
        Assert.Equal(path, bridge.Output[0]);

        await using (PortClient client = PortClient.Open(path))
        {
            await Patience.UntilAsync(() => client.Blocks.Count > 3, "text", bridge.Story);
            Assert.Contains(client.Blocks, block => block.StartsWith("PID=0xA381\nV=12", StringComparison.Ordinal) && block.EndsWith("\nBMV=712 Smart\nFW=0408\nMON=0", StringComparison.Ordinal));
            Assert.Contains(client.Blocks, block => block.StartsWith("H1=-", StringComparison.Ordinal));

            TimeSpan ping = await client.AnswersAsync(":154", ":5");
            TimeSpan get = await client.AnswersAsync(":7FF0F0040", ":7FF0F00");
            _ = await client.AnswersAsync(":452", ":4AAAAFD");
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ping {ping.TotalMilliseconds:F0} ms, get {get.TotalMilliseconds:F0} ms"));
            await client.AskAsync(Set);
            await client.AskAsync(":0000102030405060708091F");
            _ = await client.AnswersAsync(":154", ":5");
            Assert.DoesNotContain(client.Frames, frame => frame[1] is '8' or '0');
            Assert.DoesNotContain(subscriber.On("victron-edge/van-1/ve1/hex/request"), heard => heard.Payload.Contains(Set, StringComparison.Ordinal) || heard.Payload.Contains("\n:0", StringComparison.Ordinal));
            Assert.Equal("bridge: a client wants to set something, and van-1 is locked: not passed on; let it be written for a while with: victron-edge unlock van-1",
                Assert.Single(bridge.Errors, line => line.Contains("locked", StringComparison.Ordinal)));
            Assert.True(client.Rejected <= 1, $"{client.Rejected} rejected");

            // What is wrong is one line.
            string there = $"at broker {broker.Address["mqtt://".Length..]}";
            Fails(await EdgeProgram.RunAsync("bridge", "boat", "--tcp", "0", "--broker", broker.Address), 1, $"bridge: there is no device 'boat' {there}; there are BMV-712 Smart (van-1/ve1).");
            Fails(
                await EdgeProgram.RunAsync("bridge", "712", "--tcp", broker.Port.ToString(CultureInfo.InvariantCulture), "--broker", broker.Address), 1,
                $"bridge: cannot listen on 127.0.0.1:{broker.Port}: another program already listens there; choose another port, or 0 for a free one");
            Fails(await EdgeProgram.RunAsync("bridge", "712", "--pty", path, "--broker", broker.Address), 2, $"bridge: --pty: '{path}' is there already; give another path, or remove it.");
            Fails(await EdgeProgram.RunAsync("bridge", "712", "--pty", "/no/such/folder/bmv", "--broker", broker.Address), 1, null);

            // The broker goes away and comes back; so does the text.
            await broker.KillAsync();
            await bridge.SaysAsync("connection lost");
            await broker.StartAsync();
            int before = client.Blocks.Count;
            await Patience.UntilAsync(() => client.Blocks.Count > before + 2, "text again", bridge.Story);
            _ = await client.AnswersAsync(":154", ":5");
        }

        bridge.Terminate();
        Assert.Equal(0, await bridge.ExitAsync());
        Assert.False(new FileInfo(path).LinkTarget is not null || File.Exists(path), "the link is still there");
        EdgeProgram.NothingFromInside(bridge);
        folder.Delete(true);
    }

    [Fact]
    public async Task Programs_set_through_an_edge_while_it_is_unlocked()
    {
        await using SettingsBench bench = await SettingsBench.StartAsync();
        await using ProcessRun bridge = EdgeProgram.Start("bridge", "van-1/ve1", "--tcp", "0", "--broker", bench.Broker);
        await Patience.UntilAsync(() => bridge.Output.Count > 0 || bridge.HasExited, "port", bridge.Story);
        await using PortClient client = await PortClient.ConnectAsync(int.Parse(bridge.Output[0].Split(':')[^1], CultureInfo.InvariantCulture));
        await client.AskAsync(":8F0ED0064000C");
        await bridge.SaysAsync("victron-edge unlock van-1");
        await bench.UnlockAsync();

        // The edge says a moment later that it is unlocked.
        for (int i = 0; i < 100 && bench.Device.Writes.Count == 0; i++)
        {
            await client.AskAsync(":8F0ED0064000C");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await Patience.UntilAsync(() => client.Frames.Contains(":8F0ED0064000C"), "answer", bridge.Story);
        Assert.Equal([":8F0ED0064000C"], bench.Device.Writes.Distinct());
        Assert.Equal("6400", bench.Device[0xEDF0]);
        EdgeProgram.NothingFromInside(bridge);
    }

    [Fact]
    public async Task Programs_set_on_a_cable_what_its_owner_allows()
    {
        RealParts.NeedPseudoTerminals();
        await using RegisterPty device = SettingsBench.NewDevice();
        foreach (bool isOpen in (bool[])[false, true])
        {
            await using ProcessRun bridge = EdgeProgram.Start(["bridge", "--serial", device.Path, "--tcp", "0", .. isOpen ? (string[])["--yes"] : []]);
            await Patience.UntilAsync(() => bridge.Output.Count > 0 || bridge.HasExited, "port", bridge.Story);
            int port = int.Parse(bridge.Output[0].Split(':')[^1], CultureInfo.InvariantCulture);
            await using (PortClient client = await PortClient.ConnectAsync(port))
            await using (PortClient other = await PortClient.ConnectAsync(port))
            {
                await Patience.UntilAsync(() => client.Blocks.Count > 0 && other.Blocks.Count > 0, "text", bridge.Story);
                Assert.Equal(Text(Blocks.Solar), client.Blocks[0]);
                _ = await client.AnswersAsync(":7F0ED0071", ":7F0ED009600DB");
                if (isOpen)
                {
                    _ = await client.AnswersAsync(":8F0ED0064000C", ":8F0ED0064000C");
                    await Patience.UntilAsync(() => other.Frames.Contains(":8F0ED0064000C"), "answer at the other client", bridge.Story);
                }
                else
                {
                    await client.AskAsync(":8F0ED0064000C");
                    await bridge.SaysAsync("begin the bridge with --yes");
                    Assert.Empty(device.Writes);
                }

                Assert.Equal(0, client.Rejected);
            }

            bridge.Terminate();
            Assert.Equal(0, await bridge.ExitAsync());
            EdgeProgram.NothingFromInside(bridge);
        }

        Assert.Equal([":8F0ED0064000C"], device.Writes);
    }

    private static void Fails(Ran ran, int code, string? line)
    {
        Assert.True(ran.Code == code, ran.ToString());
        Assert.Empty(ran.Output);
        Assert.Equal(line ?? ran.Errors[^1], Assert.Single(ran.Errors));
    }

    private static string Text(byte[] block) =>
        string.Join('\n', System.Text.Encoding.ASCII.GetString(block, 0, block.Length - 1).Split("\r\n").Where(line => line.Length > 0 && !line.StartsWith("Checksum", StringComparison.Ordinal))).Replace('\t', '=');
}
