// PageThread: the HTTP server of the board, on a thread of its own: one request after the other, short connections.
// Listens on one address only; when that changes, and once an hour when nobody asks, it starts anew, because a server
// that has silently stopped hearing looks like one that nobody asks. The library hands out a connection before anything
// has come over it, and browsers open some that they never use: who does not ask in time is hung up on.

using System;
using System.IO;
using System.Net;
using System.Threading;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Serves the page.</summary>
    public sealed class PageThread
    {
        private const int Port = 80;
        private const int PauseMs = 2000;
        private const long RenewEveryMs = 3600000;

        // A request is some hundred bytes; an answer may need a stretched password, and a reader far from the router.
        private const int ReadMsMax = 5000;
        private const int AnswerMsMax = 60000;

        // Time for the last answer to leave before the board restarts.
        private const int LeaveMs = 1000;

        private readonly Board _board;
        private readonly EdgePage _page;
        private HttpListener _listener;
        private string _address;
        private long _askedAtMs;
        private HttpListenerContext _context;
        private long _untilMs;

        /// <param name="page">What is served.</param>
        public PageThread(Board board, EdgePage page)
        {
            _board = board;
            _page = page;
        }

        /// <summary>Starts the thread.</summary>
        public void Begin()
        {
            new Thread(Loop).Start();
        }

        /// <summary>Hangs up on who keeps the server waiting, and has it start anew where it may not be heard any more.</summary>
        public void Renew(long nowMs)
        {
            HttpListenerContext context = _context;
            HttpListener listener = _listener;
            if (context != null)
            {
                if (nowMs > _untilMs)
                {
                    _context = null;
                    HangUp(context);
                }
            }
            else if (listener != null && (_board.Address != _address || nowMs - _askedAtMs > RenewEveryMs))
            {
                _listener = null;
                Close(listener);
            }
        }

        private void Loop()
        {
            while (true)
            {
                string address = _board.Address;
                if (address != null)
                {
                    Listen(this, address);
                }

                _board.Beats.Rest(Heartbeats.Page);
                Thread.Sleep(PauseMs);
            }
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static void Listen(PageThread thread, string address)
        {
            HttpListener listener = null;
            try
            {
                listener = new HttpListener("http", Port, IPAddress.Parse(address));
                listener.Start();
                thread._address = address;
                thread._askedAtMs = NanoClock.NowMs();
                thread._listener = listener;
                thread.Serve(listener);
            }
            catch (Exception e)
            {
                Console.WriteLine("page: " + e.Message);
            }

            thread._listener = null;
            Close(listener);
        }

        private void Serve(HttpListener listener)
        {
            while (true)
            {
                _board.Beats.Rest(Heartbeats.Page); // nobody may ever ask
                HttpListenerContext context = listener.GetContext();
                if (context == null)
                {
                    return; // stopped
                }

                _askedAtMs = NanoClock.NowMs();
                _board.Beats.Beat(Heartbeats.Page, _askedAtMs);
                _untilMs = _askedAtMs + ReadMsMax;
                _context = context;
                if (Answer(this, context))
                {
                    Thread.Sleep(LeaveMs);
                    AccessPoint.TurnOff();
                    _board.Restart(BootReason.Settings);
                }
            }
        }

        // A browser that hangs up, or sends nonsense, must not take the server down.
        private static bool Answer(PageThread thread, HttpListenerContext context)
        {
            bool isStored = false;
            try
            {
                PageRequest request = Read(context.Request);
                long nowMs = NanoClock.NowMs();
                thread._untilMs = nowMs + AnswerMsMax;
                isStored = thread._page.Answer(request, new HttpAnswer(context.Response), nowMs);
            }
            catch (Exception e)
            {
                Console.WriteLine("page: " + e.Message);
            }

            thread._context = null;
            Close(context);
            return isStored;
        }

        private static PageRequest Read(HttpListenerRequest request)
        {
            PageRequest read = new PageRequest();
            read.Method = request.HttpMethod;
            read.Path = request.RawUrl;
            read.Host = request.Headers["Host"];
            read.Origin = request.Headers["Origin"];
            read.Authorization = request.Headers["Authorization"];
            long length = request.ContentLength64;
            if (length > PageRequest.BodyBytesMax)
            {
                read.BodyCount = -1;
                return read;
            }

            int wanted = length > 0 ? (int)length : 0;
            read.Body = new byte[wanted];
            Stream body = request.InputStream;
            while (read.BodyCount < wanted)
            {
                int count = body.Read(read.Body, read.BodyCount, wanted - read.BodyCount);
                if (count <= 0)
                {
                    break;
                }

                read.BodyCount += count;
            }

            return read;
        }

        // The other thread reads or writes meanwhile; it gets an exception and goes on with the next.
        private static void HangUp(HttpListenerContext context)
        {
            try
            {
                context.Close();
            }
            catch (Exception e)
            {
                Console.WriteLine("page: " + e.Message);
            }
        }

        private static void Close(HttpListenerContext context)
        {
            try
            {
                context.Response.Close();
                context.Close();
            }
            catch (Exception e)
            {
                Console.WriteLine("page: " + e.Message);
            }
        }

        private static void Close(HttpListener listener)
        {
            try
            {
                if (listener != null)
                {
                    listener.Close();
                }
            }
            catch (Exception e)
            {
                Console.WriteLine("page: " + e.Message);
            }
        }
    }
}
