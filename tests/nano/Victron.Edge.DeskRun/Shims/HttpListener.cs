// Stand-in of nanoFramework's HTTP listener: one request at a time, one answer a connection. It listens on a port of this
// computer's loopback interface instead of the board's port 80. GetContext blocks; once stopped it gives null.

extern alias real;

using System.IO;
using System.Text;
using Victron.Edge.DeskRun;
using RealClient = real::System.Net.Sockets.TcpClient;
using RealListener = real::System.Net.Sockets.TcpListener;

namespace System.Net
{
    public class HttpListener
    {
        private RealListener _listener;

        public HttpListener(string prefix)
            : this(prefix, 80)
        {
        }

        public HttpListener(string prefix, int port, IPAddress localEndpointIP = null)
        {
            if (prefix != "http")
            {
                throw new ArgumentException();
            }
        }

        public bool IsListening => _listener != null;

        public void Start()
        {
            Clr.Turn("page");
            _listener = new RealListener(IPAddress.Loopback, DeskSetting.Now.PagePort);
            _listener.Server.SetSocketOption(Sockets.SocketOptionLevel.Socket, Sockets.SocketOptionName.ReuseAddress, true);
            _listener.Start();
            Desk.Say("page at http://" + _listener.LocalEndpoint);
        }

        public void Stop()
        {
            _listener?.Dispose();
            _listener = null;
        }

        public void Close() => Stop();

        public void Abort() => Stop();

        public HttpListenerContext GetContext()
        {
            while (_listener is { } listener)
            {
                RealClient client = null;
                try
                {
                    client = listener.AcceptTcpClient();
                    if (Air.IsUp || OwnNetwork.IsOn)
                    {
                        Clr.Turn("page");
                        return new HttpListenerContext(client);
                    }
                }
                catch (Exception e) when (e is IOException or Sockets.SocketException or ObjectDisposedException)
                {
                }

                client?.Dispose();
            }

            return null;
        }
    }

    public class HttpListenerContext
    {
        private const int HeadBytesMax = 8192;
        private readonly RealClient _client;
        private HttpListenerRequest _request;

        internal HttpListenerContext(RealClient client)
        {
            _client = client;
            Response = new HttpListenerResponse(client.GetStream());
        }

        // A connection is handed out before anything has come over it; who asks for the request waits for it without end.
        public HttpListenerRequest Request =>
            _request ??= new HttpListenerRequest(_client, ReadHead(_client.GetStream()) ?? throw new InvalidOperationException("no HTTP request"));

        public HttpListenerResponse Response { get; }

        public void Close()
        {
            Response.Close();
            _client.Dispose();
        }

        private static string ReadHead(Stream stream)
        {
            var head = new StringBuilder();
            while (head.Length < HeadBytesMax)
            {
                int value = stream.ReadByte();
                if (value < 0)
                {
                    return null;
                }

                _ = head.Append((char)value);
                if (value == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    return head.ToString();
                }
            }

            return null;
        }
    }

    public class HttpListenerRequest
    {
        internal HttpListenerRequest(RealClient client, string head)
        {
            string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            string[] words = lines[0].Split(' ');
            HttpMethod = words[0];
            RawUrl = words.Length > 1 ? words[1] : "/";
            foreach (string line in lines[1..])
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                {
                    Headers.Add(line[..colon], line[(colon + 1)..].Trim());
                }
            }

            InputStream = client.GetStream();
            RemoteEndPoint = (IPEndPoint)client.Client.RemoteEndPoint;
        }

        public string HttpMethod { get; }

        public string RawUrl { get; }

        public WebHeaderCollection Headers { get; } = [];

        public long ContentLength64 => long.TryParse(Headers["Content-Length"], out long length) ? length : -1;

        public string ContentType => Headers["Content-Type"];

        public Stream InputStream { get; }

        public IPEndPoint RemoteEndPoint { get; }
    }

    public sealed class HttpListenerResponse : IDisposable
    {
        private readonly Answer _answer;

        internal HttpListenerResponse(Stream to) => _answer = new Answer(to, Head);

        public int StatusCode { get; set; } = 200;

        public string StatusDescription { get; set; } = "OK";

        public long ContentLength64 { get; set; } = -1;

        public string ContentType { get; set; }

        public bool KeepAlive { get; set; }

        public WebHeaderCollection Headers { get; set; } = [];

        public Stream OutputStream => _answer;

        public void Close() => _answer.Flush();

        public void Dispose() => Close();

        private string Head()
        {
            var head = new StringBuilder("HTTP/1.1 " + StatusCode + " " + StatusDescription + "\r\n");
            foreach (string name in Headers.AllKeys)
            {
                _ = head.Append(name + ": " + Headers[name] + "\r\n");
            }

            _ = head.Append(ContentType == null ? "" : "Content-Type: " + ContentType + "\r\n");
            _ = head.Append(ContentLength64 < 0 ? "" : "Content-Length: " + ContentLength64 + "\r\n");
            return head + "Connection: close\r\n\r\n";
        }

        private sealed class Answer(Stream to, Func<string> head) : MemoryStream
        {
            private bool _hasBegun;

            public override void Write(byte[] buffer, int offset, int count)
            {
                Clr.Turn("page");
                Flush();
                to.Write(buffer, offset, count);
            }

            public override void Flush()
            {
                if (!_hasBegun)
                {
                    _hasBegun = true;
                    byte[] bytes = Encoding.UTF8.GetBytes(head());
                    to.Write(bytes, 0, bytes.Length);
                }
            }
        }
    }
}
