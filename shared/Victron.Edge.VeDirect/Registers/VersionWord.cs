// VersionWord: the version that a device answers to a ping and to "application version".
// Source: VE.Direct HEX protocol, "Ping" and "Application version". Two facts of one document contradict each other about which
// bits name a release candidate, so a candidate is told as such and not by its letter.

namespace Victron.Edge.VeDirect
{
    /// <summary>Kind in the two highest bits, four digits in the others: 0x4116 is application 1.16.</summary>
    public static class VersionWord
    {
        /// <summary>Kind: boot loader.</summary>
        public const int BootLoader = 0;

        /// <summary>Kind: application.</summary>
        public const int Application = 1;

        /// <summary>Kind: tester.</summary>
        public const int Tester = 2;

        /// <summary>Kind: release candidate.</summary>
        public const int Candidate = 3;

        private const int KindShift = 14;
        private const int MajorMask = 0x3F;

        /// <summary>One of the kinds.</summary>
        public static int Kind(int word)
        {
            return (word >> KindShift) & 3;
        }

        /// <summary>Digits before the point as they are read: 0x4116 gives 0x01.</summary>
        public static int Major(int word)
        {
            return (word >> 8) & MajorMask;
        }

        /// <summary>Digits behind the point: 0x4116 gives 0x16.</summary>
        public static int Minor(int word)
        {
            return word & 0xFF;
        }

        /// <summary>Makes a word.</summary>
        /// <param name="kind">One of the kinds.</param>
        /// <param name="major">0x00 to 0x3F.</param>
        /// <param name="minor">0x00 to 0xFF.</param>
        public static int Of(int kind, int major, int minor)
        {
            return (kind << KindShift) | (major << 8) | minor;
        }
    }
}
