// FieldRefusal: what dropped seconds claimed for one field. Made when the first one is dropped, because most fields never need it.

namespace Victron.Edge.VeDirect
{
    /// <summary>Memory of refusals of a field; see <see cref="BlockGuard"/>.</summary>
    internal sealed class FieldRefusal
    {
        // Seconds for which a refused claim is remembered: states that flicker come back within a few.
        private const int RecallSeconds = 8;

        // A value that was refused twice within a few seconds really moves like that: a pump that pulses, a stage that flickers.
        // For a while its jumps are believed at once; damage that hits one field twice so soon is rare even on a bad line.
        private const int RestlessRefusals = 2;
        private const int RestlessSeconds = 60;

        private int _value;
        private long _second;
        private bool _isKnown;
        private int _count;
        private long _restlessUntil = -1;

        /// <summary>Notes what a dropped second claimed.</summary>
        /// <param name="isNumber">Whether it claimed a value at all.</param>
        [HotPath]
        public void Note(int value, bool isNumber, long second)
        {
            bool isRecent = _isKnown && second - _second <= RecallSeconds;
            _count = isRecent ? _count + 1 : 1;
            _restlessUntil = _count >= RestlessRefusals ? second + RestlessSeconds : _restlessUntil;
            _value = value;
            _second = second;
            _isKnown = isNumber;
        }

        /// <summary>Whether a claim counts because the same was refused a moment ago, or because the field is restless.</summary>
        [HotPath]
        public bool SpeaksFor(int value, long second)
        {
            bool isRepeated = _isKnown && _value == value && second - _second <= RecallSeconds;
            return isRepeated || second <= _restlessUntil;
        }
    }
}
