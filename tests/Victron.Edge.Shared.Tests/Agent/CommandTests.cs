// Orders to an edge, and the lock that keeps settings from being written.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class CommandTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void Restart_and_identify_reach_the_host()
    {
        EdgeRun edge = Paired();
        edge.Host.Restarted = 0;
        edge.Message(Topics.EdgeCommand, "{\"command\":\"restart\"}");
        edge.Message(Topics.EdgeCommand, "{ \"command\" : \"identify\" }");
        edge.Wait(1_000);
        Assert.Equal((1, 1), (edge.Host.Restarted, edge.Host.Identified));
    }

    [Fact]
    public void Publish_has_everything_retained_said_anew()
    {
        EdgeRun edge = Paired();
        edge.Seconds(3, DeviceBlocks.Charger);
        HashSet<string> topics = [.. edge.Host.Messages.Select(message => message.Topic)];
        edge.Host.Messages.Clear();
        edge.Message(Topics.EdgeCommand, "{\"command\":\"publish\"}");
        Assert.Equal(topics.Order(), edge.Host.Messages.Select(message => message.Topic).Distinct().Order());
    }

    [Fact]
    public void An_order_that_the_broker_kept_is_not_followed_and_is_counted()
    {
        EdgeRun edge = Paired();
        edge.Message(Topics.EdgeCommand, "{\"command\":\"restart\"}", true);
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, Key), true);
        Assert.Equal((false, 2), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("restart")]
    [InlineData("{}")]
    [InlineData("{\"command\":\"format\"}")]
    [InlineData("{\"command\":\"restart\"")]
    [InlineData("{\"command\":\"restart\",}")]
    [InlineData("{\"command\":\"restart\"}}")]
    [InlineData("{\"command\":{\"a\":\"restart\"}}")]
    [InlineData("[\"command\",\"restart\"]")]
    [InlineData("{\"command\":\"re\\u0073tart\"}")]
    [InlineData("{\"command\":\"restart\n\"}")]
    [InlineData("{\"command\":\"unlock\"}")]
    [InlineData("{\"command\":\"unlock\",\"minutes\":30,\"until\":9000,\"mac\":\"00\"}")]
    [InlineData("{\"command\":\"unlock\",\"minutes\":30,\"mac\":\"0000000000000000000000000000000000000000000000000000000000000000\"}")]
    public void Anything_else_is_counted_and_nothing_happens(string text)
    {
        EdgeRun edge = Paired();
        edge.Message(Topics.EdgeCommand, text);
        edge.Wait(1_000);
        Assert.Equal((false, 1), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Fact]
    public void Who_proves_the_pairing_key_unlocks_for_the_minutes_that_he_asked_for()
    {
        EdgeRun edge = Paired();
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, Key));
        Assert.True(Allowed(edge));
        Assert.Equal(30 * 60_000, Info(edge).GetProperty("writes").GetProperty("until_ms").GetInt64());
        edge.Wait((30 * 60_000) - 1_000);
        Assert.True(Allowed(edge));
        edge.Wait(2_000);
        Assert.False(Allowed(edge));
    }

    [Fact]
    public void Zero_minutes_lock_again()
    {
        EdgeRun edge = Paired();
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, Key));
        edge.Message(Topics.EdgeCommand, Unlock(edge, 0, Key));
        Assert.False(Allowed(edge));
    }

    [Fact]
    public void A_proof_counts_once()
    {
        EdgeRun edge = Paired();
        string proof = Unlock(edge, 1, Key);
        edge.Message(Topics.EdgeCommand, proof);
        edge.Wait(61_000);
        edge.Message(Topics.EdgeCommand, proof);
        Assert.Equal((false, 1), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Fact]
    public void A_proof_that_was_stuck_on_its_way_opens_nothing()
    {
        EdgeRun edge = Paired();
        string proof = Unlock(edge, 30, Key);
        edge.Wait(10_000);
        edge.Message(Topics.EdgeCommand, proof);
        Assert.True(Allowed(edge));
        edge.Message(Topics.EdgeCommand, Unlock(edge, 0, Key));
        proof = Unlock(edge, 30, Key);
        edge.Wait(10_001);
        edge.Message(Topics.EdgeCommand, proof);
        Assert.Equal((false, 1), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Fact]
    public void A_proof_that_gives_itself_more_than_a_minute_is_refused_and_used_up()
    {
        EdgeRun edge = Paired();
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, Key, untilInMs: 60_000));
        Assert.True(Allowed(edge));
        edge.Message(Topics.EdgeCommand, Unlock(edge, 0, Key));
        string challenge = Challenge(edge);
        string proof = Unlock(edge, 30, Key, untilInMs: 60_001);
        edge.Message(Topics.EdgeCommand, proof);
        Assert.NotEqual(challenge, Challenge(edge));
        edge.Wait(1_000);
        edge.Message(Topics.EdgeCommand, proof);
        Assert.Equal((false, 2), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Fact]
    public void Another_end_than_the_proven_one_does_not_unlock()
    {
        EdgeRun edge = Paired();
        string proof = Unlock(edge, 30, Key, untilInMs: 1_000);
        edge.Wait(2_000);
        edge.Message(Topics.EdgeCommand, proof.Replace("\"until\":1000", "\"until\":9000", StringComparison.Ordinal));
        Assert.Equal((false, 1), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Fact]
    public void A_wrong_key_other_minutes_or_another_edge_do_not_unlock()
    {
        EdgeRun edge = Paired();
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, RandomNumberGenerator.GetBytes(32)));
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, Key).Replace("\"minutes\":30", "\"minutes\":31", StringComparison.Ordinal));
        edge.Message(Topics.EdgeCommand, Unlock(edge, 61, Key));
        edge.Message(Topics.EdgeCommand, Unlock(edge, 30, Key, "other"));
        Assert.Equal((false, 4), (Allowed(edge), Info(edge).GetProperty("refused_commands").GetInt32()));
    }

    [Fact]
    public void An_edge_without_a_pairing_key_offers_no_challenge_and_asks_no_host()
    {
        var edge = new EdgeRun();
        edge.Link(true);
        edge.Message(Topics.EdgeCommand, $"{{\"command\":\"unlock\",\"minutes\":30,\"until\":9000,\"mac\":\"{new string('0', 64)}\"}}");
        Assert.False(Info(edge).GetProperty("writes").TryGetProperty("challenge", out _));
        Assert.False(Allowed(edge));
    }

    [Fact]
    public void The_button_unlocks_without_a_key()
    {
        var edge = new EdgeRun();
        edge.Link(true);
        edge.Agent.Unlock(30, edge.NowMs);
        edge.Poll();
        Assert.True(Allowed(edge));
        edge.Wait(31 * 60_000);
        Assert.False(Allowed(edge));
    }

    [Fact]
    public void How_the_run_began_stands_in_info()
    {
        var edge = new EdgeRun();
        edge.Agent.OnBoot("network_stuck", 12, true);
        edge.Agent.OnIncomingDropped(3);
        edge.Link(true);
        JsonElement info = Info(edge);
        Assert.Equal(
            ("network_stuck", 12, true, 3),
            (info.GetProperty("boot_reason").GetString(), info.GetProperty("boot_count").GetInt32(), info.GetProperty("safe_mode").GetBoolean(), info.GetProperty("incoming_dropped").GetInt32()));
    }

    private static EdgeRun Paired()
    {
        EdgeSettings settings = EdgeRun.Settings();
        settings.Challenge = "0123456789abcdef";
        var edge = new EdgeRun(settings);
        edge.Host.PairingKey = Key;
        edge.Link(true);
        return edge;
    }

    private static string Unlock(EdgeRun edge, int minutes, byte[] key, string name = "van", int untilInMs = 10_000)
    {
        string challenge = Challenge(edge);
        long until = edge.NowMs - 100_000 + untilInMs;
        string text = string.Create(CultureInfo.InvariantCulture, $"unlock|{name}|{challenge}|{minutes}|{until}");
        string mac = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        return $"{{\"command\":\"unlock\",\"minutes\":{minutes},\"until\":{until},\"mac\":\"{mac}\"}}";
    }

    private static string Challenge(EdgeRun edge) => Info(edge).GetProperty("writes").GetProperty("challenge").GetString()!;

    private static bool Allowed(EdgeRun edge) => Info(edge).GetProperty("writes").GetProperty("allowed").GetBoolean();

    private static JsonElement Info(EdgeRun edge)
    {
        edge.Message(Topics.EdgeCommand, "{\"command\":\"publish\"}");
        return JsonDocument.Parse(edge.Last("info").Text).RootElement;
    }
}
