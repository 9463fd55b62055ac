// HmacSha256: proves that two sides hold the same key, and stretches the page's password.
// Sources: RFC 2104 (HMAC), RFC 8018 section 5.2 (PBKDF2).

namespace Victron.Edge.Agent
{
    /// <summary>HMAC-SHA256 under one key; the key's share of the work is done once, in the constructor.</summary>
    public sealed class HmacSha256
    {
        private readonly Sha256 _inner = new Sha256();
        private readonly Sha256 _outer = new Sha256();

        /// <summary>Makes a code for a key of any length.</summary>
        public HmacSha256(byte[] key)
        {
            byte[] used = key.Length > Sha256.BlockBytes ? Sha256.Compute(key, key.Length) : key;
            byte[] pad = new byte[Sha256.BlockBytes];
            for (int i = 0; i < pad.Length; i++)
            {
                pad[i] = (byte)((i < used.Length ? used[i] : 0) ^ 0x36);
            }

            _inner.Add(pad, 0, pad.Length);
            for (int i = 0; i < pad.Length; i++)
            {
                pad[i] ^= 0x36 ^ 0x5C;
            }

            _outer.Add(pad, 0, pad.Length);
        }

        /// <summary>Code of the first bytes of a text, 32 bytes.</summary>
        public static byte[] Compute(byte[] key, byte[] text, int count)
        {
            return new HmacSha256(key).Compute(text, count);
        }

        /// <summary>PBKDF2-HMAC-SHA256 with one block of output, 32 bytes.</summary>
        /// <param name="rounds">1 or more. Each costs two hash blocks.</param>
        public static byte[] Stretch(byte[] password, byte[] salt, int rounds)
        {
            HmacSha256 code = new HmacSha256(password);
            byte[] first = new byte[salt.Length + 4];
            System.Array.Copy(salt, first, salt.Length);
            first[first.Length - 1] = 1; // number of the block
            byte[] last = code.Compute(first, first.Length);
            byte[] result = new byte[Sha256.HashBytes];
            System.Array.Copy(last, result, result.Length);
            for (int round = 1; round < rounds; round++)
            {
                last = code.Compute(last, last.Length);
                for (int i = 0; i < result.Length; i++)
                {
                    result[i] ^= last[i];
                }
            }

            return result;
        }

        /// <summary>Whether two codes are equal; takes the same time wherever they differ.</summary>
        public static bool AreEqual(byte[] one, byte[] other)
        {
            if (one == null || other == null || one.Length != other.Length)
            {
                return false;
            }

            int differences = 0;
            for (int i = 0; i < one.Length; i++)
            {
                differences |= one[i] ^ other[i];
            }

            return differences == 0;
        }

        /// <summary>Code of the first bytes of a text, 32 bytes.</summary>
        public byte[] Compute(byte[] text, int count)
        {
            Sha256 hash = new Sha256();
            hash.CopyFrom(_inner);
            hash.Add(text, 0, count);
            byte[] inner = hash.Finish();
            hash.CopyFrom(_outer);
            hash.Add(inner, 0, inner.Length);
            return hash.Finish();
        }
    }
}
