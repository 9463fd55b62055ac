// WriteWear: keeps the lasting memory of a device from being worn out. A value that the device took within the hour is not
// written again, and no register more than six times an hour. Registers that are not kept in lasting memory are listed in
// the catalogue and pass; what is not listed is taken to be worn. What there is no memory left to count is refused.
// Source: register lists of the vendor, which warn of flash memory that wears out; the hour and the six are ours.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Writes of one port within the last hour.</summary>
    internal sealed class WriteWear
    {
        /// <summary>Most writes of a register in an hour.</summary>
        public const int WritesMax = 6;

        /// <summary>Most registers that are counted at a time.</summary>
        public const int RegistersMax = 128;

        private const int HourSeconds = 3600;
        private const int AnswerSeconds = 3;
        private const int RegistersMin = 8;

        // Parallel arrays that grow: an object for each register would take three times the room on a board.
        private int[] _registers = new int[RegistersMin];
        private int[] _writes = new int[RegistersMin];                  // since the row was begun
        private int[] _seconds = new int[RegistersMin * WritesMax];     // times of the last six
        private int[] _takenAt = new int[RegistersMin];
        private ulong[] _taken = new ulong[RegistersMin];               // 0 when it is not known what the device holds
        private int _count;

        /// <summary>Whether a value may be written.</summary>
        /// <returns>A <see cref="HexWhy"/>.</returns>
        public int Judge(int register, byte[] data, int offset, int count, long nowMs)
        {
            if (VolatileRegisters.IsVolatile(register))
            {
                return HexWhy.None;
            }

            int now = Seconds(nowMs);
            int row = Find(register);
            if (row < 0)
            {
                return _count < RegistersMax || FindOld(now) >= 0 ? HexWhy.None : HexWhy.Worn;
            }

            bool isHeld = _taken[row] != 0 && now - _takenAt[row] <= HourSeconds;
            if (isHeld && _taken[row] == Fingerprint.Of(data, offset, count))
            {
                return HexWhy.Repeated;
            }

            // The oldest of the last six is where the seventh will stand.
            bool isWorn = _writes[row] >= WritesMax && now - _seconds[(row * WritesMax) + (_writes[row] % WritesMax)] <= HourSeconds;
            return isWorn ? HexWhy.Worn : HexWhy.None;
        }

        /// <summary>Counts a write that went out; until the answer nobody knows what the device holds.</summary>
        public void Count(int register, long nowMs)
        {
            if (VolatileRegisters.IsVolatile(register))
            {
                return;
            }

            int now = Seconds(nowMs);
            int row = Find(register);
            row = row >= 0 ? row : NewRow(register, now);
            _seconds[(row * WritesMax) + (_writes[row] % WritesMax)] = now;
            _writes[row]++;
            _taken[row] = 0;
        }

        /// <summary>Hears that the device took a value.</summary>
        public void HearTaken(int register, byte[] data, int offset, int count, long nowMs)
        {
            int row = Find(register);
            if (row >= 0)
            {
                _taken[row] = Fingerprint.Of(data, offset, count);
                _takenAt[row] = Seconds(nowMs);
            }
        }

        /// <summary>Hears what the device holds: another value than it took may be written over.</summary>
        public void HearValue(int register, byte[] data, int offset, int count)
        {
            int row = Find(register);
            if (row >= 0 && _taken[row] != 0 && _taken[row] != Fingerprint.Of(data, offset, count))
            {
                _taken[row] = 0;
            }
        }

        /// <summary>Forgets what the device holds, but not how often it was written: it was away, or started anew.</summary>
        public void ForgetValues()
        {
            for (int i = 0; i < _count; i++)
            {
                _taken[i] = 0;
            }
        }

        private static int Seconds(long nowMs)
        {
            return (int)(nowMs / 1000);
        }

        private int Find(int register)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_registers[i] == register)
                {
                    return i;
                }
            }

            return -1;
        }

        // A row whose last write, and the answer to it, is longer ago than an hour.
        private int FindOld(int now)
        {
            for (int i = 0; i < _count; i++)
            {
                if (now - _seconds[(i * WritesMax) + ((_writes[i] - 1) % WritesMax)] > HourSeconds + AnswerSeconds)
                {
                    return i;
                }
            }

            return -1;
        }

        // Judge said that there is room.
        private int NewRow(int register, int now)
        {
            int row = FindOld(now);
            if (row < 0)
            {
                row = _count;
                _count++;
                Grow();
            }

            _registers[row] = register;
            _writes[row] = 0;
            _taken[row] = 0;
            return row;
        }

        private void Grow()
        {
            int size = _registers.Length;
            if (_count > size)
            {
                _registers = Larger(_registers);
                _writes = Larger(_writes);
                _seconds = Larger(_seconds);
                _takenAt = Larger(_takenAt);
                ulong[] taken = new ulong[size * 2];
                System.Array.Copy(_taken, 0, taken, 0, size);
                _taken = taken;
            }
        }

        private static int[] Larger(int[] numbers)
        {
            int[] larger = new int[numbers.Length * 2];
            System.Array.Copy(numbers, 0, larger, 0, numbers.Length);
            return larger;
        }
    }
}
