// MqttWire: the socket below the stand-in of the MQTT client, with TLS when asked for. A network that is gone is silence:
// what is sent vanishes, nothing comes, and no error tells. Only the keep-alive finds out.

extern alias real;

using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using RealCertificate = real::System.Security.Cryptography.X509Certificates.X509Certificate2;
using RealChain = real::System.Security.Cryptography.X509Certificates.X509Chain;
using RealTrust = real::System.Security.Cryptography.X509Certificates.X509ChainTrustMode;
using RealFlags = real::System.Security.Cryptography.X509Certificates.X509VerificationFlags;
using RealRevocation = real::System.Security.Cryptography.X509Certificates.X509RevocationMode;
using RealThread = real::System.Threading.Thread;

namespace Victron.Edge.DeskRun;

/// <summary>One TCP or TLS connection to a broker.</summary>
public sealed class MqttWire : IDisposable
{
    // Both halves of a handshake are one native call on the board: everything else stands meanwhile.
    private const int HandshakeMs = 1500;
    private const int ConnectTimeoutMs = 30000;
    private const int LookMs = 10;

    private readonly TcpClient _socket = new();
    private readonly object _sending = new();
    private Stream _stream;
    private volatile bool _isDead;

    /// <summary>Connects.</summary>
    /// <param name="place">Where it really is.</param>
    /// <param name="name">Name that the broker's certificate has to bear.</param>
    /// <param name="tls">Whether to use TLS 1.2 or newer.</param>
    /// <param name="authority">Whom to trust; null: whom the system trusts.</param>
    /// <param name="validate">Whether the certificate is checked at all.</param>
    public MqttWire((string Host, int Port) place, string name, bool tls, RealCertificate authority, bool validate)
    {
        if (!Air.IsUp || DeskSetting.Now.BrokerSilent)
        {
            Desk.Say("connecting to the broker: no answer");
            BoardClock.Wait(ConnectTimeoutMs);
            Desk.Say("connecting to the broker: given up");
            throw new SocketException((int)SocketError.TimedOut);
        }

        _socket.Connect(place.Host, place.Port);
        _socket.NoDelay = true;
        _stream = _socket.GetStream();
        if (tls)
        {
            Clr.Stop(HandshakeMs);
            _stream = Secured(_stream, name, authority, validate);
        }
    }

    /// <summary>Sends one packet.</summary>
    /// <exception cref="IOException">The broker has closed the connection.</exception>
    public void Send(byte[] packet)
    {
        lock (_sending)
        {
            if (!IsGone())
            {
                _stream.Write(packet, 0, packet.Length);
            }
        }
    }

    /// <summary>Waits for one packet.</summary>
    /// <returns>Its first byte and its body.</returns>
    /// <exception cref="IOException">The broker has closed the connection, or <see cref="Dispose"/> did.</exception>
    public (byte Head, byte[] Body) Receive()
    {
        byte head = Next();
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7)
        {
            byte part = Next();
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        byte[] body = new byte[length];
        for (int at = 0; at < length; at++)
        {
            body[at] = Next();
        }

        return (head, body);
    }

    public void Dispose()
    {
        _isDead = false;
        _stream?.Dispose();
        _socket.Dispose();
    }

    // The native handshake says no more than that the connection failed.
    private static SslStream Secured(Stream stream, string name, RealCertificate authority, bool validate)
    {
        var secure = new SslStream(stream, false);
        try
        {
            secure.AuthenticateAsClient(new SslClientAuthenticationOptions
            {
                TargetHost = name,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, certificate, _, errors) => !validate || IsTrusted(certificate, errors, authority),
            });
            return secure;
        }
        catch (AuthenticationException)
        {
            throw new SocketException((int)SocketError.ConnectionAborted);
        }
    }

    private byte Next()
    {
        int read = _stream.ReadByte();
        if (read < 0)
        {
            throw new IOException("connection closed");
        }

        while (IsGone())
        {
            RealThread.Sleep(LookMs); // until Dispose; what came is not delivered any more
        }

        return (byte)read;
    }

    // A connection does not survive the loss of its network, also when the network comes back.
    private bool IsGone()
    {
        _isDead |= !Air.IsUp || DeskSetting.Now.BrokerSilent;
        return _isDead && _socket.Client != null;
    }

    private static bool IsTrusted(
        real::System.Security.Cryptography.X509Certificates.X509Certificate certificate, SslPolicyErrors errors, RealCertificate authority)
    {
        if (authority == null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return errors == SslPolicyErrors.None;
        }

        using var chain = new RealChain();
        chain.ChainPolicy.TrustMode = RealTrust.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = RealRevocation.NoCheck;
        chain.ChainPolicy.VerificationFlags = RealFlags.IgnoreNotTimeValid; // the board's clock is not set yet
        _ = chain.ChainPolicy.CustomTrustStore.Add(authority);
        return chain.Build(new RealCertificate(certificate));
    }
}
