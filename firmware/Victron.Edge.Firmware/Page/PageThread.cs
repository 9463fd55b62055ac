// PageThread: the HTTP server of the board, on a thread of its own: one request after the other, short connections.
// Listens on one address only; when that changes, and once an hour when nobody asks, it starts anew, because a server
// that has silently stopped hearing looks like one that nobody asks.

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

        // Time for the last answer to leave before the board restarts.
        private const int AnswerMs = 1000;

        private readonly Board _board;
        private readonly EdgePage _page;
        private HttpListener _listener;
        private string _address;
        private long _askedAtMs;

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

        /// <summary>Has the server start anew where it may not be heard any more.</summary>
        public void Renew(long nowMs)
        {
            HttpListener listener = _listener;
            if (listener != null && (_board.Address != _address || nowMs - _askedAtMs > RenewEveryMs))
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
                if (Answer(_page, context))
                {
                    Thread.Sleep(AnswerMs);
                    AccessPoint.TurnOff();
                    _board.Restart(BootReason.Settings);
                }
            }
        }

        // A browser that hangs up, or sends nonsense, must not take the server down.
        private static bool Answer(EdgePage page, HttpListenerContext context)
        {
            bool isStored = false;
            try
            {
                isStored = page.Answer(Read(context.Request), new HttpAnswer(context.Response), NanoClock.NowMs());
            }
            catch (Exception e)
            {
                Console.WriteLine("page: " + e.Message);
            }

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
