// Fingerprint: 64 bits that stand for bytes which are only compared. FNV-1a; two values that are taken for one cost a
// write that is refused, never one that is sent.
// Source: http://www.isthe.com/chongo/tech/comp/fnv/ (offset basis and prime of 64 bits).

namespace Victron.Edge.Agent
{
    /// <summary>Short stand-ins for bytes.</summary>
    internal static class Fingerprint
    {
        private const ulong Basis = 0xCBF29CE484222325UL;
        private const ulong Prime = 0x100000001B3UL;

        /// <summary>The fingerprint of some bytes, never 0.</summary>
        public static ulong Of(byte[] bytes, int offset, int count)
        {
            ulong hash = Basis;
            for (int i = offset; i < offset + count; i++)
            {
                hash = (hash ^ bytes[i]) * Prime;
            }

            return hash == 0 ? 1 : hash;
        }
    }
}
