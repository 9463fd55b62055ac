// HexCopyTests: copies of writing requests, as bridges between brokers and busy networks make them: none is followed, whatever
// became of the first one.

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexCopyTests
{
    private const string Set = ":8F0ED0064000C";

    private readonly HexRun _run = new();

    [Fact]
    public void A_write_that_was_refused_is_not_followed_when_it_comes_once_more()
    {
        string head = _run.Head("w1");
        _run.Ask(head, Set);
        _run.Unlock();
        _run.Ask(head, Set);
        _run.Wait(1_000);
        Assert.Empty(_run.Frames);
        Assert.Equal([("w1", -1, "locked"), ("w1", -1, "duplicate")], _run.Errors);
    }

    [Fact]
    public void A_kept_copy_of_a_write_that_runs_is_called_a_duplicate()
    {
        _run.Unlock();
        string text = _run.Head("w1") + "\n" + Set;
        _run.Request(text);
        _run.Request(text, retained: true);
        _run.Wait(1_000);
        Assert.Equal([Set], _run.Frames);
        Assert.Equal([("w1", -1, "duplicate")], _run.Errors);
    }

    [Fact]
    public void Refused_requests_do_not_push_one_that_was_followed_out_of_the_memory()
    {
        _run.Unlock();
        string head = _run.Head("w1");
        _run.Ask(head, Set);
        _run.Wait(1_000);
        _run.Unlock(0);
        for (int i = 0; i < 40; i++)
        {
            _run.Write("n" + i, Set);
            _run.Wait(100);
        }

        _run.Unlock();
        _run.Ask(head, Set);
        _run.Wait(1_000);
        Assert.Equal([Set], _run.Frames);
        Assert.Equal(("w1", -1, "duplicate"), _run.Errors[^1]);
    }

    [Fact]
    public void A_write_that_gives_itself_more_than_a_minute_is_refused()
    {
        _run.Unlock();
        _run.Ask(_run.Head("w1", _run.UptimeMs + 60_001), Set);
        _run.Wait(1_000);
        Assert.Empty(_run.Frames);
        Assert.Equal([("w1", -1, "too_far")], _run.Errors);
        Assert.Contains("60000", _run.Edge.Last("ve1/hex/error").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_comes_after_33_other_writes_and_its_time_is_not_followed()
    {
        _run.Device = HexRun.Willing;
        _run.Unlock();
        string text = _run.Head("one", _run.UptimeMs + 60_000) + "\n" + HexRun.Set(0x2015, 0x64, 0);
        _run.Request(text);
        for (int i = 0; i < 33; i++)
        {
            _run.Wait(2_000);
            _run.Write("n" + i, HexRun.Set(0x2015, i, 0));
        }

        _run.Request(text);
        _run.Wait(1_000);
        Assert.Equal(34, _run.Wire.Count);
        Assert.Equal([("one", -1, "too_late")], _run.Errors);
    }
}
