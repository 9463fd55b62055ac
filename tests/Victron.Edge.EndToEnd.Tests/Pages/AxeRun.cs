// AxeRun: the rules of axe, run within a page. Our pages have no frames, so one run sees all; Deque's own package for Playwright
// opens a second page each time to sum up over frames, which takes longer than everything else here together.

using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>Runs axe.</summary>
internal static class AxeRun
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds on a page as it is now, a line each; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> OnAsync(IPage page)
    {
        _ = Assert.Single(page.Frames);
        _ = await page.EvaluateAsync(Script);
        JsonElement result = (await page.EvaluateAsync(
            """
            async () => {
              const { passes, violations } = await axe.run();
              return { passes: passes.length, found: violations.flatMap(rule => rule.nodes.map(node => `${location.pathname}: ${rule.id}: ${rule.help}: ${node.html}`)) };
            }
            """))!.Value;
        Assert.True(result.GetProperty("passes").GetInt32() > 0);
        return [.. result.GetProperty("found").EnumerateArray().Select(line => line.GetString()!)];
    }
}
