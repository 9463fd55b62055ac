// A connection to a real broker inside the test: order, last word, return after a restart, refusals in words.

using System.Collections.Concurrent;
using System.Text;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class BrokerLinkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_arrive_in_order_and_are_acknowledged()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        await using var reader = Run(broker.Address, "reader", ["t/#"]);
        await using var writer = Run(broker.Address, "writer", []);
        await reader.UpAsync();
        await writer.UpAsync();
        for (int i = 0; i < 20; i++)
        {
            Assert.True(writer.Link.TryPublish("t/n", Encoding.ASCII.GetBytes($"{i}"), retain: false, qos: i % 2, token: i));
        }

        await Running.Until(() => reader.Messages.Count == 20);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"t/n={i}"), reader.Messages);
        await Running.Until(() => writer.Delivered.Count == 10);
        Assert.All(writer.Delivered, delivered => Assert.True(delivered.Ok));
    }

    [Fact]
    public async Task The_last_word_is_said_when_leaving()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        await using var reader = Run(broker.Address, "reader", ["edge/status"]);
        await reader.UpAsync();
        await using (Running writer = Run(broker.Address, "writer", [], "edge/status"))
        {
            await writer.UpAsync();
        }

        await Running.Until(() => !reader.Messages.IsEmpty);
        Assert.Equal(["edge/status=offline"], reader.Messages);
    }

    [Fact]
    public async Task A_restarted_broker_is_found_again_with_one_line_a_change()
    {
        EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        BrokerAddress address = broker.Address;
        await using Running link = Run(address, "link", ["t/#"]);
        await link.UpAsync();
        await broker.DisposeAsync();
        await Running.Until(() => link.Downs == 1);
        Assert.False(link.Link.TryPublish("t/n", [1], false, 0, 0));
        await using EmbeddedBroker again = await EmbeddedBroker.StartAsync(address.Port);
        await Running.Until(() => link.Ups == 2);
        Assert.Equal($"broker {address}: connected", link.Lines.First());
        Assert.Equal($"broker {address}: connected", link.Lines.Last());
        Assert.All(link.Lines, line => Assert.DoesNotContain("Exception", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_given_up_after_three_attempts()
    {
        var listener = new Running(new BrokerAddress("no-such-host.invalid", 1883, null, null), "link", [], null);
        BrokerEnd end = await listener.Ended;
        Assert.Equal("broker no-such-host.invalid:1883: unknown host no-such-host.invalid; check the name in --broker", end.Problem);
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task A_broker_that_is_down_is_said_once()
    {
        await using Running link = Run(new BrokerAddress("127.0.0.1", 1, null, null), "link", []);
        await Running.Until(() => !link.Lines.IsEmpty);
        Assert.Matches(@"^broker 127\.0\.0\.1:1: connection refused, trying again in 1 s$", Assert.Single(link.Lines));
    }

    private static Running Run(BrokerAddress address, string id, string[] topics, string? lastTopic = null) => new(address, id, topics, lastTopic);

    private sealed class Running : IBrokerListener, IStatusLog, IAsyncDisposable
    {
        private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);
        private readonly CancellationTokenSource _stop = new();

        public Running(BrokerAddress address, string id, string[] topics, string? lastTopic)
        {
            Link = new BrokerLink(address, new BrokerLinkSettings(id, topics, lastTopic, "offline"), this, this, TimeProvider.System, new Random(1));
            Ended = Link.RunAsync(_stop.Token);
        }

        public BrokerLink Link { get; }

        public Task<BrokerEnd> Ended { get; }

        public ConcurrentQueue<string> Messages { get; } = new();

        public ConcurrentQueue<(int Token, bool Ok)> Delivered { get; } = new();

        public ConcurrentQueue<string> Lines { get; } = new();

        public int Ups { get; private set; }

        public int Downs { get; private set; }

        public Task UpAsync() => Until(() => Ups > 0);

        // Real sockets have no clock that a test could turn: look until it is so, and fail after long.
        public static async Task Until(Func<bool> isSo)
        {
            long start = TimeProvider.System.GetTimestamp();
            while (!isSo())
            {
                Assert.True(TimeProvider.System.GetElapsedTime(start) < WaitMax, "What was expected never came.");
                await Task.Delay(5, Stop);
            }
        }

        ValueTask IBrokerListener.UpAsync()
        {
            Ups++;
            return ValueTask.CompletedTask;
        }

        public ValueTask DownAsync()
        {
            Downs++;
            return ValueTask.CompletedTask;
        }

        public ValueTask MessageAsync(BrokerMessage message)
        {
            Messages.Enqueue($"{message.Topic}={Encoding.ASCII.GetString(message.Payload.Span)}");
            return ValueTask.CompletedTask;
        }

        public ValueTask DeliveredAsync(int token, bool ok)
        {
            Delivered.Enqueue((token, ok));
            return ValueTask.CompletedTask;
        }

        public void Line(string text) => Lines.Enqueue(text);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _ = await Ended;
            _stop.Dispose();
        }
    }
}
