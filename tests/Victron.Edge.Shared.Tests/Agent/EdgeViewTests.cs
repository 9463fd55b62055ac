// EdgeViewTests: what the page sees of an edge is what the edge publishes.

using System.Text;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class EdgeViewTests
{
    [Fact]
    public void Fields_are_those_of_the_state_with_name_and_unit()
    {
        var edge = new EdgeRun();
        edge.Link(true);
        edge.Seconds(3, DeviceBlocks.Solar);
        var view = new EdgeView(edge.Agent);
        var fields = Fields(view, 0);
        Assert.EndsWith("," + string.Join(',', fields) + "}", edge.Last("ve1/state").Text, StringComparison.Ordinal);
        Assert.Contains("\"battery_voltage\":13.410", fields);
        var voltage = Enumerable.Range(0, 30).First(index => view.FieldName(0, index) == "Battery voltage");
        Assert.Equal("V", view.FieldUnit(0, voltage));
        Assert.Equal("SmartSolar MPPT 75/15", view.Product(0));
        Assert.Equal("online", Encoding.ASCII.GetString(view.Status(0)));
        Assert.InRange(edge.NowMs - view.HeardAtMs(0), 0, 1000);
    }

    [Fact]
    public void Port_without_a_device_has_nothing()
    {
        var view = new EdgeView(new EdgeRun().Agent);
        Assert.Empty(Fields(view, 0));
        Assert.Equal((-1L, null, null), (view.HeardAtMs(0), view.Product(0), view.FieldName(0, 0)));
        Assert.Equal("offline", Encoding.ASCII.GetString(view.Status(0)));
    }

    [Fact]
    public void Counters_are_those_of_the_info_topic_and_fit()
    {
        var edge = new EdgeRun();
        edge.Link(true);
        edge.Seconds(70, DeviceBlocks.Solar);
        var writer = new JsonWriter(1024);
        new EdgeView(edge.Agent).WriteCounters(0, writer);
        Assert.False(writer.IsFull);
        Assert.StartsWith("{\"bytes\":", Text(writer), StringComparison.Ordinal);
        Assert.Contains("\"blocks\":70,", Text(writer), StringComparison.Ordinal);
    }

    [Fact]
    public void Unlocking_is_seen_until_it_ends()
    {
        var edge = new EdgeRun();
        var view = new EdgeView(edge.Agent);
        Assert.Equal(0, view.UnlockedUntilMs);
        edge.Agent.Unlock(30, edge.NowMs);
        Assert.Equal(edge.NowMs + 1_800_000, view.UnlockedUntilMs);
        edge.Wait(1_800_001);
        Assert.Equal(0, view.UnlockedUntilMs);
    }

    private static List<string> Fields(EdgeView view, int port)
    {
        var writer = new JsonWriter(1024);
        var fields = new List<string>();
        for (var index = 0; view.WriteField(port, index, writer); index++)
        {
            if (writer.Count > 0)
            {
                fields.Add(Text(writer));
            }
        }

        return fields;
    }

    private static string Text(JsonWriter writer) => Encoding.ASCII.GetString(writer.Buffer, 0, writer.Count);
}
