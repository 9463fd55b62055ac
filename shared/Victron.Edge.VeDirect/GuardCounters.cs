// GuardCounters: what the guard of one port held back or refused although the checksum was good.

namespace Victron.Edge.VeDirect
{
    /// <summary>Counters of one <see cref="PortDecoder"/>.</summary>
    public sealed class GuardCounters
    {
        /// <summary>Blocks refused whole: a label twice, or a label that is no text.</summary>
        public long RefusedBlocks;

        /// <summary>Values outside their field's grammar or range, and values of seconds whose jump was not confirmed.</summary>
        public long RefusedValues;

        /// <summary>Seconds that waited for the next one to confirm a jump or a new order of labels.</summary>
        public long HeldSeconds;

        /// <summary>Seconds dropped because the next one did not confirm them.</summary>
        public long RefusedSeconds;

        /// <summary>Seconds dropped because one of their blocks never came.</summary>
        public long IncompleteSeconds;

        /// <summary>Blocks that came without the block that opens their second.</summary>
        public long OrphanBlocks;

        /// <summary>Seconds that nobody took before the next ones came.</summary>
        public long SkippedSeconds;

        /// <summary>Labels seen that the field table does not know.</summary>
        public long UnknownLabels;
    }
}
