// The port that clients open: a link that stays where it is for as long as it is needed, and a terminal that keeps no old text.

using System.Text;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Companion.Bridge;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Bridge;

public sealed class BridgePortTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-bridge-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "mppt");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void A_link_is_there_until_it_is_given_back()
    {
        NeedLinks();
        using (PortLink.Make(Path, "/dev/null"))
        {
            Assert.Equal("/dev/null", new FileInfo(Path).LinkTarget);
            Assert.Contains("is there already", PortLink.Problem(Path), StringComparison.Ordinal);
            _ = Assert.Throws<IOException>(() => PortLink.Make(Path, "/dev/zero"));
        }

        Assert.Null(new FileInfo(Path).LinkTarget);
    }

    [Fact]
    public void A_link_that_a_killed_bridge_left_is_replaced_and_what_others_made_of_it_stays()
    {
        NeedLinks();
        _ = File.CreateSymbolicLink(Path, "/dev/pts/no-such-terminal");
        Assert.Null(PortLink.Problem(Path));
        using (PortLink.Make(Path, "/dev/null"))
        {
            File.Delete(Path);
            File.WriteAllText(Path, "mine");
        }

        Assert.Equal("mine", File.ReadAllText(Path));
        _ = Assert.Throws<IOException>(() => PortLink.Make(Path, "/dev/null"));
        Assert.Equal("mine", File.ReadAllText(Path));
    }

    [Fact]
    public void What_nobody_has_read_for_three_seconds_is_not_given_to_who_comes_then()
    {
        if (!PseudoTerminal.IsSupported)
        {
            Assert.Skip("This system has no pseudo-terminals.");
        }

        var time = new FakeTimeProvider();
        using var port = new BridgeTerminal(PseudoTerminal.Open(), time);
        byte[] buffer = new byte[64];
        Write(port, "one\n");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, port.ReadAvailable(buffer));
        Write(port, "two\n");
        using var client = new FileStream(port.Address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        Assert.Equal("one\ntwo\n", Read(client, 8));
        Assert.Equal(0, port.ReadAvailable(buffer));
        Write(port, "old\n");
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, port.ReadAvailable(buffer));
        Write(port, "new\n");
        Assert.Equal("new\n", Read(client, 4));
    }

    private static void NeedLinks()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links to terminals are not for Windows.");
        }
    }

    private static void Write(BridgeTerminal port, string text) => Assert.True(port.TryWrite(Encoding.ASCII.GetBytes(text), text.Length));

    private static string Read(Stream client, int count)
    {
        byte[] bytes = new byte[count];
        client.ReadExactly(bytes);
        return Encoding.ASCII.GetString(bytes);
    }
}
