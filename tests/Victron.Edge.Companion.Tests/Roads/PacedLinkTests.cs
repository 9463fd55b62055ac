// A recording is played at the pace of the wire.

using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class PacedLinkTests
{
    [Fact]
    public async Task Bytes_come_no_sooner_than_the_wire_would_bring_them()
    {
        var time = new FakeTimeProvider();
        await using var link = new PacedLink(new MemoryStream(new byte[192]), time, 1920);
        byte[] buffer = new byte[1024];
        Task<int> read = link.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask();

        // 64 bytes take 33.3 ms; timers count whole milliseconds.
        time.Advance(TimeSpan.FromMilliseconds(32));
        Assert.False(read.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(64, await read);
    }

    [Fact]
    public async Task A_recording_ends()
    {
        await using var link = new PacedLink(new MemoryStream(), new FakeTimeProvider(), 1920);
        Assert.Equal(0, await link.ReadAsync(new byte[8], TestContext.Current.CancellationToken));
    }
}
