// IdentityText: a text that counts when it was seen twice in a row.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>A believed text and the candidate that may follow it.</summary>
    internal sealed class IdentityText
    {
        private const int BytesMax = 40;

        private readonly byte[] _candidate = new byte[BytesMax];
        private int _candidateCount;

        /// <summary>The believed text, from index 0 to <see cref="Count"/>.</summary>
        public readonly byte[] Bytes = new byte[BytesMax];

        /// <summary>Bytes of the believed text, 0 until there is one.</summary>
        public int Count { get; private set; }

        /// <summary>Takes a sighting.</summary>
        /// <returns>Whether the believed text changed.</returns>
        [HotPath]
        public bool Hear(byte[] text, int count)
        {
            count = count < BytesMax ? count : BytesMax;
            bool isRepeated = count > 0 && Same(text, count, _candidate, _candidateCount);
            Primitives.Copy(text, 0, _candidate, 0, count);
            _candidateCount = count;
            if (!isRepeated || Same(text, count, Bytes, Count))
            {
                return false;
            }

            Primitives.Copy(text, 0, Bytes, 0, count);
            Count = count;
            return true;
        }

        /// <summary>Knows nothing again.</summary>
        public void Forget()
        {
            Count = 0;
            _candidateCount = 0;
        }

        [HotPath]
        private static bool Same(byte[] left, int leftCount, byte[] right, int rightCount)
        {
            bool same = leftCount == rightCount;
            for (int i = 0; same && i < leftCount; i++)
            {
                same = left[i] == right[i];
            }

            return same;
        }
    }
}
