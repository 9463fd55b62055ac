// PageRequest: what the page needs of an HTTP request.

namespace Victron.Edge.Agent
{
    /// <summary>One request; absent headers are null.</summary>
    public sealed class PageRequest
    {
        /// <summary>Longest body that is taken, in bytes.</summary>
        public const int BodyBytesMax = 2048;

        /// <summary>Method, in capitals.</summary>
        public string Method;

        /// <summary>Path as it was sent, with its query.</summary>
        public string Path;

        /// <summary>The Host header.</summary>
        public string Host;

        /// <summary>The Origin header: which site a browser was on when it sent this.</summary>
        public string Origin;

        /// <summary>The Authorization header.</summary>
        public string Authorization;

        /// <summary>Body, from index 0.</summary>
        public byte[] Body = new byte[0];

        /// <summary>Bytes of the body; -1 when it was too long to take.</summary>
        public int BodyCount;
    }
}
