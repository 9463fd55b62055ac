// EmbeddedBrokerTests: the broker inside the program takes the guests that come by.

using MQTTnet;
using MQTTnet.Formatter;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class EmbeddedBrokerTests
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task Guests_without_a_client_id_are_taken_and_kept_apart(MqttProtocolVersion version)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using IMqttClient first = new MqttClientFactory().CreateMqttClient();
        using IMqttClient second = new MqttClientFactory().CreateMqttClient();
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Address.Host, broker.Address.Port)
            .WithClientId(string.Empty)
            .WithCleanSession()
            .WithProtocolVersion(version)
            .Build();

        MqttClientConnectResult one = await first.ConnectAsync(options, TestContext.Current.CancellationToken);
        MqttClientConnectResult two = await second.ConnectAsync(options, TestContext.Current.CancellationToken);

        Assert.Equal(MqttClientConnectResultCode.Success, one.ResultCode);
        Assert.Equal(MqttClientConnectResultCode.Success, two.ResultCode);
        await first.PingAsync(TestContext.Current.CancellationToken);   // the second one did not take its place
    }
}
