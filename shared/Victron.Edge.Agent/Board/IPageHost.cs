// IPageHost: what the page asks of the board. The host keeps the main loop away from the core while it looks.

namespace Victron.Edge.Agent
{
    /// <summary>The board behind the page.</summary>
    public interface IPageHost
    {
        /// <summary>Number of VE.Direct ports; 0 in set-up mode.</summary>
        int PortCount { get; }

        /// <summary>Name of the edge.</summary>
        string Name { get; }

        /// <summary>One of <see cref="Trouble"/>.</summary>
        int TroubleNow { get; }

        /// <summary>Figures of the board as JSON members, without braces, the only content of the writer.</summary>
        void WriteBoard(JsonWriter writer, long nowMs);

        /// <summary>See <see cref="EdgeView.Status"/>.</summary>
        byte[] Status(int port);

        /// <summary>See <see cref="EdgeView.Product"/>.</summary>
        string Product(int port);

        /// <summary>See <see cref="EdgeView.HeardAtMs"/>.</summary>
        long HeardAtMs(int port);

        /// <summary>Writes a field and tells its name and unit, which are null when there are none: see <see cref="EdgeView.WriteField"/>.</summary>
        bool WriteField(int port, int index, JsonWriter writer, out string name, out string unit);

        /// <summary>See <see cref="EdgeView.WriteCounters"/>.</summary>
        void WriteCounters(int port, JsonWriter writer);

        /// <summary>When writing ends, in the caller's milliseconds; 0 while it is not allowed.</summary>
        long UnlockedUntilMs { get; }

        /// <summary>Lets settings of devices be written for some minutes, or no longer with 0.</summary>
        void Unlock(int minutes, long nowMs);

        /// <summary>Stores settings; the board restarts when the answer has been sent.</summary>
        /// <returns>Null, or what was wrong; nothing has changed then.</returns>
        string Save(BoardSettings settings);

        /// <summary>Random bytes for a salt.</summary>
        byte[] Random(int count);
    }
}
