// HexField: a number within a record of several. A field is one number itself: 32 times its place, and its type. So a
// record is a list of constants, costs no memory, and what is not known of its bytes stays as it is when a field is written.

namespace Victron.Edge.VeDirect
{
    /// <summary>Reads and writes fields of records such as <see cref="HistoryDay"/>.</summary>
    public static class HexField
    {
        /// <summary>Multiplied with the place of the first byte.</summary>
        public const int At = 32;

        private const int TypeMask = 31;

        /// <summary>Place of its first byte.</summary>
        public static int Offset(int field)
        {
            return field / At;
        }

        /// <summary>A <see cref="HexValueType"/>.</summary>
        public static int Type(int field)
        {
            return field & TypeMask;
        }

        /// <summary>Reads a field.</summary>
        /// <param name="data">Holds the record.</param>
        /// <param name="offset">Where the record begins.</param>
        /// <param name="count">Its bytes.</param>
        /// <param name="raw">The number in the steps of the field; 0 unless the result is true.</param>
        /// <returns>False when the record ends before it, or it says "not available".</returns>
        public static bool TryRead(int field, byte[] data, int offset, int count, out long raw)
        {
            int type = Type(field);
            int at = Offset(field);
            raw = at + HexValue.Width(type) <= count ? HexValue.Read(type, data, offset + at) : HexValue.NotAvailable(type);
            bool isThere = raw != HexValue.NotAvailable(type);
            raw = isThere ? raw : 0;
            return isThere;
        }

        /// <summary>Writes a field, and no other byte.</summary>
        /// <returns>False when the number does not fit; nothing is written then.</returns>
        public static bool TryWrite(int field, long raw, byte[] target, int offset)
        {
            return HexValue.TryWrite(Type(field), raw, target, offset + Offset(field));
        }
    }
}
