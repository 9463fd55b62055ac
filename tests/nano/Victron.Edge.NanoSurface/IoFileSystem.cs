// Package: nanoFramework.System.IO.FileSystem 1.1.93
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.IO
{
    public static class File
    {
        public static extern void Delete(string path);

        public static extern bool Exists(string path);

        public static extern byte[] ReadAllBytes(string path);

        public static extern void WriteAllBytes(string path, byte[] bytes);
    }
}
