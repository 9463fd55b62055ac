// LinkDoor: the lock of an edge. Behind a broker only the owner's key opens it, beforehand; on a cable the person who answered
// the question does, for the writes of this run and no longer.

using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>The lock of a device on a connection.</summary>
internal sealed class LinkDoor : IWriteDoor
{
    // The longest thing that is written is a restore, which takes a minute or two.
    private const int CableMinutes = 10;

    private readonly DeviceLink _link;
    private readonly LinkedDevice _device;
    private readonly bool _isCable;
    private bool _isOpen;

    /// <summary>Makes it for a device; opens nothing.</summary>
    public LinkDoor(DeviceLink link, LinkedDevice device, bool isCable)
    {
        _link = link;
        _device = device;
        _isCable = isCable;
    }

    /// <inheritdoc/>
    public string? Problem()
    {
        string edge = _device.Address.Edge;
        return _isCable || _device.Edge?.Report.Writes is { Allowed: true } ? null
            : $"{edge} is locked, nothing was written; let it be written for a while with: victron-edge unlock {edge}";
    }

    /// <inheritdoc/>
    public async Task<string?> OpenAsync(CancellationToken stop)
    {
        string? problem = _isCable ? await _link.UnlockAsync(_device, CableMinutes, stop).ConfigureAwait(false) : null;
        _isOpen = _isCable && problem is null;
        return problem;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isOpen)
        {
            _isOpen = false;
            _ = await _link.UnlockAsync(_device, 0, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
