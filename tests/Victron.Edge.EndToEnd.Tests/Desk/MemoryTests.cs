// The table of docs/firmware-memory.md is what the desk run counts today, and one device fits a board without PSRAM on paper.
// VICTRON_EDGE_ACCEPT=1 writes the table anew.

using System.Globalization;
using System.Text.RegularExpressions;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed partial class MemoryTests
{
    // 90 KB are free on a board without PSRAM; MQTT client and threads are not counted and take about 14 KB.
    private const int CountedBytesMax = 92_160 - 14_000;

    [Fact]
    public async Task The_page_on_memory_says_what_is_counted()
    {
        string counted = await CountAsync();
        string page = Path.Combine(RepositoryFiles.Root, "docs", "firmware-memory.md");
        string text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        string renewed = Counted().Replace(text, $"<!-- counted -->\n{counted}\n<!-- /counted -->");
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(page, renewed, TestContext.Current.CancellationToken);
            text = renewed;
        }

        Assert.True(text.ReplaceLineEndings("\n") == renewed.ReplaceLineEndings("\n"), $"docs/firmware-memory.md is not up to date: run this test once with VICTRON_EDGE_ACCEPT=1. Counted now:\n{counted}");
        int oneDevice = int.Parse(Sum().Match(counted).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.InRange(oneDevice, 20_000, CountedBytesMax);
    }

    private static async Task<string> CountAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("victron-edge-memory-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "desk.json"), "{}", TestContext.Current.CancellationToken);
        await using ProcessRun run = new(EdgeProgram.Host, DeskBoard.DeskProgram(), folder.FullName, "memory");
        Assert.Equal(0, await run.ExitAsync());
        string[] lines = [.. run.Output.Where(line => line.StartsWith('|'))];
        folder.Delete(true);
        Assert.InRange(lines.Length, 8, 20);
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"<!-- counted -->.*<!-- /counted -->", RegexOptions.Singleline)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\*\*together\*\* \| \*\*([0-9,]+)\*\*")]
    private static partial Regex Sum();
}
