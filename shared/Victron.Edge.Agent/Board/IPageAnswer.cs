// IPageAnswer: where the page writes its answer to.

namespace Victron.Edge.Agent
{
    /// <summary>An HTTP answer under way.</summary>
    public interface IPageAnswer
    {
        /// <summary>Sets what stands before the body; called once, first.</summary>
        /// <param name="status">HTTP status.</param>
        /// <param name="contentType">Type of the body.</param>
        /// <param name="asksPassword">Whether the browser is to ask for the password.</param>
        void Begin(int status, string contentType, bool asksPassword);

        /// <summary>Sends a piece of the body, at most 256 bytes.</summary>
        void Write(byte[] data, int count);
    }
}
