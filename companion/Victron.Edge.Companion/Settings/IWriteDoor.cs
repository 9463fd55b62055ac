// IWriteDoor: the lock between a verb and the settings of a device.

namespace Victron.Edge.Companion.Settings;

/// <summary>The lock of one device. Disposing closes what was opened here.</summary>
internal interface IWriteDoor : IAsyncDisposable
{
    /// <summary>Whether writing can be thought of now.</summary>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    string? Problem();

    /// <summary>Opens the lock as far as the person who was asked may.</summary>
    /// <returns>What is wrong, in one line; null when settings may be written.</returns>
    Task<string?> OpenAsync(CancellationToken stop);
}
