// Stand-ins of System.Threading: every wait is in the board's time and asks the Clr for its turn.
// A thread that ends by an exception ends alone, as on a board: .NET would end the program.

extern alias real;

using System.Collections.Generic;
using Victron.Edge.DeskRun;
using RealThread = real::System.Threading.Thread;

namespace System.Threading
{
    public sealed class Thread
    {
        private readonly RealThread _thread;

        public Thread(ThreadStart start)
        {
            _thread = new RealThread(() =>
            {
                try
                {
                    start();
                }
                catch (Exception e)
                {
                    Desk.Say("thread ended by " + e.GetType().Name + ": " + e.Message);
                }
            })
            { IsBackground = true };
        }

        public bool IsAlive => _thread.IsAlive;

        public int ManagedThreadId => _thread.ManagedThreadId;

        public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

        public static void Sleep(int millisecondsTimeout)
        {
            Clr.Turn("wait");
            RealThread.Sleep(BoardClock.Real(millisecondsTimeout));
            Clr.Turn("wait");
        }

        public void Start() => _thread.Start();

        public bool Join(int millisecondsTimeout) => _thread.Join(BoardClock.Real(millisecondsTimeout));
    }

    public abstract class WaitHandle
    {
        private protected readonly real::System.Threading.EventWaitHandle Event;

        private protected WaitHandle(real::System.Threading.EventWaitHandle inside) => Event = inside;

        public virtual bool WaitOne() => WaitOne(Timeout.Infinite, false);

        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext)
        {
            Clr.Turn("wait");
            bool set = Event.WaitOne(BoardClock.Real(millisecondsTimeout));
            Clr.Turn("wait");
            return set;
        }

        public bool Set() => Event.Set();

        public bool Reset() => Event.Reset();
    }

    public sealed class AutoResetEvent : WaitHandle
    {
        public AutoResetEvent(bool initialState)
            : base(new real::System.Threading.AutoResetEvent(initialState))
        {
        }
    }

    public sealed class ManualResetEvent : WaitHandle
    {
        public ManualResetEvent(bool initialState)
            : base(new real::System.Threading.ManualResetEvent(initialState))
        {
        }
    }

    public class CancellationTokenSource : IDisposable
    {
        private readonly long _endMs;
        private bool _cancelled;

        public CancellationTokenSource()
            : this(int.MaxValue)
        {
        }

        public CancellationTokenSource(int millisecondsDelay) => _endMs = BoardClock.NowMs + millisecondsDelay;

        public bool IsCancellationRequested => _cancelled || BoardClock.NowMs >= _endMs;

        public CancellationToken Token => new(this);

        public void Cancel() => _cancelled = true;

        public void Dispose()
        {
        }
    }

    public readonly struct CancellationToken
    {
        private readonly CancellationTokenSource _source;

        internal CancellationToken(CancellationTokenSource source) => _source = source;

        public static CancellationToken None => default;

        public bool IsCancellationRequested => _source != null && _source.IsCancellationRequested;
    }

    public static class Timeout
    {
        public const int Infinite = -1;
    }
}
