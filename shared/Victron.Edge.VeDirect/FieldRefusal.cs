// FieldRefusal: what dropped seconds claimed for one field. Made when the first one is dropped, because most fields never need it.

namespace Victron.Edge.VeDirect
{
    /// <summary>Memory of refusals of a field; see <see cref="BlockGuard"/>.</summary>
    internal sealed class FieldRefusal
    {
        public int Value;
        public long Second;
        public bool IsKnown;
        public int Count;
        public long RestlessUntil = -1;
    }
}
