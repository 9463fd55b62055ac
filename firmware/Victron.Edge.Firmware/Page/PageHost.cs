// PageHost: what the page sees of a running edge. The core belongs to the main loop: each look takes the gate that the
// main loop holds while it works, and lets it go before anything is sent.

using nanoFramework.Runtime.Native;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The board behind the page.</summary>
    public sealed class PageHost : IPageHost
    {
        private readonly Board _board;
        private readonly EdgeAgent _agent;
        private readonly EdgeView _view;
        private readonly object _gate;
        private readonly string _name;

        /// <param name="agent">Null in set-up mode.</param>
        /// <param name="gate">Held by the main loop while it uses the core.</param>
        public PageHost(Board board, EdgeAgent agent, object gate)
        {
            _board = board;
            _agent = agent;
            _view = agent == null ? null : new EdgeView(agent);
            _gate = gate;
            _name = EdgeSetup.Name(board.Settings);
        }

        /// <inheritdoc/>
        public int PortCount
        {
            get { return _view == null ? 0 : _view.PortCount; }
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return _name; }
        }

        /// <inheritdoc/>
        public int TroubleNow
        {
            get { return _board.TroubleNow; }
        }

        /// <inheritdoc/>
        public long UnlockedUntilMs
        {
            get
            {
                lock (_gate)
                {
                    return _view == null ? 0 : _view.UnlockedUntilMs;
                }
            }
        }

        /// <inheritdoc/>
        public void WriteBoard(JsonWriter writer, long nowMs)
        {
            writer.Clear();
            writer.Pair("edge", _name);
            writer.Pair("firmware", FirmwareVersion.Text);
            writer.Pair("board", SystemInfo.TargetName);
            writer.Pair("uptime_ms", nowMs);
            writer.Pair("heap_free", GC.Run(false));
            writer.Pair("boot_count", _board.Boot.Count);
            writer.Pair("boot_reason", _board.Boot.Reason);
            writer.Name("safe_mode");
            writer.Text(_board.Boot.IsSafeMode ? "true" : "false");
            writer.Pair("connection", Trouble.Text(_board.TroubleNow));
        }

        /// <inheritdoc/>
        public byte[] Status(int port)
        {
            lock (_gate)
            {
                return _view.Status(port);
            }
        }

        /// <inheritdoc/>
        public string Product(int port)
        {
            lock (_gate)
            {
                return _view.Product(port);
            }
        }

        /// <inheritdoc/>
        public long HeardAtMs(int port)
        {
            lock (_gate)
            {
                return _view.HeardAtMs(port);
            }
        }

        /// <inheritdoc/>
        public bool WriteField(int port, int index, JsonWriter writer, out string name, out string unit)
        {
            lock (_gate)
            {
                name = _view.FieldName(port, index);
                unit = _view.FieldUnit(port, index);
                return _view.WriteField(port, index, writer);
            }
        }

        /// <inheritdoc/>
        public void WriteCounters(int port, JsonWriter writer)
        {
            lock (_gate)
            {
                _view.WriteCounters(port, writer);
            }
        }

        /// <inheritdoc/>
        public void Unlock(int minutes, long nowMs)
        {
            lock (_gate)
            {
                if (_agent != null)
                {
                    _agent.Unlock(minutes, nowMs);
                }
            }
        }

        /// <inheritdoc/>
        public string Save(BoardSettings settings)
        {
            _ = _board.Save(settings, out string problem); // the problem says the same
            return problem;
        }

        /// <inheritdoc/>
        public byte[] Random(int count)
        {
            return _board.Random(count);
        }
    }
}
