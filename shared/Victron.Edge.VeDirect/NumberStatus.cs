// NumberStatus: what came of reading a value.

namespace Victron.Edge.VeDirect
{
    /// <summary>States of a field's value.</summary>
    public static class NumberStatus
    {
        /// <summary>The field was not in the block or second looked at.</summary>
        public const byte Missing = 0;

        /// <summary>A number in the field's raw unit.</summary>
        public const byte Ok = 1;

        /// <summary>The device sent <c>---</c>: it cannot tell (VE.Direct text protocol, "Fields").</summary>
        public const byte Absent = 2;

        /// <summary>The bytes do not fit the field's grammar or believable range.</summary>
        public const byte Refused = 3;
    }
}
