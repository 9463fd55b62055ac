// ButtonPress: what a button means: a short press when it is let go, a long one while it is still held.

namespace Victron.Edge.Agent
{
    /// <summary>Judges one button that is looked at every few hundredths of a second.</summary>
    public sealed class ButtonPress
    {
        /// <summary>Nothing to do.</summary>
        public const int None = 0;

        /// <summary>Let go within 2 seconds.</summary>
        public const int Tap = 1;

        /// <summary>Held for 10 seconds; told once.</summary>
        public const int Hold = 2;

        // Contacts bounce for a few ms; a press by hand lasts longer.
        private const int BounceMs = 50;
        private const int ShortMsMax = 2000;
        private const int LongMs = 10000;

        private bool _isDown;
        private bool _wasLong;
        private long _downAtMs;

        /// <summary>Looks at the button.</summary>
        public int Feed(bool isDown, long nowMs)
        {
            bool wasDown = _isDown;
            _isDown = isDown;
            long heldMs = nowMs - _downAtMs;
            if (isDown && !wasDown)
            {
                _downAtMs = nowMs;
                _wasLong = false;
                return None;
            }

            if (isDown && heldMs >= LongMs && !_wasLong)
            {
                _wasLong = true;
                return Hold;
            }

            return wasDown && !isDown && heldMs >= BounceMs && heldMs <= ShortMsMax ? Tap : None;
        }
    }
}
