// PortBook: what the ledger has in memory of one port: its last runs, the run that it talks to, and its device.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>One port in memory.</summary>
internal sealed class PortBook
{
    // The present run, the one before it with a late message, and two for edges that share a name by mistake.
    public const int BootsMax = 4;

    private readonly Dictionary<string, BootBook> _boots = [];
    private bool _heardLive;
    private StoredNotice? _told;

    public PortBook(PortAddress address) => Address = address;

    public PortAddress Address { get; }

    public DeviceIdentity? Identity { get; set; }

    public DeviceIdentity? CommittedIdentity { get; set; }

    /// <summary>The run that was heard last; what the broker had kept does not count once something live was heard.</summary>
    public BootBook? Current { get; private set; }

    public IEnumerable<BootBook> Boots => _boots.Values;

    public BootBook? Find(string bootId) => _boots.GetValueOrDefault(bootId);

    /// <summary>Whether there is room for one more run, made by forgetting one that can be found in the archive.</summary>
    public bool MakeRoom()
    {
        if (_boots.Count < BootsMax)
        {
            return true;
        }

        BootBook? oldest = _boots.Values.Where(boot => !boot.IsDirty && boot != Current).MinBy(boot => boot.HeardMs);
        return oldest is not null && _boots.Remove(oldest.Key.BootId);
    }

    public void Add(BootBook boot) => _boots.Add(boot.Key.BootId, boot);

    public void Hear(BootBook boot, bool live, long nowMs)
    {
        boot.HeardMs = nowMs;
        if (live || !_heardLive)
        {
            Current = boot;
            _heardLive |= live;
        }
    }

    /// <summary>What the edge has to be told; null when it was told already.</summary>
    public StoredNotice? Untold()
    {
        if (Current is null)
        {
            return null;
        }

        var notice = new StoredNotice(Address, Current.Key.BootId, Current.CommittedStored);
        return notice == _told ? null : notice;
    }

    public void Told(StoredNotice? notice) => _told = notice;
}
