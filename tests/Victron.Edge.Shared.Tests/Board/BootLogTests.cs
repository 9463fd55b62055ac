// BootLogTests: starts are counted, reasons survive a restart, and five short starts in a row end in safe mode.

using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Board;

public sealed class BootLogTests
{
    [Fact]
    public void First_start_is_number_one_by_power()
    {
        var boot = new BootLog(new OneFile());
        Assert.Equal((1, "power_on", false), (boot.Count, boot.Reason, boot.IsSafeMode));
    }

    [Theory]
    [InlineData("restart_asked")]
    [InlineData("network_stuck")]
    [InlineData("fault")]
    public void Reason_that_was_noted_is_told_once(string reason)
    {
        var file = new OneFile();
        new BootLog(file).Note(reason);
        var boot = new BootLog(file);
        Assert.Equal((2, reason), (boot.Count, boot.Reason));
        Assert.Equal((3, "power_on"), (new BootLog(file).Count, new BootLog(file).Reason));
    }

    [Fact]
    public void Five_short_starts_in_a_row_make_the_sixth_a_safe_one()
    {
        var file = new OneFile();
        for (var start = 1; start <= 5; start++)
        {
            var boot = new BootLog(file);
            Assert.False(boot.IsSafeMode, $"start {start}");
            boot.Live(299_999);
            boot.Note("fault");
        }

        Assert.True(new BootLog(file).IsSafeMode);
    }

    [Fact]
    public void Start_that_lives_five_minutes_ends_the_row()
    {
        var file = new OneFile();
        for (var start = 1; start <= 20; start++)
        {
            var boot = new BootLog(file);
            Assert.False(boot.IsSafeMode, $"start {start}");
            boot.Live(start % 5 == 0 ? 300_000 : 299_999);
        }
    }

    [Theory]
    [InlineData("restart_asked", false)]
    [InlineData("settings", false)]
    [InlineData("long_run", false)]
    [InlineData("loop_stuck", true)]
    public void Restart_that_somebody_wanted_is_no_short_start(string reason, bool isSafeMode)
    {
        var file = new OneFile();
        for (var start = 1; start <= 5; start++)
        {
            new BootLog(file).Note(reason);
        }

        Assert.Equal(isSafeMode, new BootLog(file).IsSafeMode);
    }

    [Fact]
    public void Flash_is_written_at_the_start_once_after_five_minutes_and_before_a_restart()
    {
        var file = new OneFile();
        var boot = new BootLog(file);
        for (var uptimeMs = 0; uptimeMs < 3_600_000; uptimeMs += 1000)
        {
            boot.Live(uptimeMs);
        }

        Assert.Equal(2, file.Writes);
        boot.Note("long_run");
        Assert.Equal(3, file.Writes);
    }

    [Fact]
    public void Note_that_was_cut_at_any_byte_counts_as_unknown()
    {
        var file = new OneFile();
        _ = new BootLog(file);
        var whole = file.Content!;
        for (var count = 0; count < whole.Length; count++)
        {
            file.Content = whole[..count];
            Assert.Equal("unknown", new BootLog(file).Reason);
        }
    }

    [Fact]
    public void Drive_that_refuses_does_not_stop_the_start()
    {
        Assert.Equal(1, new BootLog(new OneFile { RefusesWrites = true }).Count);
    }

    private sealed class OneFile : IBootFile
    {
        public byte[]? Content { get; set; }

        public int Writes { get; private set; }

        public bool RefusesWrites { get; init; }

        public byte[]? Read() => Content;

        public bool Write(byte[] data)
        {
            Writes++;
            Content = RefusesWrites ? Content : data;
            return !RefusesWrites;
        }
    }
}
