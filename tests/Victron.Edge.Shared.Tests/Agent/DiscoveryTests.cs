// What Home Assistant is told: one small message for each quantity, for all quantities there are and the longest names.

using System.Text.Json;
using Victron.Edge.Agent;
using Victron.Edge.Catalogue;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class DiscoveryTests
{
    private const int BytesMax = 512;
    private const int PauseMs = 100;

    // Labels go round in blocks of 20: a port remembers 64.
    private static readonly FieldRow[][] Blocks = [.. DeviceCatalogue.Load().Fields.Where(field => field.Label != "PID").Chunk(20)];

    [Fact]
    public void Every_quantity_fits_512_bytes_with_the_longest_names()
    {
        List<Message> messages = EveryEntity();
        Assert.All(messages, message => Assert.True(message.Bytes <= BytesMax, $"{message.Topic}: {message.Bytes} bytes"));
        IEnumerable<string> expected = Enumerable.Range(0, QuantityTable.Count).Where(quantity => QuantityText.Component(quantity) != null)
            .Select(quantity => $"homeassistant/{QuantityText.Component(quantity)}/{LongName}_ve3/{QuantityText.Key(quantity)}/config");
        Assert.Equal(expected.Order(), messages.Select(message => message.Topic).Distinct().Order());
        TestContext.Current.TestOutputHelper?.WriteLine($"longest: {messages.Max(message => message.Bytes)} bytes");
    }

    [Fact]
    public void Every_entity_names_its_topic_its_device_and_when_it_is_available()
    {
        foreach (Message message in EveryEntity())
        {
            using var json = JsonDocument.Parse(message.Text);
            JsonElement entity = json.RootElement;
            string key = message.Topic.Split('/')[3];
            Assert.Equal("victron-edge/" + LongName, entity.GetProperty("~").GetString());
            Assert.Equal("~/ve3/state", entity.GetProperty("stat_t").GetString());
            Assert.Equal($"{LongName}_ve3_{key}", entity.GetProperty("uniq_id").GetString());
            Assert.Contains("value_json." + key, entity.GetProperty("val_tpl").GetString(), StringComparison.Ordinal);
            Assert.Equal(["~/status", "~/ve3/status"], entity.GetProperty("avty").EnumerateArray().Select(topic => topic.GetProperty("t").GetString()!));
            Assert.Equal("all", entity.GetProperty("avty_mode").GetString());
            Assert.Equal(180, entity.GetProperty("exp_aft").GetInt32());
            Assert.Equal($"{LongName}_ve3", entity.GetProperty("dev").GetProperty("ids").GetString());
        }
    }

    [Fact]
    public void Maker_and_model_are_left_out_only_where_they_do_not_fit()
    {
        Assert.All(Configs(Known()), message => Assert.Contains("\"mf\":\"Victron Energy\"", message.Text, StringComparison.Ordinal));
        Assert.Contains(EveryEntity(), message => message.Text.Contains("\"mdl\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_is_named_only_when_the_product_is_known_for_sure()
    {
        string[] models = [.. Configs(Known()).Select(ModelOf).Distinct().Order()];
        Assert.Equal([string.Empty, "SmartSolar MPPT 75/15"], models);
    }

    [Fact]
    public void Energy_is_kWh_that_only_grows_but_for_yesterday()
    {
        var energies = EveryEntity().Where(message => message.Text.Contains("kWh", StringComparison.Ordinal)).ToList();
        Assert.Equal(["charged_energy", "discharged_energy", "yield_today", "yield_total", "yield_yesterday"], energies.Select(message => message.Topic.Split('/')[3]).Order());
        Assert.All(energies, message => Assert.Contains("\"dev_cla\":\"energy\"", message.Text, StringComparison.Ordinal));
        Assert.All(energies, message => Assert.Contains("\"unit_of_meas\":\"kWh\"", message.Text, StringComparison.Ordinal));
        Assert.All(energies, message => Assert.Contains(message.Topic.Contains("yesterday", StringComparison.Ordinal) ? "\"stat_cla\":\"total\"" : "\"stat_cla\":\"total_increasing\"", message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Units_and_classes_are_those_of_the_quantity()
    {
        Message power = Entity("pv_power");
        Assert.Contains("\"unit_of_meas\":\"W\",\"stat_cla\":\"measurement\"", power.Text, StringComparison.Ordinal);
        Assert.Contains("\"dev_cla\":\"power\"", power.Text, StringComparison.Ordinal);
        Assert.Contains("\"mdl\":\"SmartSolar MPPT 75/15\"", power.Text, StringComparison.Ordinal);
        Assert.Contains("\"dev_cla\":\"enum\",\"ops\":[\"off\"", Entity("tracker_mode").Text, StringComparison.Ordinal);
        Assert.Contains("value_json.load_output|d(none)|iif('ON','OFF','None')", Entity("load_output").Text, StringComparison.Ordinal);
        Assert.StartsWith("homeassistant/binary_sensor/", Entity("load_output").Topic, StringComparison.Ordinal);
        Assert.Contains("|join(', ') or 'none'", Entity("off_reason").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_100_ms_apart_and_each_entity_comes_once()
    {
        List<Message> messages = Configs(Known());
        Assert.Equal(messages.Count, messages.Select(message => message.Topic).Distinct().Count());
        Assert.All(messages.Zip(messages.Skip(1)), pair => Assert.InRange(pair.Second.AtMs - pair.First.AtMs, PauseMs, 1_000));
    }

    [Fact]
    public void A_label_that_first_appears_later_is_announced_then()
    {
        EdgeRun edge = Known();
        int before = Configs(edge).Count;
        edge.Seconds(5, [.. DeviceBlocks.Solar, "T=21"]);
        List<Message> messages = Configs(edge);
        Assert.Equal(before + 1, messages.Count);
        Assert.Contains("\"unit_of_meas\":\"°C\"", messages[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("online", false, true)]
    [InlineData("offline", false, false)]
    [InlineData("online", true, false)]
    public void When_Home_Assistant_starts_everything_is_announced_anew(string word, bool retained, bool isAnnounced)
    {
        EdgeRun edge = Known();
        string[] before = [.. Configs(edge).Select(message => message.Topic)];
        edge.Host.Messages.Clear();
        edge.Message(Topics.HomeAssistantStatus, word, retained);
        edge.Wait(4_000);
        Assert.Equal(isAnnounced ? before.Order() : [], Configs(edge).Select(message => message.Topic).Order());
    }

    [Fact]
    public void A_label_nobody_has_heard_of_makes_no_entity() =>
        Assert.DoesNotContain(Configs(Known()), message => message.Text.Contains("raw_", StringComparison.Ordinal));

    private static string ModelOf(Message message)
    {
        using var json = JsonDocument.Parse(message.Text);
        return json.RootElement.GetProperty("dev").TryGetProperty("mdl", out JsonElement model) ? model.GetString()! : string.Empty;
    }

    private static string LongName => new('e', 32);

    private static Message Entity(string key) => Configs(Known()).Single(message => message.Topic.EndsWith($"/{key}/config", StringComparison.Ordinal));

    private static EdgeRun Known()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.Discovery = true;
        var edge = new EdgeRun(settings);
        edge.Link(true);
        edge.Seconds(10, DeviceBlocks.Solar);
        return edge;
    }

    private static List<Message> EveryEntity()
    {
        List<Message> messages = [];
        string longest = LongestProduct();
        foreach (FieldRow[] block in Blocks)
        {
            EdgeSettings settings = EdgeRun.Settings();
            settings.Name = LongName;
            settings.PortCount = 3;
            settings.Discovery = true;
            var edge = new EdgeRun(settings);
            edge.Host.UartTakes = 0;
            edge.Link(true);
            for (int i = 0; i < 8; i++)
            {
                edge.Send(2, ["PID=" + longest, .. block.Select(field => $"{field.Label}={field.Examples[0]}")]);
                edge.Wait(1_000);
            }

            messages.AddRange(Configs(edge));
        }

        return messages;
    }

    private static List<Message> Configs(EdgeRun edge) =>
        edge.Host.Messages.FindAll(message => message.Topic.StartsWith("homeassistant/", StringComparison.Ordinal));

    private static string LongestProduct()
    {
        int longest = Enumerable.Range(0, 0x10000).Where(pid => ProductText.Name(pid) != null).MaxBy(pid => ProductText.Name(pid).Length);
        return $"0x{longest:X4}";
    }
}
