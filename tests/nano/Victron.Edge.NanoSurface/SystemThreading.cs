// Package: nanoFramework.System.Threading 1.1.52
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.Threading
{
    public class CancellationTokenSource
    {
        public extern CancellationTokenSource(int millisecondsDelay);

        public extern CancellationToken Token { get; }

        public extern void Dispose();
    }

    public struct CancellationToken
    {
    }
}
