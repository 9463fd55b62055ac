// VersionChoice: which version of MQTT to speak. 5 first, for its limits on packet size and messages under way; a broker
// that does not know it answers with an error or by hanging up, and then 3.1.1 is tried. What worked once is kept.

namespace Victron.Edge.Agent
{
    /// <summary>The version for the next attempt.</summary>
    public sealed class VersionChoice
    {
        // As many refusals in a row mean that another broker stands there now.
        private const int RefusalsMax = 5;

        private bool _isProven;
        private int _refusals;

        /// <summary>5, or 4 for 3.1.1, as in the packets.</summary>
        public int Version { get; private set; } = 5;

        /// <summary>The broker understood the version, whether it let the edge in or not.</summary>
        public void HearUnderstood()
        {
            _isProven = true;
            _refusals = 0;
        }

        /// <summary>The broker could be reached and did not go on.</summary>
        public void HearRefused()
        {
            _refusals++;
            _isProven = _isProven && _refusals < RefusalsMax;
            if (!_isProven)
            {
                Version = Version == 5 ? 4 : 5;
            }
        }
    }
}
