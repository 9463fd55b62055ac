// SampleReader: unpacks the values of many samples: their keys stand once in a layout, and are read once.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Unpacks the rows of one query.</summary>
internal sealed class SampleReader
{
    private readonly Dictionary<string, string[]> _layouts = [];

    /// <summary>The values of a row.</summary>
    /// <param name="layout">Its layout, as the table has it.</param>
    /// <param name="data">Its data, as the table has them.</param>
    public IReadOnlyList<KeyValuePair<string, RawValue>> Read(string layout, string data) =>
        SampleData.Read(_layouts.TryGetValue(layout, out string[]? keys) ? keys : _layouts[layout] = SampleData.ReadKeys(layout), data);
}
