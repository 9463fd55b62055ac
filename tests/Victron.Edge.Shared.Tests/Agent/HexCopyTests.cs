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
}
