// ServeTests: the page as a program of its own: broker, database and page come up together, show a device that an agent brings, and go.

using System.Globalization;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class ServeTests
{
    private const int TriesMax = 300;

    [Fact]
    public async Task A_device_of_an_agent_is_on_the_page()
    {
        RealParts.NeedPseudoTerminals();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("victron-edge-serve-");
        await using RegisterPty device = SettingsBench.NewDevice();
        await using ProcessRun serve = EdgeProgram.Start("serve", "--port", "0", "--broker-port", "0", "--no-browser", "--data", folder.FullName);
        await serve.SaysAsync("edges publish to mqtt://");
        string broker = serve.Errors.First(line => line.Contains("edges publish to ", StringComparison.Ordinal)).Split(' ')[^1];
        using var client = new HttpClient { BaseAddress = new Uri(serve.Output[0]) };
        await using ProcessRun agent = EdgeProgram.Start("agent", "--name", "van-1", "--serial", device.Path, "--broker", broker, "--data", folder.FullName);
        string page = "";
        for (int i = 0; i < TriesMax && !page.Contains("data-live=", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            page = await (await client.GetAsync(new Uri("/device/van-1/ve1", UriKind.Relative), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("data-live=\"d/van-1/ve1/value/battery_voltage\"", page, StringComparison.Ordinal);
        serve.Terminate();
        Assert.Equal(0, await serve.ExitAsync());
        EdgeProgram.NothingFromInside(serve);
        agent.Terminate();
        Assert.Equal(0, await agent.ExitAsync());
        folder.Delete(true);
    }

    [Fact]
    public async Task A_broker_that_is_there_already_is_told_with_the_way_out()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("victron-edge-serve-");
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        Ran ran = await EdgeProgram.RunAsync("serve", "--port", "0", "--broker-port", broker.Port.ToString(CultureInfo.InvariantCulture), "--no-browser", "--data", folder.FullName);
        Assert.Equal(1, ran.Code);
        Assert.Equal($"serve: port {broker.Port} on 127.0.0.1 cannot be used: is another broker running? Use it with --broker mqtt://127.0.0.1, or take another port with --broker-port.", Assert.Single(ran.Errors));
        folder.Delete(true);
    }
}
