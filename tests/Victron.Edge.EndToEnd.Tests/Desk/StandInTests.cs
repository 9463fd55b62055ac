// StandInTests: that the stand-ins of the desk run fail as their README and docs/desk-run.md say: a kind one would prove nothing.

extern alias desk;

using System.Text;
using desk::nanoFramework.Hardware.Esp32;
using desk::nanoFramework.M2Mqtt;
using desk::nanoFramework.M2Mqtt.Exceptions;
using desk::nanoFramework.M2Mqtt.Messages;
using desk::nanoFramework.Networking;
using desk::System.IO.Ports;
using Victron.Edge.EndToEnd.Tests.Parts;
using Air = desk::Victron.Edge.DeskRun.Air;
using BoardSocket = desk::System.Net.Sockets.Socket;
using DeskSetting = desk::Victron.Edge.DeskRun.DeskSetting;
using DeskSide = desk::Victron.Edge.DeskRun.Desk;
using NanoFile = desk::System.IO.File;
using Station = desk::Victron.Edge.DeskRun.Station;

namespace Victron.Edge.EndToEnd.Tests.Desk;

/// <summary>In one class, as all of them share the one world of this process.</summary>
public sealed class StandInTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-stand-ins-");

    public StandInTests()
    {
        Tell("{\"speed\":50}");
        DeskSide.Begin(_folder.FullName);
    }

    public void Dispose()
    {
        Station.Leave(); // its driver would join again by itself
        _folder.Delete(true);
    }

    [Fact]
    public void A_serial_port_wants_pins_a_free_name_and_another_number_than_1()
    {
        using var debugger = new SerialPort("COM1");
        _ = Assert.Throws<InvalidOperationException>(debugger.Open);
        using var port = new SerialPort("COM3");
        _ = Assert.Throws<InvalidOperationException>(port.Open);
        _ = Assert.Throws<ArgumentException>(() => new SerialPort("COM3"));
        Configuration.SetPinFunction(25, DeviceFunction.COM3_RX);
        Configuration.SetPinFunction(26, DeviceFunction.COM3_TX);
        port.Open();
        port.Close();
        _ = Assert.Throws<ArgumentException>(() => new SerialPort("COM3")); // Close does not free the name
    }

    [Fact]
    public async Task A_read_waits_for_its_full_count_and_takes_nothing_on_a_time_out()
    {
        await using var cable = new PtyReplay();
        Tell($"{{\"ports\":{{\"COM2\":\"{cable.Path}\"}}}}");
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        using var port = new SerialPort("COM2") { ReadBufferSize = 1, ReadTimeout = 500 };
        port.Open();
        cable.Send(new byte[10], TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => port.BytesToRead == 10, "10 bytes", () => $"{port.BytesToRead}");
        _ = Assert.Throws<TimeoutException>(() => port.Read(new byte[11], 0, 11));
        Assert.Equal(10, port.BytesToRead);
        cable.Send(new byte[200], TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => port.BytesToRead == 129, "full ring of the least size", () => $"{port.BytesToRead}");
        Assert.Equal(10, port.Read(new byte[10], 0, 10));
    }

    [Fact]
    public void A_file_is_moved_to_a_free_name_only()
    {
        NanoFile.WriteAllText(@"I:\a.txt", "new");
        NanoFile.WriteAllText(@"I:\b.txt", "old");
        _ = Assert.Throws<Exception>(() => NanoFile.Move(@"I:\a.txt", @"I:\b.txt"));
        Assert.Equal("old", NanoFile.ReadAllText(@"I:\b.txt"));
        NanoFile.Delete(@"I:\b.txt");
        NanoFile.Move(@"I:\a.txt", @"I:\b.txt");
        Assert.Equal("new", NanoFile.ReadAllText(@"I:\b.txt"));
        _ = Assert.Throws<IOException>(() => NanoFile.Exists(@"C:\b.txt"));
    }

    [Fact]
    public void Wifi_is_set_up_once_and_tells_instead_of_throwing()
    {
        using var patience = new desk::System.Threading.CancellationTokenSource(20000);
        WifiNetworkHelper.Reset();
        Assert.False(WifiNetworkHelper.ConnectDhcp("van", "wrong password", token: patience.Token));
        Assert.Equal(NetworkHelperStatus.TokenExpiredWaitingIPAddress, WifiNetworkHelper.Status);
        Assert.False(WifiNetworkHelper.ConnectDhcp("van", "wifi-password"));
        _ = Assert.IsType<InvalidOperationException>(WifiNetworkHelper.HelperException);
        WifiNetworkHelper.Reset();
        Assert.True(WifiNetworkHelper.ConnectDhcp("van", "wifi-password"));
    }

    [Fact]
    public void A_client_without_a_network_or_a_name_is_not_made()
    {
        _ = Assert.ThrowsAny<Exception>(() => new MqttClient("127.0.0.1"));
        Air.Joined(true);
        _ = Assert.ThrowsAny<Exception>(() => new MqttClient("nobody.knows"));
        using var client = new MqttClient("127.0.0.1");
        Assert.Equal((ushort)1, client.Publish("a", [1], null, null, MqttQoSLevel.AtLeastOnce, true)); // queued for nobody, without a word
        client.Settings.InflightQueueSize = 1;
        Assert.Equal(1, new MqttClient("127.0.0.1").Settings.InflightQueueSize);
        MqttClientException full = Assert.Throws<MqttClientException>(() => client.Publish("a", [1], null, null, MqttQoSLevel.AtLeastOnce, true));
        Assert.Equal(MqttClientErrorCode.InflightQueueFull, full.ErrorCode);
        client.Settings.InflightQueueSize = int.MaxValue;
    }

    [Theory]
    [InlineData(MqttProtocolVersion.Version_3_1_1)]
    [InlineData(MqttProtocolVersion.Version_5)]
    public async Task A_handler_that_throws_loses_the_connection_and_a_changed_array_is_what_is_sent(MqttProtocolVersion version)
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        Air.Joined(true);
        using var client = new MqttClient("127.0.0.1", broker.Port, false, null, null, MqttSslProtocols.None) { ProtocolVersion = version };
        byte[] payload = Encoding.ASCII.GetBytes("early");
        _ = client.Publish("told", payload, null, null, MqttQoSLevel.AtLeastOnce, false);
        Encoding.ASCII.GetBytes("later").CopyTo(payload, 0);
        bool isClosed = false;
        client.MqttMsgPublishReceived += (_, _) => throw new InvalidOperationException("a handler");
        client.ConnectionClosed += (_, _) => isClosed = true;
        Assert.Equal(MqttReasonCode.Success, Connect(client));
        await subscriber.SeesAsync("told", "later");
        _ = client.Subscribe(["asked"], [MqttQoSLevel.AtLeastOnce]);
        await Patience.UntilAsync(
            () =>
            {
                subscriber.PublishAsync("asked", "now").Wait(TestContext.Current.CancellationToken);
                return isClosed;
            },
            "end of the connection",
            () => $"{client.IsConnected}");
        Assert.False(client.IsConnected);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.Version_3_1_1, MqttReasonCode.ConnectionRefusedNotAuthorized)]
    [InlineData(MqttProtocolVersion.Version_5, MqttReasonCode.NotAuthorized)]
    public async Task A_refusal_is_a_value(MqttProtocolVersion version, MqttReasonCode refusal)
    {
        await using Mosquitto broker = Mosquitto.Prepare();
        await broker.LetInOnlyAsync("van", "secret");
        await broker.StartAsync();
        Air.Joined(true);
        using var client = new MqttClient("127.0.0.1", broker.Port, false, null, null, MqttSslProtocols.None) { ProtocolVersion = version };
        Assert.Equal(refusal, Connect(client));
        Assert.False(client.IsConnected);
    }

    [Fact]
    public void A_broadcast_needs_its_option_and_a_network()
    {
        using var socket = new BoardSocket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp);
        var everybody = new System.Net.IPEndPoint(System.Net.IPAddress.Broadcast, 21883);
        _ = Assert.Throws<System.Net.Sockets.SocketException>(() => socket.SendTo([1], everybody));
        socket.SetSocketOption(System.Net.Sockets.SocketOptionLevel.Socket, System.Net.Sockets.SocketOptionName.Broadcast, true);
        _ = Assert.Throws<System.Net.Sockets.SocketException>(() => socket.SendTo([1], everybody));
        Air.Joined(true);
        Assert.Equal(1, socket.SendTo([1], everybody));
    }

    private static MqttReasonCode Connect(MqttClient client) =>
        client.Connect("stand-in", null, null, false, MqttQoSLevel.AtMostOnce, false, null, null, true, 30);

    private void Tell(string world)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "desk.json"), world);
        DeskSetting.Forget();
    }
}
