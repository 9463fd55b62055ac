// DeviceDiff: what two backups differ in, whether from files or taken just now.

namespace Victron.Edge.Core.Settings;

/// <summary>Differences of two backups.</summary>
/// <param name="Rows">Differences by register id.</param>
/// <param name="SameCount">Registers that hold the same.</param>
/// <param name="Notes">What limits the comparison, one line each: other family, other product, an edited file.</param>
public sealed record DeviceDiff(IReadOnlyList<DiffRow> Rows, int SameCount, IReadOnlyList<string> Notes)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Rows.Count == 0;

    /// <summary>Compares two backups by the bytes of each register; zeros at the end of one do not count.</summary>
    public static DeviceDiff Compare(DeviceBackup a, DeviceBackup b)
    {
        Dictionary<int, BackupEntry> left = a.Entries.ToDictionary(e => e.Id);
        Dictionary<int, BackupEntry> right = b.Entries.ToDictionary(e => e.Id);
        var rows = new List<DiffRow>();
        int same = 0;
        foreach (int id in left.Keys.Union(right.Keys).Order())
        {
            BackupEntry? one = left.GetValueOrDefault(id);
            BackupEntry? other = right.GetValueOrDefault(id);
            if (one != null && other != null && IsSame(one.Raw, other.Raw))
            {
                same++;
                continue;
            }

            BackupEntry any = one ?? other!;
            rows.Add(new DiffRow(id, any.Key, any.Name, one?.Text, other?.Text));
        }

        return new DeviceDiff(rows, same, NotesOn(a, b));
    }

    // A text may be filled up with zeros or end after its own, and a number may have grown with the firmware: both mean the same.
    private static bool IsSame(byte[] one, byte[] other)
    {
        int common = Math.Min(one.Length, other.Length);
        return common > 0 == Math.Max(one.Length, other.Length) > 0
            && one.AsSpan(0, common).SequenceEqual(other.AsSpan(0, common))
            && !one.AsSpan(common).ContainsAnyExcept((byte)0) && !other.AsSpan(common).ContainsAnyExcept((byte)0);
    }

    private static List<string> NotesOn(DeviceBackup a, DeviceBackup b)
    {
        var notes = new List<string>();
        if (a.Identity.Family != b.Identity.Family)
        {
            notes.Add(Say.With(Sentences.DiffFamilies, a.Identity.Family, b.Identity.Family));
        }
        else if (a.Identity.ProductId != b.Identity.ProductId)
        {
            notes.Add(Say.With(Sentences.DiffProducts, Product(a.Identity), Product(b.Identity)));
        }

        notes.AddRange(new[] { a, b }.Where(x => x.IsEdited).Select(x => Say.With(Sentences.DiffEdited, x.Source)));
        return notes;
    }

    private static string Product(BackupIdentity identity) => identity.Product.Length > 0 ? identity.Product : $"0x{identity.ProductId:X4}";
}
