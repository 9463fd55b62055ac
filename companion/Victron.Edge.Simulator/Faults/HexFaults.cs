// HexFaults: the faults of one HEX port and which of them strikes next. The same requests meet the same faults.
namespace Victron.Edge.Simulator.Faults;

internal sealed class HexFaults(SimRandom random)
{
    private readonly List<Pending> _pending = [];

    /// <summary>Adds a fault; the one added first strikes first.</summary>
    public void Add(HexFault fault) => _pending.Add(new Pending(fault));

    /// <summary>No faults from now on.</summary>
    public void Clear() => _pending.Clear();

    /// <summary>The fault that a request meets, or null.</summary>
    /// <param name="register">Register of the request; null when it is about none.</param>
    /// <param name="isWrite">Whether it is a write.</param>
    public HexFault? Strike(int? register, bool isWrite)
    {
        foreach (Pending pending in _pending)
        {
            if (pending.IsHit(register, isWrite, random))
            {
                return pending.Fault;
            }
        }

        return null;
    }

    private sealed class Pending(HexFault fault)
    {
        private int _toSkip = fault.Skip;
        private int _left = fault.Count;

        public HexFault Fault => fault;

        public bool IsHit(int? register, bool isWrite, SimRandom random)
        {
            bool fits = (fault.Register == null || fault.Register == register) && (isWrite || !fault.IsWritesOnly);
            if (!fits || _left <= 0 || _toSkip-- > 0)
            {
                return false;
            }

            bool isHit = random.IsHit(fault.Rate);
            _left -= isHit ? 1 : 0;
            return isHit;
        }
    }
}
