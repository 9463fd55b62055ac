// Subscriber: a plain MQTT client that subscribes to everything and keeps what came, in order.

using System.Buffers;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class Subscriber : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Lock _gate = new();
    private readonly List<Heard> _heard = [];

    private Subscriber()
    {
    }

    /// <summary>Connects to a broker and subscribes.</summary>
    public static Task<Subscriber> ToAsync(Mosquitto broker, string? user = null, string? password = null) => ToAsync(broker.Port, user, password);

    /// <summary>Connects to a broker at a port of this machine and subscribes.</summary>
    public static async Task<Subscriber> ToAsync(int port, string? user = null, string? password = null)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var subscriber = new Subscriber();
        subscriber._client.ApplicationMessageReceivedAsync += subscriber.KeepAsync;
        MqttClientOptionsBuilder options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithTimeout(Patience.WaitMax);
        MqttClientConnectResult result = await subscriber._client.ConnectAsync((user is null ? options : options.WithCredentials(user, password)).Build(), stop);
        Assert.Equal(MqttClientConnectResultCode.Success, result.ResultCode);
        MqttClientSubscribeOptions all = new MqttClientSubscribeOptionsBuilder().WithTopicFilter("#", MqttQualityOfServiceLevel.AtLeastOnce).Build();
        _ = await subscriber._client.SubscribeAsync(all, stop);
        return subscriber;
    }

    /// <summary>Everything that came on a topic, oldest first.</summary>
    public IReadOnlyList<Heard> On(string topic) => All(heard => heard.Topic == topic);

    /// <summary>Everything that came on topics that begin with a text, oldest first.</summary>
    public IReadOnlyList<Heard> Under(string beginning) => All(heard => heard.Topic.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The newest payload of a topic; null before the first.</summary>
    public string? Last(string topic) => On(topic) is [.., var newest] ? newest.Payload : null;

    /// <summary>Waits for a payload to be the newest of its topic.</summary>
    public Task SeesAsync(string topic, string payload) =>
        Patience.UntilAsync(() => Last(topic) == payload, $"'{payload}' on {topic}", () => $"Last was '{Last(topic)}'; topics: {Topics()}");

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Its text.</param>
    /// <param name="isKept">Whether the broker is to keep it.</param>
    public async Task PublishAsync(string topic, string payload, bool isKept = false)
    {
        var message = new MqttApplicationMessage { Topic = topic, PayloadSegment = Encoding.UTF8.GetBytes(payload), Retain = isKept };
        _ = await _client.PublishAsync(message, TestContext.Current.CancellationToken);
    }

    /// <summary>Every topic heard, for messages.</summary>
    public string Topics() => string.Join(", ", All(_ => true).Select(heard => heard.Topic).Distinct());

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private Heard[] All(Func<Heard, bool> wanted)
    {
        lock (_gate)
        {
            return [.. _heard.Where(wanted)];
        }
    }

    private Task KeepAsync(MqttApplicationMessageReceivedEventArgs e)
    {
        MqttApplicationMessage message = e.ApplicationMessage;
        lock (_gate)
        {
            _heard.Add(new Heard(message.Topic, Encoding.UTF8.GetString(message.Payload.ToArray()), message.Retain));
        }

        return Task.CompletedTask;
    }
}
