// RecentIds: the names of the last requests that wrote, so that one that comes twice is followed once.

namespace Victron.Edge.Agent
{
    /// <summary>Remembers 32 names.</summary>
    internal sealed class RecentIds
    {
        private const int Size = 32;

        private readonly ulong[] _ids = new ulong[Size];
        private int _next;

        /// <summary>Whether a name is among them.</summary>
        public bool Has(byte[] id, int count)
        {
            ulong print = Fingerprint.Of(id, 0, count);
            bool isFound = false;
            for (int i = 0; !isFound && i < Size; i++)
            {
                isFound = _ids[i] == print;
            }

            return isFound;
        }

        /// <summary>Remembers a name in place of the oldest.</summary>
        public void Add(byte[] id, int count)
        {
            _ids[_next] = Fingerprint.Of(id, 0, count);
            _next = (_next + 1) % Size;
        }
    }
}
