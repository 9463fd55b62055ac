// Sha256: the hash behind pairing, unlocking and the page's password. nanoFramework has no HMAC of its own.
// Source: FIPS 180-4, sections 4.1.2, 4.2.2, 5.3.3 and 6.2.2.

using System;

namespace Victron.Edge.Agent
{
    /// <summary>SHA-256 over bytes that come in pieces.</summary>
    public sealed class Sha256
    {
        /// <summary>Bytes of a hash.</summary>
        public const int HashBytes = 32;

        /// <summary>Bytes that are mixed at a time.</summary>
        public const int BlockBytes = 64;

        private const int WordCount = 8;
        private const int Rounds = 64;
        private const int LengthAt = 56;

        private static readonly uint[] Constants =
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        };

        private static readonly uint[] Start =
        {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        };

        private readonly uint[] _state = new uint[WordCount];
        private readonly uint[] _words = new uint[Rounds];
        private readonly byte[] _block = new byte[BlockBytes];
        private int _held;
        private long _total;

        /// <summary>Makes a hash of nothing yet.</summary>
        public Sha256()
        {
            Array.Copy(Start, _state, WordCount);
        }

        /// <summary>Hash of the first bytes of an array.</summary>
        public static byte[] Compute(byte[] data, int count)
        {
            Sha256 hash = new Sha256();
            hash.Add(data, 0, count);
            return hash.Finish();
        }

        /// <summary>Takes over what another hash has seen.</summary>
        public void CopyFrom(Sha256 other)
        {
            Array.Copy(other._state, _state, WordCount);
            Array.Copy(other._block, _block, BlockBytes);
            _held = other._held;
            _total = other._total;
        }

        /// <summary>Adds bytes.</summary>
        public void Add(byte[] data, int offset, int count)
        {
            _total += count;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                _block[_held] = data[i];
                _held++;
                if (_held == BlockBytes)
                {
                    Mix();
                    _held = 0;
                }
            }
        }

        /// <summary>Ends the hash; nothing can be added after it.</summary>
        public byte[] Finish()
        {
            long bits = _total * 8;
            _block[_held] = 0x80;
            _held++;
            if (_held > LengthAt)
            {
                Array.Clear(_block, _held, BlockBytes - _held);
                Mix();
                _held = 0;
            }

            Array.Clear(_block, _held, LengthAt - _held);
            for (int i = 0; i < 8; i++)
            {
                _block[LengthAt + i] = (byte)(bits >> (56 - (8 * i)));
            }

            Mix();
            byte[] result = new byte[HashBytes];
            for (int i = 0; i < HashBytes; i++)
            {
                result[i] = (byte)(_state[i >> 2] >> (24 - (8 * (i & 3))));
            }

            return result;
        }

        private void Mix()
        {
            uint[] w = _words;
            for (int i = 0, at = 0; i < 16; i++, at += 4)
            {
                w[i] = ((uint)_block[at] << 24) | ((uint)_block[at + 1] << 16) | ((uint)_block[at + 2] << 8) | _block[at + 3];
            }

            for (int i = 16; i < Rounds; i++)
            {
                uint x = w[i - 15];
                uint y = w[i - 2];
                uint s0 = ((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3);
                uint s1 = ((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10);
                w[i] = w[i - 16] + s0 + w[i - 7] + s1;
            }

            MixWords(w);
        }

        // Rotations are written out: a call costs more than they do where code is interpreted.
        private void MixWords(uint[] w)
        {
            uint a = _state[0], b = _state[1], c = _state[2], d = _state[3];
            uint e = _state[4], f = _state[5], g = _state[6], h = _state[7];
            for (int i = 0; i < Rounds; i++)
            {
                uint s1 = ((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7));
                uint t1 = h + s1 + ((e & f) ^ (~e & g)) + Constants[i] + w[i];
                uint s0 = ((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10));
                uint t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
                h = g;
                g = f;
                f = e;
                e = d + t1;
                d = c;
                c = b;
                b = a;
                a = t1 + t2;
            }

            _state[0] += a;
            _state[1] += b;
            _state[2] += c;
            _state[3] += d;
            _state[4] += e;
            _state[5] += f;
            _state[6] += g;
            _state[7] += h;
        }
    }
}
