// ReaderTests: the vectors of tests/vectors in the interpreter of nanoFramework, whole and byte by byte.

using nanoFramework.TestFramework;
using Victron.Edge.VeDirect;
using Assert = nanoFramework.TestFramework.Assert;
using TestClassAttribute = nanoFramework.TestFramework.TestClassAttribute;

namespace Victron.Edge.NFUnitTest
{
    [TestClass]
    public class ReaderTests
    {
        [TestMethod]
        public void Every_text_stream_gives_its_blocks()
        {
            string[] rows = Vectors.TextBlocks;
            for (int i = 0; i < rows.Length; i += 3)
            {
                byte[] stream = VectorText.Bytes(rows[i + 1]);
                Assert.AreEqual(rows[i + 2], Read(stream, stream.Length).Blocks, rows[i]);
                Assert.AreEqual(rows[i + 2], Read(stream, 1).Blocks, rows[i] + ", byte by byte");
            }
        }

        [TestMethod]
        public void Every_frame_gives_its_command_data_register_and_flags()
        {
            string[] rows = Vectors.HexFrames;
            for (int i = 0; i < rows.Length; i += 3)
            {
                byte[] stream = VectorText.Bytes(rows[i + 1]);
                Assert.AreEqual(rows[i + 2], Read(stream, stream.Length).Frame, rows[i]);
                Assert.AreEqual(rows[i + 2], Read(stream, 1).Frame, rows[i] + ", byte by byte");
            }
        }

        [TestMethod]
        public void Every_broken_stream_is_refused_for_its_reason()
        {
            string[] rows = Vectors.Rejected;
            for (int i = 0; i < rows.Length; i += 5)
            {
                byte[] stream = VectorText.Bytes(rows[i + 1]);
                ReaderLog log = Read(stream, stream.Length);
                Assert.IsTrue(log.Rejected[int.Parse(rows[i + 2])] > 0, rows[i]);
                Assert.AreEqual(int.Parse(rows[i + 3]), log.BlockCount, rows[i]);
                Assert.AreEqual(int.Parse(rows[i + 4]), log.FrameCount, rows[i]);
            }
        }

        private static ReaderLog Read(byte[] stream, int pieceBytes)
        {
            ReaderLog log = new ReaderLog();
            VeDirectReader reader = new VeDirectReader(log);
            for (int at = 0; at < stream.Length; at += pieceBytes)
            {
                int count = stream.Length - at < pieceBytes ? stream.Length - at : pieceBytes;
                reader.Feed(stream, at, count, 0);
            }

            return log;
        }
    }
}
