// Listeners at the hex topics of a port: each hears what is said while it listens, and nothing is left of it afterwards.

using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Tests.Registers;

public sealed class LinkInboxTests
{
    private static readonly PortAddress Port = new("van-1", "ve1");
    private readonly LinkInbox _inbox = new(TimeProvider.System);
    private readonly List<string> _heard = [];

    [Fact]
    public void A_listener_that_left_hears_nothing_any_more()
    {
        Action<string, ReadOnlyMemory<byte>> first = (kind, _) => _heard.Add("first " + kind);
        Action<string, ReadOnlyMemory<byte>> second = (kind, _) => _heard.Add("second " + kind);
        _inbox.Listen(Port, first);
        _inbox.Listen(Port, second);
        Say("response", "# id=x end\n");
        _inbox.Leave(Port, first);
        Say("error", "{}");
        _inbox.Leave(Port, second);
        _inbox.Leave(Port, second);
        Say("response", "# id=x end\n");
        Assert.Equal(["first response", "second response", "second error"], _heard);
    }

    [Fact]
    public void Frames_that_nobody_asked_for_are_told_from_answers()
    {
        using (new UnaskedFrames(_inbox, Port, _heard.Add))
        {
            Say("response", "# id=x end\n:51641F9\n");
            Say("response", "# id=*\n:A0102000543\n\r\n:A0102000642\r\n");
            Say("error", "# id=*\n:A0102000543\n");
            Say("response", "");
        }

        Say("response", "# id=*\n:A0102000543\n");
        Assert.Equal([":A0102000543", ":A0102000642"], _heard);
    }

    private void Say(string kind, string text) => _inbox.Take($"victron-edge/van-1/ve1/hex/{kind}", Encoding.UTF8.GetBytes(text), false);
}
