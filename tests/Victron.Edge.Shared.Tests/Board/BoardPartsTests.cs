// BoardPartsTests: the light's patterns, the button, heartbeats, pauses, the choice of the MQTT version, random bytes.

using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Board;

public sealed class BoardPartsTests
{
    [Theory]
    [InlineData(Trouble.NoWifi, 1)]
    [InlineData(Trouble.WifiPassword, 2)]
    [InlineData(Trouble.NoBroker, 3)]
    [InlineData(Trouble.BrokerPassword, 4)]
    [InlineData(Trouble.NotConfigured, 5)]
    [InlineData(Trouble.SafeMode, 6)]
    public void Trouble_blinks_its_number_and_a_pause(int trouble, int flashes)
    {
        var periodMs = (flashes * 500) + 1500;
        Assert.Equal(flashes * 3, Flashes(trouble, false, 3 * periodMs));
        Assert.All(Enumerable.Range(flashes * 500, 1500), ms => Assert.False(LedPattern.IsOn(trouble, false, ms)));
    }

    [Fact]
    public void Well_is_one_short_flash_in_ten_seconds()
    {
        Assert.Equal(6, Flashes(Trouble.None, false, 60_000));
        Assert.Equal(60, Enumerable.Range(0, 10_000).Count(ms => LedPattern.IsOn(Trouble.None, false, ms)));
    }

    [Fact]
    public void Connecting_blinks_slowly_and_identified_fast_whatever_else_is_the_matter()
    {
        Assert.Equal(5, Flashes(Trouble.Connecting, false, 10_000));
        Assert.Equal(50, Flashes(Trouble.SafeMode, true, 10_000));
    }

    [Fact]
    public void Every_trouble_has_a_sentence_of_its_own()
    {
        var sentences = Enumerable.Range(Trouble.None, 8).Select(Trouble.Text).ToList();
        Assert.Equal(8, sentences.Distinct().Count());
    }

    [Theory]
    [InlineData(30, new int[0])]
    [InlineData(60, new[] { ButtonPress.Tap })]
    [InlineData(2000, new[] { ButtonPress.Tap })]
    [InlineData(5000, new int[0])]
    [InlineData(30000, new[] { ButtonPress.Hold })]
    public void Press_means_what_its_length_says(int heldMs, int[] expected)
    {
        var button = new ButtonPress();
        var heard = Enumerable.Range(0, 4000).Select(n => n * 10).Select(ms => button.Feed(ms >= 1000 && ms < 1000 + heldMs, ms)).Where(press => press != ButtonPress.None);
        Assert.Equal(expected, heard);
    }

    [Fact]
    public void Bounce_of_a_contact_is_no_press()
    {
        var button = new ButtonPress();
        Assert.All(Enumerable.Range(0, 20), ms => Assert.Equal(ButtonPress.None, button.Feed(ms % 2 == 0, ms * 10)));
    }

    [Theory]
    [InlineData(Heartbeats.Loop, 60_000, "loop_stuck")]
    [InlineData(Heartbeats.Network, 300_000, "network_stuck")]
    [InlineData(Heartbeats.Page, 120_000, "network_stuck")]
    public void Thread_that_is_silent_for_too_long_is_missing(int thread, int patienceMs, string reason)
    {
        var beats = new Heartbeats();
        Assert.Null(beats.Missing(10_000_000)); // nobody has started
        beats.Beat(thread, 1000);
        Assert.Null(beats.Missing(1000 + patienceMs));
        Assert.Equal(reason, beats.Missing(1001 + patienceMs));
        beats.Rest(thread);
        Assert.Null(beats.Missing(10_000_000));
    }

    [Fact]
    public void Pauses_double_to_a_minute_and_start_anew_after_a_connection()
    {
        var backOff = new BackOff();
        var middles = Enumerable.Range(0, 9).Select(_ => Middle(backOff, false));
        Assert.Equal([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000], middles);
        Assert.Equal(1000, Middle(backOff, true));
        Assert.Equal(2000, Middle(backOff, false));
    }

    [Fact]
    public void Pauses_of_many_boards_spread_by_a_quarter_to_both_sides()
    {
        var random = new Random(1);
        var pauses = Enumerable.Range(0, 10_000).Select(_ => new BackOff().NextMs(false, random.Next(int.MinValue, int.MaxValue))).ToList();
        Assert.Equal((750, 1250), (pauses.Min(), pauses.Max()));
        Assert.InRange(pauses.Average(), 990, 1010);
    }

    [Fact]
    public void Broker_that_refuses_version_5_is_asked_with_3_1_1_and_then_kept()
    {
        var choice = new VersionChoice();
        Assert.Equal(5, choice.Version);
        choice.HearRefused();
        Assert.Equal(4, choice.Version);
        choice.HearUnderstood();
        Repeat(4, choice.HearRefused);
        Assert.Equal(4, choice.Version);
        choice.HearRefused(); // five in a row: another broker
        Assert.Equal(5, choice.Version);
    }

    [Fact]
    public void Random_bytes_differ_from_take_to_take_and_from_start_to_start()
    {
        var pool = new RandomPool();
        pool.Stir([1, 2, 3]);
        var taken = Enumerable.Range(0, 100).Select(_ => Hex.Text(pool.Take(16))).ToList();
        var other = new RandomPool();
        other.Stir([1, 2, 3]);
        other.Stir(2);
        taken.AddRange(Enumerable.Range(0, 100).Select(_ => Hex.Text(other.Take(16))));
        Assert.Equal(200, taken.Distinct().Count());
    }

    private static void Repeat(int times, Action act)
    {
        for (var n = 0; n < times; n++)
        {
            act();
        }
    }

    // Half of the spread is the middle.
    private static int Middle(BackOff backOff, bool wasUp)
    {
        var low = backOff.NextMs(wasUp, 0);
        return low * 4 / 3;
    }

    private static int Flashes(int trouble, bool isIdentified, int forMs)
    {
        var lit = Enumerable.Range(-1, forMs + 1).Select(ms => ms >= 0 && LedPattern.IsOn(trouble, isIdentified, ms)).ToList();
        return lit.Zip(lit.Skip(1)).Count(pair => !pair.First && pair.Second);
    }
}
