// CutFiles: two files on a drive that loses power at a chosen step of a write: before it, after the old content went, or
// after any number of bytes, with nothing or with rubbish behind them.

using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

internal sealed class CutFiles : ISettingsFiles
{
    private readonly byte[]?[] _files = new byte[2][];

    /// <summary>Step of the next write at which the power goes; -1 for never. 0 before it, 1 after the old content went, 2 + n after n bytes.</summary>
    public int CutAt { get; set; } = -1;

    /// <summary>Whether the rest of a cut write holds rubbish instead of nothing.</summary>
    public bool LeavesRubbish { get; set; }

    /// <summary>Whether writes fail without a cut.</summary>
    public bool RefusesWrites { get; set; }

    public byte[]? this[int copy]
    {
        get => _files[copy];
        set => _files[copy] = value;
    }

    public byte[]? Read(int copy) => (byte[]?)_files[copy]?.Clone();

    public bool Write(int copy, byte[] data)
    {
        if (RefusesWrites)
        {
            return false;
        }

        if (CutAt >= 0)
        {
            var written = CutAt - 2;
            _files[copy] = CutAt == 0 ? _files[copy] : CutAt == 1 ? null : Cut(data, written);
            CutAt = -1;
            throw new PowerCutException();
        }

        _files[copy] = (byte[])data.Clone();
        return true;
    }

    private byte[] Cut(byte[] data, int count)
    {
        var part = new byte[LeavesRubbish ? data.Length : count];
        Array.Fill(part, (byte)0xFF);
        Array.Copy(data, part, count);
        return part;
    }
}

/// <summary>The power went away in the middle of a write.</summary>
internal sealed class PowerCutException : Exception;
