// TrendPack: the cells of a span in one row of bytes, a few for each quantity: a year of minutes has to fit on a card.
// Form: for each cell, by rising number of its key: difference to the number before; a byte: decimals (bits 0 to 3), constant (4), word (5),
// covered as long as the cell before (6); covered in tenths of a second unless bit 6; then the number of the word, or the last value and,
// unless constant, last - min, max - last, mean - last with one more decimal. Numbers are varints of 7 bits, signed ones zigzag.

using Victron.Edge.Core.Trends;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Packs cells.</summary>
internal static class TrendPack
{
    private const int DecimalsMask = 0x0F;
    private const int Constant = 0x10;
    private const int Word = 0x20;
    private const int SameCover = 0x40;
    private const long CoverStep = 100;

    /// <summary>Packs.</summary>
    /// <param name="cells">Any order; no key twice.</param>
    /// <param name="number">Number of a key or word.</param>
    public static byte[] Write(IReadOnlyList<TrendCell> cells, Func<string, long> number)
    {
        using var bytes = new MemoryStream(cells.Count * 8);
        long before = 0;
        long cover = -1;
        foreach ((long id, TrendCell cell) in cells.Select(cell => (number(cell.Key), cell)).OrderBy(each => each.Item1))
        {
            long covered = cell.CoveredMs / CoverStep;
            bool isConstant = cell.Min == cell.Last && cell.Max == cell.Last && cell.MeanTenths == cell.Last * 10;
            Put(bytes, id - before);
            bytes.WriteByte((byte)(cell.Decimals | (isConstant ? Constant : 0) | (cell.Word is not null ? Word : 0) | (covered == cover ? SameCover : 0)));
            if (covered != cover)
            {
                Put(bytes, covered);
            }

            (before, cover) = (id, covered);
            if (cell.Word is { } word)
            {
                Put(bytes, number(word));
                continue;
            }

            PutSigned(bytes, cell.Last);
            if (!isConstant)
            {
                Put(bytes, cell.Last - cell.Min);
                Put(bytes, cell.Max - cell.Last);
                PutSigned(bytes, cell.MeanTenths - (cell.Last * 10));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Unpacks the cells of some keys.</summary>
    /// <param name="data">As written.</param>
    /// <param name="word">Word of a number.</param>
    /// <param name="isWanted">By number of the key; null for all.</param>
    public static List<TrendCell> Read(byte[] data, Func<long, string> word, Func<long, bool>? isWanted = null)
    {
        var cells = new List<TrendCell>();
        int at = 0;
        long id = 0;
        long cover = 0;
        while (at < data.Length)
        {
            id += Take(data, ref at);
            int form = data[at++];
            cover = (form & SameCover) != 0 ? cover : Take(data, ref at);
            bool isRead = isWanted?.Invoke(id) ?? true;
            if ((form & Word) != 0)
            {
                long value = Take(data, ref at);
                if (isRead)
                {
                    cells.Add(new TrendCell(word(id), word(value), 0, 0, 0, 0, 0, cover * CoverStep));
                }

                continue;
            }

            long last = TakeSigned(data, ref at);
            bool isConstant = (form & Constant) != 0;
            long min = isConstant ? last : last - Take(data, ref at);
            long max = isConstant ? last : last + Take(data, ref at);
            long mean = (last * 10) + (isConstant ? 0 : TakeSigned(data, ref at));
            if (isRead)
            {
                cells.Add(new TrendCell(word(id), null, form & DecimalsMask, min, max, last, mean, cover * CoverStep));
            }
        }

        return cells;
    }

    private static void Put(MemoryStream bytes, long value)
    {
        ulong rest = (ulong)value;
        while (rest >= 0x80)
        {
            bytes.WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }

        bytes.WriteByte((byte)rest);
    }

    private static void PutSigned(MemoryStream bytes, long value) => Put(bytes, (value << 1) ^ (value >> 63));

    private static long Take(byte[] data, ref int at)
    {
        ulong value = 0;
        int shift = 0;
        byte each;
        do
        {
            each = data[at++];
            value |= (ulong)(each & 0x7F) << shift;
            shift += 7;
        }
        while (each >= 0x80);

        return (long)value;
    }

    private static long TakeSigned(byte[] data, ref int at)
    {
        long value = Take(data, ref at);
        return (long)((ulong)value >> 1) ^ -(value & 1);
    }
}
