// Package: nanoFramework.System.Net.Http.Server 1.5.210
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

using System.IO;

namespace System.Net
{
    public class HttpListener
    {
        public extern HttpListener(string prefix, int port, IPAddress localEndpointIP = null);

        public extern void Start();

        public extern void Close();

        public extern HttpListenerContext GetContext();
    }

    public class HttpListenerContext
    {
        private extern HttpListenerContext();

        public extern HttpListenerRequest Request { get; }

        public extern HttpListenerResponse Response { get; }

        public extern void Close();
    }

    public class HttpListenerRequest
    {
        private extern HttpListenerRequest();

        public extern string HttpMethod { get; }

        public extern string RawUrl { get; }

        public extern long ContentLength64 { get; }

        public extern WebHeaderCollection Headers { get; }

        public extern Stream InputStream { get; }
    }

    public sealed class HttpListenerResponse
    {
        private extern HttpListenerResponse();

        public extern int StatusCode { set; }

        public extern WebHeaderCollection Headers { get; }

        public extern bool KeepAlive { set; }

        public extern Stream OutputStream { get; }

        public extern string ContentType { set; }

        public extern void Close();
    }

    public class WebHeaderCollection
    {
        private extern WebHeaderCollection();

        public extern string this[string name] { get; }

        public extern void Add(string name, string value);
    }
}
