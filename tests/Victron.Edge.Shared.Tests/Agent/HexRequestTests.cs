// Requests by HEX that the edge follows: which frames go out, how the answers come back, and when.

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexRequestTests
{
    private readonly HexRun _run = new() { Device = HexRun.Willing };

    [Fact]
    public void A_read_goes_out_and_its_answer_comes_back_with_the_end()
    {
        _run.Ask(HexRun.Get(0xEDF0));
        _run.Wait(200);
        Assert.Equal([":7F0ED0071"], _run.Frames);
        Assert.Equal(["# id=- end\n:7F0ED002A47\n"], _run.Responses);
        Assert.Empty(_run.Errors);
    }
}
