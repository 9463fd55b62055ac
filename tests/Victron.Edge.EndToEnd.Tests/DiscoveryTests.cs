// DiscoveryTests: what Home Assistant finds on a real broker.

using System.Text;
using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class DiscoveryTests
{
    private const int BytesMax = 512;
    private const string Edge = "van-1";


    [Fact]
    public async Task Entities_are_kept_short_and_point_to_what_is_published()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, Edge);
        cable.Repeat(Blocks.Solar, TimeSpan.FromMilliseconds(200));
        await using (Subscriber first = await Subscriber.ToAsync(broker))
        {
            await Patience.UntilAsync(() => first.Under("homeassistant/").Count >= Blocks.SolarEntities, "announcement of every entity", first.Topics);
        }

        await using Subscriber late = await Subscriber.ToAsync(broker);
        await Patience.UntilAsync(() => late.Under("homeassistant/").Count >= Blocks.SolarEntities && late.Last($"victron-edge/{Edge}/ve1/state") is not null, "kept announcements", late.Topics);
        using JsonDocument state = JsonDocument.Parse(late.Last($"victron-edge/{Edge}/ve1/state")!);
        Heard[] entities = [.. late.Under("homeassistant/").DistinctBy(heard => heard.Topic)];
        Assert.All(entities, heard => Check(heard, state.RootElement));
        Assert.Equal(entities.Length, entities.Select(heard => Text(heard, "uniq_id")).Distinct().Count());
        Heard power = Assert.Single(entities, heard => heard.Topic == $"homeassistant/sensor/{Edge}_ve1/pv_power/config");
        Assert.Equal(("W", "power", "measurement"), (Text(power, "unit_of_meas"), Text(power, "dev_cla"), Text(power, "stat_cla")));
        Heard energy = Assert.Single(entities, heard => heard.Topic == $"homeassistant/sensor/{Edge}_ve1/yield_total/config");
        Assert.Equal(("kWh", "energy", "total_increasing"), (Text(energy, "unit_of_meas"), Text(energy, "dev_cla"), Text(energy, "stat_cla")));
    }

    private static void Check(Heard heard, JsonElement state)
    {
        Assert.True(heard.IsKept, heard.Topic);
        Assert.InRange(Encoding.UTF8.GetByteCount(heard.Payload), 2, BytesMax);
        Assert.Matches($"^homeassistant/(sensor|binary_sensor)/{Edge}_ve1/[a-z0-9_]+/config$", heard.Topic);
        string key = heard.Topic.Split('/')[3];
        using JsonDocument json = JsonDocument.Parse(heard.Payload);
        JsonElement entity = json.RootElement;
        Assert.Equal("victron-edge/" + Edge, entity.GetProperty("~").GetString());
        Assert.Equal("~/ve1/state", entity.GetProperty("stat_t").GetString());
        Assert.Contains("value_json." + key, entity.GetProperty("val_tpl").GetString()!, StringComparison.Ordinal);
        Assert.True(state.TryGetProperty(key, out _), $"{key} is announced but not in the state");
        Assert.Equal(["~/status", "~/ve1/status"], entity.GetProperty("avty").EnumerateArray().Select(topic => topic.GetProperty("t").GetString()!));
        Assert.Equal("all", entity.GetProperty("avty_mode").GetString());
        Assert.Equal(Edge + "_ve1", entity.GetProperty("dev").GetProperty("ids").GetString());
    }

    private static string Text(Heard heard, string name)
    {
        using JsonDocument json = JsonDocument.Parse(heard.Payload);
        return json.RootElement.GetProperty(name).GetString()!;
    }
}
