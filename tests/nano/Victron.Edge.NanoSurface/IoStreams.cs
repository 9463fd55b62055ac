// Package: nanoFramework.System.IO.Streams 1.1.96
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.IO
{
    public abstract class Stream
    {
        private extern Stream();

        public abstract int Read(byte[] buffer, int offset, int count);

        public abstract void Write(byte[] buffer, int offset, int count);
    }
}
