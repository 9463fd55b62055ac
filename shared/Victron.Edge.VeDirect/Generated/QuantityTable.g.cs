// QuantityTable: what the edge must know of each quantity besides its texts.
// Generated from quantities.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.VeDirect
{
    /// <summary>Quantities by ordinal; see <see cref="Quantity"/>.</summary>
    public static class QuantityTable
    {
        /// <summary>Number of quantities.</summary>
        public const int Count = 65;

        /// <summary>What sort of thing it is: <see cref="QuantityKind"/>.</summary>
        public static readonly byte[] Kind =
        {
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1,
            1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0, 2, 2, 3, 3, 3, 3, 3, 1, 2, 0, 0, 0, 2, 2, 0, 0, 0,
        };
    }
}
