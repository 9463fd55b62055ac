// What an edge does when the broker comes, goes, refuses a message or loses one, and after a rename.

using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class LinkTests
{
    [Fact]
    public void Everything_retained_is_announced_at_each_connect_and_the_edge_comes_first()
    {
        EdgeRun edge = Known(Settings());
        HashSet<string> topics = [.. edge.Host.Messages.Select(message => message.Topic)];
        edge.Link(false);
        edge.Wait(2_000);
        edge.Host.Messages.Clear();
        edge.Link(true);
        edge.Wait(3_000);
        Assert.Equal(("victron-edge/van/status", "online"), (edge.Host.Messages[0].Topic, edge.Host.Messages[0].Text));
        Assert.Equal(topics.Order(), edge.Host.Messages.Select(message => message.Topic).Distinct().Order());
    }

    [Fact]
    public void A_lost_message_has_everything_announced_anew()
    {
        EdgeRun edge = Known(Settings());
        HashSet<string> topics = [.. edge.Host.Messages.Select(message => message.Topic)];
        edge.Host.Messages.Clear();
        edge.Agent.OnDelivered(7, true, edge.NowMs);
        edge.Poll();
        Assert.Empty(edge.Host.Messages);
        edge.Agent.OnDelivered(7, false, edge.NowMs);
        edge.Poll();
        edge.Wait(3_000);
        Assert.Equal(topics.Order(), edge.Host.Messages.Select(message => message.Topic).Distinct().Order());
    }

    [Fact]
    public void A_message_lost_while_there_is_no_connection_waits_for_the_next_one()
    {
        EdgeRun edge = Known(Settings());
        edge.Link(false);
        edge.Agent.OnDelivered(7, false, edge.NowMs);
        edge.Wait(5_000);   // the host fails on any message
        edge.Host.Messages.Clear();
        edge.Link(true);
        Assert.Equal("online", edge.Last("status").Text);
    }

    [Fact]
    public void A_message_that_cannot_be_taken_is_offered_until_it_is()
    {
        EdgeSettings settings = Settings();
        settings.PreviousName = "old";
        HashSet<string> expected = [.. Known(settings).Host.Messages.Select(message => message.Topic)];
        var edge = new EdgeRun(settings);
        var offers = new Dictionary<string, int>();
        edge.Host.Refuses = topic => (offers[topic] = offers.GetValueOrDefault(topic) + 1) <= 3;
        edge.Link(true);
        edge.Seconds(60, DeviceBlocks.Solar);

        Assert.All(expected, topic => Assert.Contains(topic, edge.Host.Refused));
        Assert.Equal(expected.Order(), edge.Host.Messages.Select(message => message.Topic).Distinct().Order());
        Assert.Equal("online", edge.Last("ve1/status").Text);
    }

    [Fact]
    public void A_host_with_room_for_two_messages_at_a_time_gets_everything_said_and_comes_to_rest()
    {
        EdgeSettings settings = Settings();
        settings.PreviousName = "old";
        HashSet<string> expected = [.. Known(settings).Host.Messages.Select(message => message.Topic)];
        var edge = new EdgeRun(settings);
        (int poll, int taken) = (0, 0);
        edge.Host.Refuses = _ =>
        {
            (poll, taken) = edge.Polls == poll ? (poll, taken + 1) : (edge.Polls, 1);
            return taken > 2;
        };
        edge.Link(true);
        edge.Seconds(10, DeviceBlocks.Solar);
        Assert.Equal(expected.Order(), edge.Host.Messages.Select(message => message.Topic).Distinct().Order());
        edge.Host.Messages.Clear();
        edge.Seconds(30, DeviceBlocks.Solar);
        Assert.All(edge.Host.Messages, message => Assert.Equal("victron-edge/van/ve1/state", message.Topic));
    }

    [Fact]
    public void Until_the_edge_says_that_it_is_online_nothing_of_a_port_goes_out()
    {
        EdgeSettings settings = Settings();
        var edge = new EdgeRun(settings);
        edge.Host.Refuses = topic => topic == "victron-edge/van/status";
        edge.Link(true);
        edge.Seconds(5, DeviceBlocks.Solar);
        Assert.Empty(edge.Host.Messages);
        edge.Host.Refuses = null;
        edge.Second(DeviceBlocks.Solar);
        Assert.Equal("victron-edge/van/status", edge.Host.Messages[0].Topic);
        Assert.Equal("6", edge.Value("seq"));   // five samples wait in the ring
    }

    [Fact]
    public void After_a_rename_every_retained_topic_of_the_old_name_is_emptied_at_each_connect()
    {
        EdgeSettings settings = Settings();
        settings.PreviousName = "old";
        EdgeRun edge = Known(settings);
        for (int connect = 0; connect < 2; connect++)
        {
            string[] named = [.. edge.Host.Messages.Where(message => message.Bytes > 0).Select(message => message.Topic).Distinct().Order()];
            string[] emptied = [.. edge.Host.Messages.Where(message => message.Bytes == 0).Select(message => message.Topic)
                .Where(topic => !topic.Contains("/ve2/", StringComparison.Ordinal) && !topic.Contains("/ve3/", StringComparison.Ordinal)).Distinct().Order()];
            Assert.Equal(named.Append("victron-edge/van/ve1/stored").Select(topic => topic.Replace("/van", "/old", StringComparison.Ordinal)).Order(), emptied);
            edge.Link(false);
            edge.Host.Messages.Clear();
            edge.Link(true);
            edge.Seconds(5, DeviceBlocks.Solar);
        }
    }

    [Fact]
    public void Without_a_rename_only_ports_that_the_edge_does_not_have_are_emptied() =>
        Assert.All(Known(Settings()).Host.Messages.Where(message => message.Bytes == 0),
            message => Assert.Matches("^victron-edge/van/ve[23]/(status|info|state|stored)$", message.Topic));

    [Fact]
    public void An_edge_at_rest_is_polled_four_times_a_second_at_most()
    {
        var edge = new EdgeRun(Settings());
        edge.Link(true);
        int before = edge.Polls;
        edge.Wait(60_000);
        Assert.InRange(edge.Polls - before, 1, 240);
    }

    [Fact]
    public void Discovery_can_be_switched_off_and_its_topic_is_not_subscribed_then()
    {
        var edge = new EdgeRun();
        edge.Link(true);
        edge.Seconds(5, DeviceBlocks.Solar);
        Assert.DoesNotContain(edge.Host.Messages, message => message.Topic.StartsWith("homeassistant", StringComparison.Ordinal));
        string[] filters = [.. Enumerable.Range(0, edge.Agent.Topics.SubscriptionCount).Select(edge.Agent.Topics.Subscription)];
        Assert.Equal(["victron-edge/time", "victron-edge/van/command", "victron-edge/van/+/stored", "victron-edge/van/+/hex/request"], filters);
        Assert.Equal((Topics.Time, -1), (edge.Agent.Topics.NumberOf("victron-edge/time"), edge.Agent.Topics.NumberOf("homeassistant/status")));
    }

    private static EdgeSettings Settings()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.Discovery = true;
        return settings;
    }

    // Connected, with a device that is known and all its entities announced.
    private static EdgeRun Known(EdgeSettings settings)
    {
        var edge = new EdgeRun(settings);
        edge.Link(true);
        edge.Seconds(10, DeviceBlocks.Solar);
        return edge;
    }
}
