// RegisterDevice: a device as the services see it: registers with bytes, writes that it takes, refuses or never answers.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

internal sealed class RegisterDevice : IRegisterAccess
{
    /// <summary>What it holds.</summary>
    public Dictionary<int, byte[]> Registers { get; } = [];

    /// <summary>Registers that it takes no write of: flag 4.</summary>
    public HashSet<int> Refusing { get; } = [];

    /// <summary>Whether it answers nothing at all.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Every write that reached it.</summary>
    public List<(int Register, string Bytes)> Writes { get; } = [];

    public Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        progress?.Report(new AccessProgress(registers.Count, registers.Count));
        return Task.FromResult<IReadOnlyList<RegisterReply>>([.. registers.Select(Read)]);
    }

    public Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop)
    {
        Writes.Add((register, Convert.ToHexString(value)));
        if (Refusing.Contains(register))
        {
            return Task.FromResult(new RegisterReply(register, ReplyKind.Answered, RegisterReply.BadValue, Registers[register], ""));
        }

        Registers[register] = value;
        return Task.FromResult(Read(register));
    }

    private RegisterReply Read(int register) => IsSilent
        ? new RegisterReply(register, ReplyKind.Unanswered, 0, [], "unanswered: the device did not answer; check its cable")
        : Registers.TryGetValue(register, out byte[]? value)
            ? new RegisterReply(register, ReplyKind.Answered, 0, value, "")
            : new RegisterReply(register, ReplyKind.Answered, RegisterReply.UnknownRegister, [], "");
}
