// SecondPlan: which blocks make a second of this device. Learned from the stream: the block with the product id or the
// battery voltage opens a second, and every kind of block that came in an earlier second is waited for.

namespace Victron.Edge.VeDirect
{
    /// <summary>Decides when a second begins and when it is complete.</summary>
    internal sealed class SecondPlan
    {
        // After this many seconds without one of its blocks a device does not send it any more.
        private const int MissedMax = 3;

        private int _expectedKinds;
        private int _openerKind = -1;
        private int _missed;
        private bool _leadSeen;

        /// <summary>Whether the first second is still open-ended: nothing is known of what follows.</summary>
        public bool IsNew
        {
            [HotPath]
            get { return _expectedKinds == 0; }
        }

        /// <summary>Whether a block opens a second. A device whose blocks have neither product id nor battery voltage opens with the kind that repeats first.</summary>
        [HotPath]
        public bool Opens(BlockLayout layout)
        {
            if (layout.IsLead)
            {
                _leadSeen = true;
                return true;
            }

            if (!_leadSeen && _openerKind < 0 && layout.Sightings == 2)
            {
                _openerKind = layout.Kind;
            }

            return !_leadSeen && layout.Kind == _openerKind;
        }

        /// <summary>Whether every block that is waited for has come.</summary>
        /// <param name="kinds">Bit per kind of block.</param>
        [HotPath]
        public bool IsComplete(int kinds)
        {
            bool isComplete = _expectedKinds != 0 && (kinds & _expectedKinds) == _expectedKinds;
            _missed = isComplete ? 0 : _missed;
            return isComplete;
        }

        /// <summary>Takes a kind of block that came outside of a second: the next second waits for it too.</summary>
        [HotPath]
        public void Expect(int kind)
        {
            _expectedKinds |= _expectedKinds != 0 ? kind : 0;
        }

        /// <summary>Ends a second of which not every block has come.</summary>
        /// <returns>Whether it counts all the same: it is the first one, or what is missing has stayed away for long.</returns>
        [HotPath]
        public bool Accepts(int kinds)
        {
            if (_expectedKinds != 0 && ++_missed < MissedMax)
            {
                return false;
            }

            _missed = 0;
            _expectedKinds = kinds;
            return true;
        }
    }
}
