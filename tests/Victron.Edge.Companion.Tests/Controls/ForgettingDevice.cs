// ForgettingDevice: a device in the time of the test: registers with bytes, some of which it forgets when nobody writes them
// again within a minute, as a charger does. It can be silent, slow, or take another value than it is given.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Companion.Tests.Controls;

internal sealed class ForgettingDevice(TimeProvider time) : IRegisterAccess
{
    public static readonly TimeSpan ForgetsAfter = TimeSpan.FromSeconds(60);

    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<int, (byte[] Bytes, TimeSpan At)> _fleeting = [];
    private readonly Dictionary<int, byte[]> _registers = [];

    /// <summary>Every write that reached it.</summary>
    public List<(DateTimeOffset At, int Register, string Bytes)> Writes { get; } = [];

    /// <summary>Reads that it was asked for.</summary>
    public int Reads { get; private set; }

    /// <summary>Whether it answers nothing at all.</summary>
    public bool IsSilent { get; set; }

    /// <summary>What is waited for before a write is answered; null for nothing.</summary>
    public Task? Slow { get; set; }

    /// <summary>Bytes that it takes instead of those that it is given.</summary>
    public string? Takes { get; set; }

    /// <summary>What a register holds now, in hexadecimal.</summary>
    public string this[int register]
    {
        get => Convert.ToHexString(Held(register));
        set => _registers[register] = Convert.FromHexString(value);
    }

    /// <summary>Sets what a register holds while it has forgotten.</summary>
    public void Forgets(int register, string rest)
    {
        _registers[register] = Convert.FromHexString(rest);
        _fleeting[register] = (_registers[register], -ForgetsAfter);
    }

    public Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<RegisterReply>>([.. registers.Select(Reply)]);
    }

    public async Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop)
    {
        if (Slow is { } slow)
        {
            await slow;
        }

        if (IsSilent)
        {
            return Reply(register);
        }

        Writes.Add((time.GetUtcNow(), register, Convert.ToHexString(value)));
        byte[] taken = Takes is { } other ? Convert.FromHexString(other) : value;
        if (_fleeting.ContainsKey(register))
        {
            _fleeting[register] = (taken, Now);
        }
        else
        {
            _registers[register] = taken;
        }

        return Reply(register);
    }

    // A device has a clock of its own.
    private TimeSpan Now => time.GetElapsedTime(_start);

    private byte[] Held(int register) =>
        _fleeting.TryGetValue(register, out (byte[] Bytes, TimeSpan At) last) && Now - last.At < ForgetsAfter ? last.Bytes : _registers[register];

    private RegisterReply Reply(int register) => IsSilent
        ? new RegisterReply(register, ReplyKind.Unanswered, 0, [], "unanswered: the device did not answer; check its cable")
        : _registers.ContainsKey(register)
            ? new RegisterReply(register, ReplyKind.Answered, 0, Held(register), "")
            : new RegisterReply(register, ReplyKind.Answered, RegisterReply.UnknownRegister, [], "");
}
