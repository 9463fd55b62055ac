// What an edge keeps for a companion that was away, and how it hands it over.

using System.Globalization;
using System.Text.Json;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class DeliveryTests
{
    [Fact]
    public void Without_a_companion_nothing_is_sent_twice()
    {
        EdgeRun edge = Online(1000);
        edge.Seconds(300, DeviceBlocks.Charger);
        Assert.Empty(edge.Of("ve1/backlog"));
        Assert.Equal("300", edge.Value("seq"));
    }

    [Fact]
    public void What_a_companion_has_stored_is_let_go()
    {
        EdgeRun edge = Online(1000);
        edge.Seconds(60, DeviceBlocks.Charger);
        Assert.Equal(60, Counter(edge, "waiting"));
        Stored(edge, 59);
        Assert.Equal((1, 0, 0), (Counter(edge, "waiting"), Counter(edge, "thinned"), Counter(edge, "dropped")));
    }

    [Fact]
    public void Samples_made_without_a_broker_come_as_backlog_oldest_first_until_stored_has_caught_up()
    {
        EdgeRun edge = Online(1000);
        edge.Host.UartTakes = 16;   // an old monitor is asked for its serial number
        edge.Seconds(5, DeviceBlocks.Monitor);
        Stored(edge, 5);
        edge.Link(false);
        for (int second = 0; second < 60; second++)
        {
            edge.Second(DeviceBlocks.Monitor.With($"I={-4210 - second}"));
        }

        edge.Link(true);
        List<JsonElement> rows = Collect(edge, out int messages);
        Assert.Equal(Enumerable.Range(6, 60), rows.Select(row => row.GetProperty("seq").GetInt32()).Take(60));
        Assert.Equal(Enumerable.Range(0, 60).Select(second => (-4.210m - (second / 1000m)).ToString("0.000", CultureInfo.InvariantCulture)), rows.Take(60).Select(row => row.GetProperty("battery_current").GetRawText()));
        Assert.InRange(messages, 2, 20);
        Assert.Equal((0, 0), (Counter(edge, "thinned"), Counter(edge, "dropped")));
    }

    [Fact]
    public void A_row_says_the_same_as_the_state_did()
    {
        foreach (string[] block in (string[][])[DeviceBlocks.Solar, DeviceBlocks.Charger, DeviceBlocks.Inverter, DeviceBlocks.DcDc, [.. DeviceBlocks.Monitor.With("TTG=-1")]])
        {
            EdgeRun edge = Online(1000);
            edge.Seconds(12, block);
            Stored(edge, 0);
            edge.Wait(1_000);
            var states = edge.Of("ve1/state").ToDictionary(state => Parse(state.Text).GetProperty("seq").GetInt64(), state => Parse(state.Text));
            List<JsonElement> rows = Rows(edge.Last("ve1/backlog").Text);
            Assert.NotEmpty(rows);
            Assert.All(rows, row =>
            {
                JsonElement state = states[row.GetProperty("seq").GetInt64()];
                Assert.Equal(
                    state.EnumerateObject().Where(value => value.Name is not "boot_id" and not "time").Select(value => $"{value.Name}={value.Value.GetRawText()}"),
                    row.EnumerateObject().Select(value => $"{value.Name}={value.Value.GetRawText()}"));
            });
        }
    }

    [Fact]
    public void A_message_is_at_most_one_kibibyte_long()
    {
        EdgeRun edge = Online(1000);
        edge.Link(false);
        edge.Seconds(119, DeviceBlocks.Solar);
        edge.Link(true);
        Stored(edge, 0);
        _ = Collect(edge, out _);
        Assert.All(edge.Of("ve1/backlog"), message => Assert.InRange(message.Bytes, 1, 1024));
    }

    [Fact]
    public void After_two_minutes_one_sample_a_minute_is_kept_and_the_others_are_counted()
    {
        EdgeRun edge = Online(1000);
        Stored(edge, 0);
        edge.Link(false);
        edge.Seconds(1200, DeviceBlocks.Charger);
        int waiting = Counter(edge, "waiting");
        Assert.InRange(waiting, 118 + 16, 122 + 19);
        Assert.Equal((1200, 0), (waiting + Counter(edge, "thinned"), Counter(edge, "dropped")));
        edge.Link(true);
        List<JsonElement> rows = Collect(edge, out _);
        long[] old = [.. rows.Select(row => row.GetProperty("uptime_ms").GetInt64()).Where(ms => ms < 1_060_000)];
        Assert.All(old.Zip(old.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 60_000, 61_000));
        Assert.Equal(1000, rows[0].GetProperty("uptime_ms").GetInt64() / 1000 * 1000 + 1000);
    }

    [Fact]
    public void What_does_not_fit_is_dropped_oldest_first_and_counted()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.RingBytes = 1024;
        var edge = new EdgeRun(settings);
        for (int second = 0; second < 7200; second++)
        {
            edge.Second(DeviceBlocks.Charger.With($"I={second % 9000}"));
        }

        int waiting = Counter(edge, "waiting");
        Assert.Equal(7200, waiting + Counter(edge, "thinned") + Counter(edge, "dropped"));
        Assert.InRange(Counter(edge, "dropped"), 1, 7200);
        edge.Link(true);
        Stored(edge, 0);
        List<JsonElement> rows = Collect(edge, out _);
        Assert.Equal(7200, rows.Max(row => row.GetProperty("seq").GetInt64()));
        Assert.InRange(rows.Min(row => row.GetProperty("seq").GetInt64()), 1500, 7200);
    }

    [Fact]
    public void One_message_is_in_flight_and_an_unanswered_one_is_repeated_less_and_less_often()
    {
        EdgeRun edge = Online(1000);
        edge.Link(false);
        edge.Seconds(60, DeviceBlocks.Charger);
        edge.Link(true);
        Stored(edge, 0);
        edge.Wait(200_000);
        long[] times = [.. edge.Of("ve1/backlog").Select(message => message.AtMs)];
        Assert.Equal([10, 20, 40, 60], times.Zip(times.Skip(1)).Select(pair => (pair.Second - pair.First) / 1000).Take(4));
        Assert.All(edge.Of("ve1/backlog"), message => Assert.Equal(1, Rows(message.Text)[0].GetProperty("seq").GetInt64()));
    }

    [Theory]
    [InlineData("{\"boot_id\":\"ffffffff\",\"seq\":3}")]
    [InlineData("{\"boot_id\":\"1a2b3c4d\",\"seq\":4000}")]
    [InlineData("{\"boot_id\":\"1a2b3c4d\",\"seq\":-1}")]
    [InlineData("{\"boot_id\":\"1a2b3c4d\"}")]
    [InlineData("{\"boot_id\":\"1a2b3c4d\",\"seq\":3")]
    [InlineData("{\"boot_id\":\"1a2b3c4d\",\"seq\":\"3\"}")]
    [InlineData("{\"boot_id\":\"1a2b3c4d\",\"seq\":3}}")]
    [InlineData("")]
    public void Nothing_is_let_go_for_a_word_about_another_run_or_for_nonsense(string text)
    {
        EdgeRun edge = Online(1000);
        edge.Seconds(20, DeviceBlocks.Charger);
        edge.Message(Topics.PortStored(0), text);
        Assert.Equal(20, Counter(edge, "waiting"));
        Assert.Empty(edge.Of("ve1/backlog"));
    }

    [Fact]
    public void A_kept_word_about_stored_samples_counts()
    {
        EdgeRun edge = Online(1000);
        edge.Seconds(20, DeviceBlocks.Charger);
        edge.Message(Topics.PortStored(0), "{\"boot_id\":\"1a2b3c4d\",\"seq\":20}", true);
        Assert.Equal(0, Counter(edge, "waiting"));
    }

    [Fact]
    public void A_backlog_that_the_broker_did_not_take_is_offered_again()
    {
        EdgeRun edge = Online(1000);
        edge.Link(false);
        edge.Seconds(30, DeviceBlocks.Charger);
        edge.Link(true);
        edge.Host.Refuses = topic => topic.EndsWith("/backlog", StringComparison.Ordinal);
        Stored(edge, 0);
        edge.Wait(5_000);
        Assert.Empty(edge.Of("ve1/backlog"));
        edge.Host.Refuses = null;
        edge.Wait(1_000);
        _ = Assert.Single(edge.Of("ve1/backlog"));
    }

    [Fact]
    public void A_change_of_labels_begins_a_new_message()
    {
        EdgeRun edge = Online(1000);
        edge.Link(false);
        edge.Seconds(10, DeviceBlocks.Charger);
        edge.Seconds(10, [.. DeviceBlocks.Charger.Where(field => !field.StartsWith("I3=", StringComparison.Ordinal))]);
        edge.Link(true);
        Stored(edge, 0);
        List<JsonElement> rows = Collect(edge, out _);
        JsonElement[] ofTwenty = [.. rows.Where(row => row.GetProperty("seq").GetInt64() <= 20).OrderBy(row => row.GetProperty("seq").GetInt64())];
        Assert.Equal(Enumerable.Range(1, ofTwenty.Length), ofTwenty.Select(row => row.GetProperty("seq").GetInt32()));
        Assert.True(ofTwenty[0].TryGetProperty("battery_current_3", out _));
        Assert.False(ofTwenty[^1].TryGetProperty("battery_current_3", out _));
    }

    private static EdgeRun Online(int interval)
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.IntervalMs = interval;
        var edge = new EdgeRun(settings);
        edge.Link(true);
        return edge;
    }

    private static void Stored(EdgeRun edge, long sequence) =>
        edge.Message(Topics.PortStored(0), $"{{\"boot_id\":\"1a2b3c4d\",\"seq\":{sequence}}}");

    // Answers each message as a companion does, until none comes any more.
    private static List<JsonElement> Collect(EdgeRun edge, out int messages)
    {
        var rows = new List<JsonElement>();
        messages = 0;
        while (edge.Of("ve1/backlog").Count > messages || messages == 0)
        {
            Message message = edge.Of("ve1/backlog")[messages];
            List<JsonElement> added = Rows(message.Text);
            long after = Parse(message.Text).GetProperty("after").GetInt64();
            Assert.True(added[0].GetProperty("seq").GetInt64() > after, "a row that is stored already");
            rows.AddRange(added);
            messages++;
            Stored(edge, added[^1].GetProperty("seq").GetInt64());
            edge.Wait(500);
        }

        return rows;
    }

    // Each row as an object, in the order of the columns.
    private static List<JsonElement> Rows(string text)
    {
        JsonElement message = Parse(text);
        Assert.Equal("1a2b3c4d", message.GetProperty("boot_id").GetString());
        string[] columns = [.. message.GetProperty("cols").EnumerateArray().Select(column => column.GetString()!)];
        return [.. message.GetProperty("rows").EnumerateArray().Select(row =>
        {
            Assert.Equal(columns.Length, row.GetArrayLength());
            return Parse("{" + string.Join(',', columns.Zip(row.EnumerateArray()).Select(pair => $"\"{pair.First}\":{pair.Second.GetRawText()}")) + "}");
        })];
    }

    private static int Counter(EdgeRun edge, string name)
    {
        bool link = edge.Host.IsOpen;
        if (!link)
        {
            edge.Host.IsOpen = true;
            edge.Agent.OnLink(true, edge.NowMs);
        }

        edge.Message(Topics.EdgeCommand, "{\"command\":\"publish\"}");
        int value = Parse(edge.Last("info").Text).GetProperty("ports").GetProperty("ve1").GetProperty(name).GetInt32();
        if (!link)
        {
            edge.Link(false);
            _ = edge.Host.Messages.RemoveAll(message => message.Topic.EndsWith("/backlog", StringComparison.Ordinal));   // lost with the connection
        }

        return value;
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
