// HttpAnswer: an answer of the page on its way through the HTTP server of the board.

using System.Net;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Writes into the response of one request. Its length is not known before: the closed connection ends it.</summary>
    public sealed class HttpAnswer : IPageAnswer
    {
        private readonly HttpListenerResponse _response;

        public HttpAnswer(HttpListenerResponse response)
        {
            _response = response;
        }

        /// <inheritdoc/>
        public void Begin(int status, string contentType, bool asksPassword)
        {
            _response.StatusCode = status;
            _response.ContentType = contentType;
            _response.KeepAlive = false;
            _response.Headers.Add("Cache-Control", "no-store");
            _response.Headers.Add("X-Frame-Options", "DENY"); // another site must not lay its own page over the buttons
            if (asksPassword)
            {
                _response.Headers.Add("WWW-Authenticate", "Basic realm=\"victron-edge\"");
            }
        }

        /// <inheritdoc/>
        public void Write(byte[] data, int count)
        {
            _response.OutputStream.Write(data, 0, count);
        }
    }
}
