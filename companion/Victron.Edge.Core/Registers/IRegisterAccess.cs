// IRegisterAccess: the road to the registers of one device. Knows bytes only; whether a write is wise is told by SettingsService.

namespace Victron.Edge.Core.Registers;

/// <summary>Reads and writes registers of one device.</summary>
public interface IRegisterAccess
{
    /// <summary>Reads registers; a register that is not answered does not stop the others.</summary>
    /// <param name="registers">Register ids.</param>
    /// <param name="progress">Told after each batch; null for nobody.</param>
    /// <param name="stop">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One reply for each id, in the same order.</returns>
    Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop);

    /// <summary>Sends one write, once.</summary>
    /// <param name="register">Register id.</param>
    /// <param name="value">Bytes, least first; empty for an action.</param>
    /// <param name="stop">Ends the wait with an <see cref="OperationCanceledException"/>; the write may have been sent.</param>
    Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop);
}
