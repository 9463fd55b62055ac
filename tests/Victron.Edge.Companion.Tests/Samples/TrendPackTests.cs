// Packed rows: whatever was packed comes out again.

using CsCheck;
using Victron.Edge.Core.Trends;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class TrendPackTests
{
    private const long Large = 999_999_999_999_999;

    private static readonly Gen<TrendCell> Numbers =
        from key in Gen.Int[0, 200]
        from decimals in Gen.Int[0, 9]
        from last in Gen.OneOf(Gen.Long[-Large, Large], Gen.Long[-2_000, 2_000])
        from below in Gen.OneOf(Gen.Const(0L), Gen.Long[0, 5_000])
        from above in Gen.OneOf(Gen.Const(0L), Gen.Long[0, 5_000])
        from mean in Gen.OneOf(Gen.Const(0L), Gen.Long[-50_000, 50_000])
        from covered in Gen.Long[0, 864_000]
        select new TrendCell($"key_{key}", null, decimals, last - below, last + above, last, (last * 10) + mean, covered * 100);

    private static readonly Gen<TrendCell> Words =
        from key in Gen.Int[0, 200]
        from word in Gen.OneOf(Gen.Const("bulk"), Gen.Const("absorption"), Gen.Const("true"))
        from covered in Gen.Long[0, 864_000]
        select new TrendCell($"key_{key}", word, 0, 0, 0, 0, 0, covered * 100);

    [Fact]
    public void What_was_packed_comes_out_again() => Gen.OneOf(Numbers, Words).List[0, 40].Sample(list =>
    {
        TrendCell[] cells = [.. list.DistinctBy(cell => cell.Key)];
        var numbers = new Dictionary<string, long>();
        byte[] data = TrendPack.Write(cells, NumberOf);
        string WordOf(long number) => numbers.First(each => each.Value == number).Key;
        Assert.Equal(cells.OrderBy(cell => numbers[cell.Key]), TrendPack.Read(data, WordOf));
        TrendCell[] some = [.. cells.Where((_, i) => i % 3 == 0)];
        Assert.Equal(some.OrderBy(cell => numbers[cell.Key]), TrendPack.Read(data, WordOf, number => some.Any(cell => numbers[cell.Key] == number)));

        long NumberOf(string word)
        {
            if (!numbers.TryGetValue(word, out long number))
            {
                number = numbers.Count + 1;
                numbers[word] = number;
            }

            return number;
        }
    });
}
