// BackupReader: takes the text of a backup apart, event by event. Everything that it does not expect is a YamlException with its line.

using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Victron.Edge.Core.Settings;

/// <summary>Reads one backup.</summary>
internal sealed class BackupReader
{
    private const int EntriesMax = 2000;

    private readonly Parser _parser;

    public BackupReader(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>Reads; throws a <see cref="YamlException"/> for anything else than a backup.</summary>
    public DeviceBackup Read(out string checksum)
    {
        _ = Take<StreamStart>("a backup");
        _ = Take<DocumentStart>("a backup");
        _ = Take<MappingStart>("a backup that starts with 'victron_edge_backup'");
        Expect("victron_edge_backup");
        (string version, Mark at, Mark end) = Scalar();
        if (version != BackupYaml.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new YamlException(at, end, $"form {version} of a backup is not known; use a newer victron-edge");
        }

        Expect("identity");
        BackupIdentity identity = Identity();
        Expect("settings");
        List<BackupEntry> entries = Entries();
        Expect("checksum");
        checksum = Scalar().Value;
        _ = Take<MappingEnd>("the end of the backup");
        _ = Take<DocumentEnd>("the end of the backup");
        _ = Take<StreamEnd>("the end of the backup");
        return new DeviceBackup(identity, entries);
    }

    private BackupIdentity Identity()
    {
        _ = Take<MappingStart>("the identity");
        string product = Field("product");
        int productId = Number("product_id");
        string family = Field("family");
        string serial = Field("serial");
        string firmware = Field("firmware");
        string name = Field("name");
        Expect("taken_at");
        (string time, Mark at, Mark end) = Scalar();
        if (!DateTimeOffset.TryParseExact(
            time, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset taken))
        {
            throw new YamlException(at, end, "taken_at is no time such as 2026-01-31T12:00:00Z");
        }

        string tool = Field("tool");
        _ = Take<MappingEnd>("the end of the identity");
        return new BackupIdentity(product, productId, family, serial, firmware, name, taken, tool);
    }

    private List<BackupEntry> Entries()
    {
        _ = Take<SequenceStart>("the list of settings");
        var entries = new List<BackupEntry>();
        var seen = new HashSet<int>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            MappingStart start = Take<MappingStart>("a setting");
            BackupEntry entry = Entry();
            if (!seen.Add(entry.Id) || entries.Count >= EntriesMax)
            {
                throw new YamlException(start.Start, start.End, $"0x{entry.Id:X4} stands twice, or there are too many settings");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private BackupEntry Entry()
    {
        string key = Field("key");
        int id = Number("id");
        string name = Field("name");
        string group = Field("group");
        string text = Field("value");
        Expect("raw");
        (string raw, Mark at, Mark end) = Scalar();
        if (raw.Length % 2 != 0 || raw.Length > 128 || !raw.All(char.IsAsciiHexDigit))
        {
            throw new YamlException(at, end, "raw is no list of bytes such as A005");
        }

        Expect("writable");
        (string writable, at, end) = Scalar();
        if (writable is not ("yes" or "no"))
        {
            throw new YamlException(at, end, "writable is neither yes nor no");
        }

        _ = Take<MappingEnd>("the end of a setting");
        return new BackupEntry(id, key, name, group, text, Convert.FromHexString(raw), writable == "yes");
    }

    private int Number(string key)
    {
        Expect(key);
        (string text, Mark at, Mark end) = Scalar();
        return text.Length == 6 && text.StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new YamlException(at, end, $"{key} is no number such as 0xEDF7");
    }

    private string Field(string key)
    {
        Expect(key);
        return Scalar().Value;
    }

    private void Expect(string key)
    {
        (string found, Mark at, Mark end) = Scalar();
        if (found != key)
        {
            throw new YamlException(at, end, $"'{SettingText.Printable(found)}' where '{key}' belongs");
        }
    }

    private (string Value, Mark Start, Mark End) Scalar()
    {
        Scalar scalar = Take<Scalar>("a value");
        return scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty ? (scalar.Value, scalar.Start, scalar.End) : throw new YamlException(scalar.Start, scalar.End, "anchors and tags are not allowed");
    }

    private T Take<T>(string what)
        where T : ParsingEvent
    {
        if (_parser.Accept<T>(out _))
        {
            return _parser.Consume<T>();
        }

        ParsingEvent? other = _parser.Current;
        throw new YamlException(other?.Start ?? Mark.Empty, other?.End ?? Mark.Empty, $"{what} is missing");
    }
}
