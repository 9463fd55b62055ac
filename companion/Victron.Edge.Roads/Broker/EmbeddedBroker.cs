// EmbeddedBroker: an MQTT broker inside this program, reachable from this machine only.
// Knows no users yet, which is why it never listens beyond the loopback address.

using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MQTTnet.Packets;
using MQTTnet.Server;

namespace Victron.Edge.Roads.Broker;

/// <summary>A broker on 127.0.0.1.</summary>
public sealed class EmbeddedBroker : IAsyncDisposable
{
    // Another program can take a free port between finding and using it.
    private const int Attempts = 5;

    private readonly MqttServer _server;

    private EmbeddedBroker(MqttServer server, int port)
    {
        _server = server;
        Address = BrokerAddress.Local with { Port = port };
    }

    /// <summary>Where it listens.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Starts a broker.</summary>
    /// <param name="port">TCP port; 0 takes a free one.</param>
    /// <exception cref="IOException">The port is taken; the message says so in one line.</exception>
    public static async Task<EmbeddedBroker> StartAsync(int port = 0)
    {
        for (int attempt = 1; ; attempt++)
        {
            int chosen = port == 0 ? FreePort() : port;
            MqttServer server = new MqttServerFactory().CreateMqttServer(Options(chosen));
            server.ValidatingConnectionAsync += NameGuest;
            try
            {
                await server.StartAsync().ConfigureAwait(false);
                return new EmbeddedBroker(server, chosen);
            }
            catch (SocketException fault)
            {
                server.Dispose();
                if (port != 0 || attempt == Attempts)
                {
                    throw new IOException($"port {chosen} on 127.0.0.1 cannot be used: is another broker running?", fault);
                }
            }
        }
    }

    /// <summary>Stops it; connected clients are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new MqttServerStopOptionsBuilder().Build()).ConfigureAwait(false);
        _server.Dispose();
    }

    private static MqttServerOptions Options(int port) => new MqttServerOptionsBuilder()
        .WithDefaultEndpoint()
        .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
        .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
        .WithDefaultEndpointPort(port)
        .Build();

    // `mosquitto_sub` and others come without a client id and leave the choice to the broker, which MQTT 3.1.1 allows with a
    // clean session (section 3.1.3.1). MQTTnet lets a handler assign one for MQTT 5 only, so the packet itself gets it.
    private static Task NameGuest(ValidatingConnectionEventArgs guest)
    {
        if (string.IsNullOrEmpty(guest.ClientId))
        {
            guest.AssignedClientIdentifier = $"guest-{Guid.NewGuid():N}";
            Packet(guest).ClientId = guest.AssignedClientIdentifier;
        }

        return Task.CompletedTask;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connectPacket")]
    private static extern ref MqttConnectPacket Packet(ValidatingConnectionEventArgs guest);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
