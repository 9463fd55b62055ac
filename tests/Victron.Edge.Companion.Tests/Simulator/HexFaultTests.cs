// HexFaultTests: each fault of the HEX port happens where the script says and nowhere else.
using Victron.Edge.Simulator.Faults;

namespace Victron.Edge.Companion.Tests.Simulator;

public sealed class HexFaultTests
{
    private const int CurrentLimit = 0xEDF0;
    private static readonly byte[] TenAmps = [100, 0];

    private static RegisterDialogue With(HexFault fault)
    {
        RegisterDialogue talk = new("mppt-100-30");
        talk.Device.Disturb(fault);
        return talk;
    }

    [Fact]
    public void No_answer_stores_the_write_and_stays_silent_once()
    {
        RegisterDialogue talk = With(new HexFault(HexFaultKind.NoAnswer) { IsWritesOnly = true, Count = 1 });

        Assert.Null(talk.Set(CurrentLimit, TenAmps));
        Assert.Equal(TenAmps, talk.Get(CurrentLimit)!.Value.Value);
        Assert.Equal(0, talk.Set(CurrentLimit, TenAmps)!.Value.Flags);
    }

    [Fact]
    public void Late_answer_comes_late()
    {
        RegisterDialogue talk = With(new HexFault(HexFaultKind.LateAnswer) { LateMs = 1500 });

        Assert.Null(talk.Get(CurrentLimit));
        talk.Wait(500);
        Assert.Null(talk.ReplyTo(7, CurrentLimit));
        talk.Wait(1000);
        _ = Assert.NotNull(talk.ReplyTo(7, CurrentLimit));
    }

    [Fact]
    public void Damaged_answer_has_a_wrong_check()
    {
        RegisterDialogue talk = With(new HexFault(HexFaultKind.DamagedAnswer));

        Assert.Null(talk.Get(CurrentLimit));
        Assert.Contains(talk.Frames, frame => frame.StartsWith(":7F0ED00", StringComparison.Ordinal));
    }

    [Fact]
    public void Foreign_answer_speaks_of_another_register()
    {
        RegisterDialogue talk = With(new HexFault(HexFaultKind.ForeignAnswer) { Register = CurrentLimit });

        Assert.Null(talk.Get(CurrentLimit));
        Assert.Equal(0, talk.ReplyTo(7, CurrentLimit ^ 1)!.Value.Flags);
        _ = Assert.NotNull(talk.Get(0xEDF7));
    }

    [Theory]
    [InlineData(HexFaultKind.ResetBeforeStoring, false)]
    [InlineData(HexFaultKind.ResetAfterStoring, true)]
    public void Reset_in_the_middle_of_a_write_leaves_it_stored_or_not(HexFaultKind kind, bool isStored)
    {
        RegisterDialogue talk = With(new HexFault(kind) { IsWritesOnly = true, Count = 1 });
        byte[] before = talk.Get(CurrentLimit)!.Value.Value;

        Assert.Null(talk.Set(CurrentLimit, TenAmps));
        Assert.Null(talk.Get(CurrentLimit)); // still starting
        talk.Wait(3000);
        Assert.Equal(isStored ? TenAmps : before, talk.Get(CurrentLimit)!.Value.Value);
        Assert.Equal([isStored], talk.Device.Writes.Select(write => write.IsStored));
        Assert.InRange(talk.Device.Look(0x0120).Value[0], 0, 10);
    }

    [Fact]
    public void Forgotten_write_is_echoed_and_not_there()
    {
        RegisterDialogue talk = With(new HexFault(HexFaultKind.ForgetsWrite));
        byte[] before = talk.Get(CurrentLimit)!.Value.Value;

        Assert.Equal(TenAmps, talk.Set(CurrentLimit, TenAmps)!.Value.Value);
        Assert.Equal(before, talk.Get(CurrentLimit)!.Value.Value);
        Assert.False(Assert.Single(talk.Device.Writes).IsStored);
    }

    [Fact]
    public void Script_lets_requests_pass_first_and_ends()
    {
        RegisterDialogue talk = With(new HexFault(HexFaultKind.NoAnswer) { Skip = 1, Count = 2 });
        bool[] answered = [.. Enumerable.Range(0, 5).Select(_ => talk.Get(CurrentLimit) != null)];

        Assert.Equal([true, false, false, true, true], answered);
    }

    [Fact]
    public void Chance_is_the_same_for_the_same_seed_and_ends_when_calmed()
    {
        bool[] first = Draw();

        Assert.Equal(first, Draw());
        Assert.Contains(true, first);
        Assert.Contains(false, first);

        static bool[] Draw()
        {
            RegisterDialogue talk = With(new HexFault(HexFaultKind.NoAnswer) { Rate = 0.5 });
            bool[] answered = [.. Enumerable.Range(0, 20).Select(_ => talk.Get(CurrentLimit) != null)];
            talk.Device.Calm();
            _ = Assert.NotNull(talk.Get(CurrentLimit));
            return answered;
        }
    }
}
