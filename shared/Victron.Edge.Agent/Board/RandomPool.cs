// RandomPool: bytes that nobody can foresee, for nonces, salts and challenges. The random numbers of the runtime are not
// known to differ from start to start, so everything that does is stirred in: MAC, start counter, microseconds.

namespace Victron.Edge.Agent
{
    /// <summary>A pool that is stirred by hash; not thread-safe.</summary>
    public sealed class RandomPool
    {
        private byte[] _pool = new byte[Sha256.HashBytes];

        /// <summary>Adds bytes.</summary>
        public void Stir(byte[] data)
        {
            Sha256 hash = new Sha256();
            hash.Add(_pool, 0, _pool.Length);
            hash.Add(data, 0, data.Length);
            _pool = hash.Finish();
        }

        /// <summary>Adds a number.</summary>
        public void Stir(long number)
        {
            byte[] data = new byte[8];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (byte)(number >> (8 * i));
            }

            Stir(data);
        }

        /// <summary>Takes up to 32 bytes.</summary>
        public byte[] Take(int count)
        {
            Stir(count);
            byte[] result = new byte[count];
            byte[] hash = Sha256.Compute(_pool, _pool.Length); // what is given away does not tell the pool
            System.Array.Copy(hash, result, count);
            return result;
        }
    }
}
