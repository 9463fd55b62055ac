// BackupYaml: a backup as text that people can read and compare, and back. The checksum covers the content, not the comments.
// Of YAML only what is written here is read: no anchors, tags or documents beyond the first.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;

namespace Victron.Edge.Core.Settings;

/// <summary>Text form of a backup.</summary>
public static class BackupYaml
{
    /// <summary>Form that this program writes.</summary>
    internal const int Version = 1;

    // The largest device has a few hundred settings of about 150 characters.
    private const int CharactersMax = 1 << 20;

    // Longer than any message of ours, and one line of a screen for those of the parser.
    private const int MessageMax = 200;

    /// <summary>Writes.</summary>
    public static string Write(DeviceBackup backup)
    {
        var text = new StringBuilder();
        BackupIdentity who = backup.Identity;
        Line(text, "# Settings of a device, for `victron-edge restore` and `victron-edge diff`. The checksum tells when something was changed.");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"victron_edge_backup: {Version}"));
        Line(text, "identity:");
        foreach ((string key, string value) in Fields(who))
        {
            Line(text, $"  {key}: {Quoted(value)}");
        }

        Line(text, "settings:");
        foreach (IGrouping<string, BackupEntry> group in backup.Entries.GroupBy(e => e.Group))
        {
            Line(text, $"  # {SettingText.Printable(group.Key)}");
            foreach (BackupEntry entry in group)
            {
                Line(text, $"  - key: {Quoted(entry.Key)}");
                foreach ((string key, string value) in Fields(entry))
                {
                    Line(text, $"    {key}: {Quoted(value)}");
                }
            }
        }

        Line(text, $"checksum: {Quoted(Checksum(backup))}");
        return text.ToString();
    }

    /// <summary>Reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Name for messages.</param>
    /// <param name="backup">The backup; null when there is a problem.</param>
    /// <returns>What is wrong, with source and line, one line; null when nothing is.</returns>
    public static string? Read(string text, string source, out DeviceBackup? backup)
    {
        backup = null;
        if (text.Length > CharactersMax)
        {
            return Say.With(Sentences.BackupTooLong, source);
        }

        try
        {
            backup = new BackupReader(text).Read(out string checksum);
            backup = backup with { Source = source, IsEdited = checksum != Checksum(backup) };
            return null;
        }
        catch (YamlException fault)
        {
            string message = fault.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
            return Say.With(Sentences.BackupLine, source, fault.Start.Line, SettingText.Printable(message, MessageMax));
        }
    }

    /// <summary>Sum of the content; the order of the settings, which is by groups in the text, is none of it.</summary>
    internal static string Checksum(DeviceBackup backup)
    {
        var content = new StringBuilder();
        foreach ((string key, string value) in Fields(backup.Identity).Concat(backup.Entries.OrderBy(e => e.Id).SelectMany(e => Fields(e).Prepend(("key", e.Key)))))
        {
            _ = content.Append(key).Append('=').Append(Quoted(value)).Append('\n');
        }

        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    private static (string Key, string Value)[] Fields(BackupIdentity who) =>
    [
        ("product", who.Product), ("product_id", $"0x{who.ProductId:X4}"), ("family", who.Family), ("serial", who.Serial), ("firmware", who.Firmware),
        ("name", who.Name), ("taken_at", who.TakenAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), ("tool", who.Tool),
    ];

    private static (string Key, string Value)[] Fields(BackupEntry entry) =>
    [
        ("id", $"0x{entry.Id:X4}"), ("name", entry.Name), ("group", entry.Group), ("value", entry.Text), ("raw", Convert.ToHexString(entry.Raw)),
        ("writable", entry.IsWritable ? "yes" : "no"),
    ];

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : c is < ' ' or (>= '\u007F' and < '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(c) ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    private static void Line(StringBuilder text, string line) => _ = text.Append(line).Append('\n');
}
