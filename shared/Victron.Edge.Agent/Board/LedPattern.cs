// LedPattern: when the board's light is on. Docs: docs/firmware.md, the light.

namespace Victron.Edge.Agent
{
    /// <summary>Turns a state and a time into on or off.</summary>
    public static class LedPattern
    {
        /// <summary>How long a board that is asked which one it is blinks fast, in ms.</summary>
        public const int IdentifyMs = 15000;

        private const int FastMs = 100;
        private const int WellEveryMs = 10000;
        private const int WellOnMs = 60;
        private const int SlowMs = 1000;
        private const int FlashOnMs = 200;
        private const int FlashMs = 500;
        private const int PauseMs = 1500;

        /// <summary>Whether the light is on.</summary>
        /// <param name="trouble">One of <see cref="Trouble"/>.</param>
        /// <param name="isIdentified">Whether the board shows which one it is.</param>
        /// <param name="nowMs">A running clock, 0 or more.</param>
        public static bool IsOn(int trouble, bool isIdentified, long nowMs)
        {
            if (isIdentified)
            {
                return nowMs / FastMs % 2 == 0;
            }

            if (trouble == Trouble.None)
            {
                return nowMs % WellEveryMs < WellOnMs;
            }

            if (trouble < Trouble.None || trouble > Trouble.SafeMode)
            {
                return nowMs / SlowMs % 2 == 0;
            }

            long at = nowMs % ((trouble * FlashMs) + PauseMs);
            return at < trouble * FlashMs && at % FlashMs < FlashOnMs;
        }
    }
}
