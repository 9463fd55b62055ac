// ISnapshotSink: what PortDecoder calls when a second may be believed.

namespace Victron.Edge.VeDirect
{
    /// <summary>Receives believed seconds in stream order.</summary>
    public interface ISnapshotSink
    {
        /// <summary>A second that the guard believes. Valid only during the call.</summary>
        [HotPath]
        void OnSnapshot(Snapshot snapshot);
    }
}
