// AgentPairing: the key with which an edge on a computer is paired: from a file of its own, or from the pairings of this computer.

using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Edges;

/// <summary>Finds the pairing key of <c>agent</c>.</summary>
internal static class AgentPairing
{
    private const int FileBytesMax = 1024;

    /// <summary>Finds a key.</summary>
    /// <param name="file">Value of <c>--pairing-key</c>; null when it was not given.</param>
    /// <param name="data">Value of <c>--data</c>; null when it was not given.</param>
    /// <param name="edge">Name of the edge.</param>
    /// <param name="key">32 bytes; null for an edge that is not paired.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Find(string? file, string? data, string edge, out byte[]? key)
    {
        key = null;
        if (file is not null)
        {
            return Read(file, out key);
        }

        // An edge works without a pairing: a system that names no place for data is no reason to stop it.
        if (!DataDirectory.TryFind(data, out DataDirectory? directory, out string? problem))
        {
            return data is null ? null : problem;
        }

        if (!new Pairings(directory.PairingsFile).TryRead(out SortedDictionary<string, string>? keys, out problem))
        {
            return problem;
        }

        key = keys.TryGetValue(edge, out string? text) ? Hex.Bytes(text) : null;
        return null;
    }

    private static string? Read(string file, out byte[]? key)
    {
        key = null;
        try
        {
            string text = new FileInfo(file).Length <= FileBytesMax ? File.ReadAllText(file).Trim() : "";
            key = Pairings.IsKey(text) ? Hex.Bytes(text) : null;
            return key is not null ? null : $"--pairing-key: '{file}' holds no key; give a file with {Pairings.KeyDigits} hexadecimal digits.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"--pairing-key: '{file}' cannot be read; give a file with {Pairings.KeyDigits} hexadecimal digits.";
        }
    }
}
