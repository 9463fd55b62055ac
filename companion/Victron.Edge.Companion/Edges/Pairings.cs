// Pairings: the keys that this computer shares with edges, in pairings.json of the data directory.
// Read anew at each question, so that a running program knows an edge as soon as it is set up. Shows no key by itself.

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Edges;

/// <summary>Pairing keys by edge.</summary>
public sealed class Pairings
{
    /// <summary>Digits of a key.</summary>
    public const int KeyDigits = 64;

    private const int Version = 1;
    private const string VersionKey = "version";
    private const string EdgesKey = "edges";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly string _file;

    /// <summary>Names the file, which need not exist yet.</summary>
    public Pairings(string file) => _file = file;

    /// <summary>Whether a text is a key.</summary>
    public static bool IsKey(string text) => text.Length == KeyDigits && text.All(char.IsAsciiHexDigit);

    /// <summary>Reads all keys.</summary>
    /// <param name="keys">64 hexadecimal digits by name of the edge; null unless the result is true.</param>
    /// <param name="problem">What is wrong with the file and what to do, in one line, without any key; null when nothing is.</param>
    public bool TryRead([NotNullWhen(true)] out SortedDictionary<string, string>? keys, [NotNullWhen(false)] out string? problem)
    {
        keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
        problem = null;
        try
        {
            if (!File.Exists(_file))
            {
                return true;
            }

            JsonNode? root = JsonNode.Parse(File.ReadAllText(_file));
            if (root?[VersionKey]?.GetValue<int>() != Version || root[EdgesKey] is not JsonObject edges)
            {
                problem = $"'{_file}' is of another version of this program; update it.";
            }
            else
            {
                foreach ((string name, JsonNode? key) in edges)
                {
                    keys[name] = key is not null && IsKey(key.GetValue<string>()) ? key.GetValue<string>() : throw new FormatException(name);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            problem = $"'{_file}' is damaged; move it away and pair again with: victron-edge edges pair EDGE KEY";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problem = $"'{_file}' cannot be read; give it back to yourself, or choose another folder with --data.";
        }

        keys = problem is null ? keys : null;
        return problem is null;
    }

    /// <summary>The key of an edge as bytes.</summary>
    /// <returns>Null when there is none or the file cannot be read.</returns>
    public byte[]? KeyOf(string edge) => TryRead(out SortedDictionary<string, string>? keys, out _) && keys.TryGetValue(edge, out string? key) ? Hex.Bytes(key) : null;

    /// <summary>Adds or replaces the key of an edge.</summary>
    /// <returns>What is wrong and what to do, in one line; null when it was saved.</returns>
    public string? Set(string edge, string key)
    {
        if (!TryRead(out SortedDictionary<string, string>? keys, out string? problem))
        {
            return problem;
        }

        keys[edge] = key.ToLowerInvariant();
        var edges = new JsonObject();
        foreach ((string name, string each) in keys)
        {
            edges[name] = each;
        }

        try
        {
            PrivateFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { [VersionKey] = Version, [EdgesKey] = edges }, Indented));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"'{_file}' cannot be written ({fault.Message.TrimEnd('.')}); make room, or choose another folder with --data.";
        }
    }
}
