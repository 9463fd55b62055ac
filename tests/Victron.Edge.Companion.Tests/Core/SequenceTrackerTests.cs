// (boot id, seq): new, repeated, missed.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Core;

public sealed class SequenceTrackerTests
{
    [Fact]
    public void Samples_between_two_that_arrived_are_counted_as_missed()
    {
        var tracker = new SequenceTracker();
        Assert.True(tracker.Accept("a", 5));
        Assert.True(tracker.Accept("a", 9));
        Assert.Equal(3, tracker.Missed);
    }

    [Fact]
    public void A_repeated_or_older_sample_is_refused()
    {
        var tracker = new SequenceTracker();
        Assert.True(tracker.Accept("a", 5));
        Assert.False(tracker.Accept("a", 5));
        Assert.False(tracker.Accept("a", 4));
        Assert.Equal(2, tracker.Repeats);
    }

    [Fact]
    public void A_new_boot_id_begins_anew_and_misses_nothing()
    {
        var tracker = new SequenceTracker();
        Assert.True(tracker.Accept("a", 500));
        Assert.True(tracker.Accept("b", 0));
        Assert.Equal(0, tracker.Missed);
        Assert.Equal(1, tracker.Restarts);
    }

    [Fact]
    public void A_sender_without_numbers_is_believed()
    {
        var tracker = new SequenceTracker();
        Assert.True(tracker.Accept("", -1));
        Assert.True(tracker.Accept("", -1));
    }
}
