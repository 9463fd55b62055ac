// Stand-ins of System.IO.FileSystem over the folder that stands for the drive I:\. A write goes byte by byte, so that the power
// can be cut between any two; opening for Create empties the file at once; Move fails when the target exists; every call that
// writes stops the program for as long as a flash erase takes.

extern alias real;

using Victron.Edge.DeskRun;
using RealFile = real::System.IO.File;
using RealStream = real::System.IO.FileStream;

namespace System.IO
{
    public static class File
    {
        public static bool Exists(string path)
        {
            Clr.Turn("flash");
            return RealFile.Exists(Drive.Path(path));
        }

        public static void Delete(string path)
        {
            Clr.Native("flash", Drive.EraseMs);
            RealFile.Delete(Drive.Path(path)); // nothing happens when it is not there
        }

        public static void Move(string sourceFileName, string destFileName)
        {
            Clr.Native("flash", Drive.EraseMs);
            if (!Exists(sourceFileName) || Exists(destFileName))
            {
                throw new Exception(Exists(sourceFileName) ? nameof(destFileName) : nameof(sourceFileName));
            }

            RealFile.Move(Drive.Path(sourceFileName), Drive.Path(destFileName));
        }

        public static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.ReadWrite);

        public static FileStream Open(string path, FileMode mode) => new(path, mode);

        public static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access);

        public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);

        public static FileStream OpenWrite(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Write);

        public static byte[] ReadAllBytes(string path)
        {
            using FileStream file = OpenRead(path);
            byte[] bytes = new byte[file.Length];
            _ = file.Read(bytes, 0, bytes.Length);
            return bytes;
        }

        public static string ReadAllText(string path) => Text.Encoding.UTF8.GetString(ReadAllBytes(path));

        public static void WriteAllBytes(string path, byte[] bytes)
        {
            using FileStream file = Create(path);
            file.Write(bytes, 0, bytes.Length);
        }

        public static void WriteAllText(string path, string contents) => WriteAllBytes(path, Text.Encoding.UTF8.GetBytes(contents));
    }

    public class FileStream : Stream
    {
        private readonly RealStream _file;

        public FileStream(string path, FileMode mode)
            : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
        {
        }

        public FileStream(string path, FileMode mode, FileAccess access)
        {
            Clr.Native("flash", access == FileAccess.Read ? 0 : Drive.EraseMs);
            Name = path;
            try
            {
                _file = new RealStream(Drive.Path(path), mode, access, FileShare.Read, 0);
            }
            catch (FileNotFoundException)
            {
                throw new IOException("");
            }
        }

        public string Name { get; }

        public override bool CanRead => _file.CanRead;

        public override bool CanSeek => true;

        public override bool CanWrite => _file.CanWrite;

        public override long Length => _file.Length;

        public override long Position
        {
            get => _file.Position;
            set => _file.Position = value;
        }

        public override void Flush() => Clr.Native("flash", Drive.EraseMs);

        public override int Read(byte[] buffer, int offset, int count)
        {
            Clr.Turn("flash");
            return _file.Read(buffer, offset, count);
        }

        public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

        public override void SetLength(long value) => _file.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            Clr.Native("flash", Drive.EraseMs);
            FlashPower.Write(_file, buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
