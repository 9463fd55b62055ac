// FieldGrammar: how the value of a text field is written. The numbers stand in the generated FieldTable.
// Decoding is left to TextNumber, belief to BlockGuard.
// Source: VE.Direct text protocol, table "Fields".

#pragma warning disable CA1720 // The grammars are called what the protocol document calls them, and those are type names.

namespace Victron.Edge.VeDirect
{
    /// <summary>Grammar of a field's value bytes.</summary>
    public static class FieldGrammar
    {
        /// <summary>Decimal digits with an optional minus sign.</summary>
        public const byte Int = 0;

        /// <summary>Decimal digits without a sign.</summary>
        public const byte UInt = 1;

        /// <summary><c>0x</c> and 1 to 8 hexadecimal digits.</summary>
        public const byte Hex = 2;

        /// <summary><c>ON</c> or <c>OFF</c> in any spelling of upper and lower case.</summary>
        public const byte OnOff = 3;

        /// <summary>Any printable text.</summary>
        public const byte Text = 4;
    }
}
