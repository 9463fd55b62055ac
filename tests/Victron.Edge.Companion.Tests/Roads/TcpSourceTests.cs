// A serial port behind TCP: what was not taken for seconds is given up, and not sent when a cable comes back minutes later.

using System.Net;
using System.Net.Sockets;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class TcpSourceTests
{
    [Fact]
    public async Task What_is_not_taken_within_seconds_ends_the_connection()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "How long the system goes on sending is read back on Linux only.");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)server.LocalEndpoint, TestContext.Current.CancellationToken);
        TcpSource.LimitDelivery(client.Client);
        byte[] value = new byte[4];
        Assert.Equal(4, client.Client.GetRawSocketOption(TcpSource.TcpLevel, TcpSource.UserTimeoutOnLinux, value));
        Assert.Equal(3000, BitConverter.ToInt32(value));
    }
}
