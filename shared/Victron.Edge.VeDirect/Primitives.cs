// Primitives: the few byte loops that .NET 10 does many at a time and nanoFramework one by one.
// Each has two bodies with one meaning; a property test compares them. The only file with #if.

namespace Victron.Edge.VeDirect
{
    /// <summary>Bulk operations on bytes.</summary>
    public static class Primitives
    {
        /// <summary>Index of the first byte that ends a run of text: a control byte below 0x20, or a colon.</summary>
        /// <returns>The index, or <paramref name="end"/> when there is none before it.</returns>
        [HotPath]
        public static int NextStop(byte[] data, int offset, int end)
        {
#if NET
            if (offset + 16 <= data.Length)
            {
                return NextStopWide(data, offset, end);
            }
#endif
            return NextStopByByte(data, offset, end);
        }

        /// <summary>The same, one byte at a time.</summary>
        [HotPath]
        public static int NextStopByByte(byte[] data, int offset, int end)
        {
            for (int i = offset; i < end; i++)
            {
                byte b = data[i];
                if (b < 0x20 || b == ':')
                {
                    return i;
                }
            }

            return end;
        }

        /// <summary>The next two stops at once: of a line of text, the TAB and the end of its value.</summary>
        /// <param name="second">Index of the stop behind the first one, or <paramref name="end"/>.</param>
        /// <returns>Index of the first stop, or <paramref name="end"/>.</returns>
        [HotPath]
        public static int NextStops(byte[] data, int offset, int end, out int second)
        {
#if NET
            if (offset + 32 <= data.Length)
            {
                uint mask = StopsOf32(data, offset);
                uint rest = mask & (mask - 1);
                if (rest != 0)
                {
                    int one = offset + System.Numerics.BitOperations.TrailingZeroCount(mask);
                    int two = offset + System.Numerics.BitOperations.TrailingZeroCount(rest);
                    second = two < end ? two : end;
                    return one < end ? one : end;
                }
            }
#endif
            int first = NextStop(data, offset, end);
            second = first < end ? NextStop(data, first + 1, end) : end;
            return first;
        }

        /// <summary>Sum of bytes; only its lowest 8 bits carry meaning.</summary>
        [HotPath]
        public static int Sum(byte[] data, int offset, int count)
        {
#if NET
            return SumWide(data, offset, count);
#else
            return SumByByte(data, offset, count);
#endif
        }

        /// <summary>The same, one byte at a time.</summary>
        [HotPath]
        public static int SumByByte(byte[] data, int offset, int count)
        {
            int sum = 0;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                sum += data[i];
            }

            return sum & 0xFF;
        }

        /// <summary>Packs up to 8 bytes into a number, the first byte lowest.</summary>
        [HotPath]
        public static ulong Pack(byte[] data, int offset, int count)
        {
#if NET
            if (offset + 8 <= data.Length && count > 0)
            {
                ulong word = System.Runtime.CompilerServices.Unsafe.ReadUnaligned<ulong>(ref data[offset]);
                word = System.BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
                return word & (ulong.MaxValue >> (64 - (count * 8)));
            }
#endif
            return PackByByte(data, offset, count);
        }

        /// <summary>The same, one byte at a time.</summary>
        [HotPath]
        public static ulong PackByByte(byte[] data, int offset, int count)
        {
            ulong packed = 0;
            for (int i = 0; i < count; i++)
            {
                packed |= (ulong)data[offset + i] << (i * 8);
            }

            return packed;
        }

        /// <summary>Whether the first <paramref name="count"/> numbers of both arrays are equal.</summary>
        [HotPath]
        public static bool SameKeys(ulong[] left, ulong[] right, int count)
        {
#if NET
            return System.MemoryExtensions.SequenceEqual(
                new System.ReadOnlySpan<ulong>(left, 0, count), new System.ReadOnlySpan<ulong>(right, 0, count));
#else
            for (int i = 0; i < count; i++)
            {
                if (left[i] != right[i])
                {
                    return false;
                }
            }

            return true;
#endif
        }

        /// <summary>Copies bytes between two arrays.</summary>
        [HotPath]
        public static void Copy(byte[] source, int sourceOffset, byte[] target, int targetOffset, int count)
        {
#if NET
            new System.ReadOnlySpan<byte>(source, sourceOffset, count).CopyTo(new System.Span<byte>(target, targetOffset, count));
#else
            System.Array.Copy(source, sourceOffset, target, targetOffset, count);
#endif
        }

        /// <summary>Appends bytes to a buffer whose rest is free: up to 31 bytes behind the copied ones may be overwritten.</summary>
        [HotPath]
        public static void Append(byte[] source, int sourceOffset, byte[] target, int targetOffset, int count)
        {
#if NET
            if (count <= 32 && sourceOffset + 32 <= source.Length && targetOffset + 32 <= target.Length)
            {
                System.Runtime.Intrinsics.Vector256.StoreUnsafe(
                    System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref source[sourceOffset]), ref target[targetOffset]);
                return;
            }
#endif
            Copy(source, sourceOffset, target, targetOffset, count);
        }

        /// <summary>Whether bytes are printable ASCII that JSON takes as it is: 0x20 to 0x7E without quote and backslash.</summary>
        [HotPath]
        public static bool IsPlain(byte[] data, int offset, int count)
        {
#if NET
            if (count <= 16 && offset + 16 <= data.Length)
            {
                var run = System.Runtime.Intrinsics.Vector128.LoadUnsafe(ref data[offset]);
                var special = System.Runtime.Intrinsics.Vector128.LessThan(run, System.Runtime.Intrinsics.Vector128.Create((byte)0x20))
                    | System.Runtime.Intrinsics.Vector128.GreaterThan(run, System.Runtime.Intrinsics.Vector128.Create((byte)0x7E))
                    | System.Runtime.Intrinsics.Vector128.Equals(run, System.Runtime.Intrinsics.Vector128.Create((byte)'"'))
                    | System.Runtime.Intrinsics.Vector128.Equals(run, System.Runtime.Intrinsics.Vector128.Create((byte)'\\'));
                return (System.Runtime.Intrinsics.Vector128.ExtractMostSignificantBits(special) & ((1u << count) - 1)) == 0;
            }
#endif
            return IsPlainByByte(data, offset, count);
        }

        /// <summary>The same, one byte at a time.</summary>
        [HotPath]
        public static bool IsPlainByByte(byte[] data, int offset, int count)
        {
            for (int i = offset; i < offset + count; i++)
            {
                byte b = data[i];
                if (b < 0x20 || b > 0x7E || b == '"' || b == '\\')
                {
                    return false;
                }
            }

            return true;
        }

#if NET
        private static int NextStopWide(byte[] data, int offset, int end)
        {
            ref byte start = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(data);
            int i = offset;
            while (i + 16 <= data.Length)
            {
                var run = System.Runtime.Intrinsics.Vector128.LoadUnsafe(ref start, (nuint)i);
                var control = System.Runtime.Intrinsics.Vector128.LessThan(run, System.Runtime.Intrinsics.Vector128.Create((byte)0x20));
                var colon = System.Runtime.Intrinsics.Vector128.Equals(run, System.Runtime.Intrinsics.Vector128.Create((byte)':'));
                uint mask = System.Runtime.Intrinsics.Vector128.ExtractMostSignificantBits(control | colon);
                if (mask != 0)
                {
                    int found = i + System.Numerics.BitOperations.TrailingZeroCount(mask);
                    return found < end ? found : end;
                }

                i += 16;
                if (i >= end)
                {
                    return end;
                }
            }

            return NextStopByByte(data, i, end);
        }

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        private static uint StopsOf32(byte[] data, int offset)
        {
            ref byte start = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(data);
            var run = System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref start, (nuint)offset);
            var control = System.Runtime.Intrinsics.Vector256.LessThan(run, System.Runtime.Intrinsics.Vector256.Create((byte)0x20));
            var colon = System.Runtime.Intrinsics.Vector256.Equals(run, System.Runtime.Intrinsics.Vector256.Create((byte)':'));
            return System.Runtime.Intrinsics.Vector256.ExtractMostSignificantBits(control | colon);
        }

        private static int SumWide(byte[] data, int offset, int count)
        {
            var rest = new System.ReadOnlySpan<byte>(data, offset, count);
            var sums = System.Runtime.Intrinsics.Vector128<byte>.Zero;
            while (rest.Length >= 16)
            {
                sums += System.Runtime.Intrinsics.Vector128.Create(rest);
                rest = rest.Slice(16);
            }

            int sum = System.Runtime.Intrinsics.Vector128.Sum(sums);
            foreach (byte b in rest)
            {
                sum += b;
            }

            return sum & 0xFF;
        }
#endif
    }
}
