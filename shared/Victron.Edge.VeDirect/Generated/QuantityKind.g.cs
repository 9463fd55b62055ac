// QuantityKind: what sort of thing a quantity is.
// Generated from the kinds of quantities.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.VeDirect
{
    /// <summary>Kinds of quantities.</summary>
    public static class QuantityKind
    {
        /// <summary>A value of this moment: volts, amperes, percent.</summary>
        public const byte Instant = 0;
        /// <summary>A sum that grows: energy, cycles, alarms.</summary>
        public const byte Counter = 1;
        /// <summary>A state: enumeration, bit set, on or off.</summary>
        public const byte State = 2;
        /// <summary>Who the device is: goes to the info topic, never to the state topic.</summary>
        public const byte Identity = 3;
    }
}
