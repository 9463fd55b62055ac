// EmbeddedBroker: an MQTT broker inside this program. Whoever is on this machine is let in. Beyond it the broker listens only where it is
// given users, and each of them may do what is theirs and nothing else.

using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Victron.Edge.Roads.Broker;

/// <summary>A broker on 127.0.0.1, or on all addresses for those who have a user.</summary>
public sealed class EmbeddedBroker : IAsyncDisposable
{
    // Another program can take a free port between finding and using it.
    private const int Attempts = 5;
    private const string UserItem = "user";

    private readonly MqttServer _server;
    private readonly IBrokerUsers? _users;
    private readonly Func<EndPoint?, bool> _isHere;

    private EmbeddedBroker(MqttServer server, int port, IBrokerUsers? users, Func<EndPoint?, bool> isHere)
    {
        _server = server;
        _users = users;
        _isHere = isHere;
        server.ValidatingConnectionAsync += LetIn;
        server.InterceptingPublishAsync += CheckPublish;
        server.InterceptingSubscriptionAsync += CheckSubscription;
        Address = BrokerAddress.Local with { Port = port };
    }

    /// <summary>Where it listens.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Starts a broker.</summary>
    /// <param name="port">TCP port; 0 takes a free one.</param>
    /// <param name="users">Who is let in from beyond this machine; null for nobody: then it does not listen there.</param>
    /// <exception cref="IOException">The port is taken; the message says so in one line.</exception>
    public static Task<EmbeddedBroker> StartAsync(int port = 0, IBrokerUsers? users = null) => StartAsync(port, users, IsLoopback);

    /// <summary>Starts a broker with another notion of what this machine is.</summary>
    internal static async Task<EmbeddedBroker> StartAsync(int port, IBrokerUsers? users, Func<EndPoint?, bool> isHere)
    {
        for (int attempt = 1; ; attempt++)
        {
            int chosen = port == 0 ? FreePort() : port;
            MqttServer server = new MqttServerFactory().CreateMqttServer(Options(chosen, users is null ? IPAddress.Loopback : IPAddress.Any));
            var broker = new EmbeddedBroker(server, chosen, users, isHere);
            try
            {
                await server.StartAsync().ConfigureAwait(false);
                return broker;
            }
            catch (SocketException fault)
            {
                server.Dispose();
                if (port != 0 || attempt == Attempts)
                {
                    throw new IOException($"port {chosen}{(users is null ? " on 127.0.0.1" : "")} cannot be used: is another broker running?", fault);
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

    private static MqttServerOptions Options(int port, IPAddress listen) => new MqttServerOptionsBuilder()
        .WithDefaultEndpoint()
        .WithDefaultEndpointBoundIPAddress(listen)
        .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
        .WithDefaultEndpointPort(port)
        .Build();

    // `mosquitto_sub` and others come without a client id and leave the choice to the broker, which MQTT 3.1.1 allows with a
    // clean session (section 3.1.3.1). MQTTnet lets a handler assign one for MQTT 5 only, so the packet itself gets it.
    private Task LetIn(ValidatingConnectionEventArgs guest)
    {
        MqttConnectPacket packet = Packet(guest);
        if (!_isHere(guest.ChannelAdapter.RemoteEndPoint))
        {
            BrokerUser? user = _users?.Find(guest.UserName ?? "", guest.Password ?? "");
            if (user is null || (packet.WillFlag && !user.MayPublish(packet.WillTopic)))
            {
                guest.ReasonCode = user is null ? MqttConnectReasonCode.BadUserNameOrPassword : MqttConnectReasonCode.NotAuthorized;
                return Task.CompletedTask;
            }

            guest.SessionItems[UserItem] = user;

            // Whoever comes with the name of another's session would end it.
            packet.ClientId = $"{user.Name}/{(string.IsNullOrEmpty(guest.ClientId) ? Guid.NewGuid().ToString("N") : guest.ClientId)}";
            return Task.CompletedTask;
        }

        if (string.IsNullOrEmpty(guest.ClientId))
        {
            guest.AssignedClientIdentifier = $"guest-{Guid.NewGuid():N}";
            packet.ClientId = guest.AssignedClientIdentifier;
        }

        return Task.CompletedTask;
    }

    private static Task CheckPublish(InterceptingPublishEventArgs what)
    {
        if (what.SessionItems[UserItem] is BrokerUser user && !user.MayPublish(what.ApplicationMessage.Topic))
        {
            what.ProcessPublish = false;
            what.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
        }

        return Task.CompletedTask;
    }

    private static Task CheckSubscription(InterceptingSubscriptionEventArgs what)
    {
        if (what.SessionItems[UserItem] is BrokerUser user && !user.MayRead(what.TopicFilter.Topic))
        {
            what.ProcessSubscription = false;
            what.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        }

        return Task.CompletedTask;
    }

    private static bool IsLoopback(EndPoint? end) =>
        end is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connectPacket")]
    private static extern ref MqttConnectPacket Packet(ValidatingConnectionEventArgs guest);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
