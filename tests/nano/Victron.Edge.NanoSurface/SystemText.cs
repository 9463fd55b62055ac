// Package: nanoFramework.System.Text 1.3.42
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.Text
{
    public abstract class Encoding
    {
        private extern Encoding();

        public static extern Encoding UTF8 { get; }

        public extern byte[] GetBytes(string s);

        public extern string GetString(byte[] bytes, int index, int count);
    }
}
