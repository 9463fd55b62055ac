// Expect: fails with every line of what was found; the assertions of xunit show the first few only.

namespace Victron.Edge.Shared.Tests.Architecture;

internal static class Expect
{
    /// <summary>Fails when there is anything, one line each.</summary>
    public static void None(IEnumerable<string> found)
    {
        var lines = found.ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
