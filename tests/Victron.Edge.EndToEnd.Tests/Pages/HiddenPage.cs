// HiddenPage: another tab in front, or the phone in the pocket: a browser without a window never hides a page by itself.

using Microsoft.Playwright;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>Hides pages and shows them.</summary>
internal static class HiddenPage
{
    /// <summary>Tells a page that nobody sees it.</summary>
    public static Task HideAsync(IPage page) => TellAsync(page, true);

    /// <summary>Tells a page that it is seen again.</summary>
    public static Task ShowAsync(IPage page) => TellAsync(page, false);

    /// <summary>Stops everything in a page, as a phone does that sleeps, or lets it go on.</summary>
    public static async Task FreezeAsync(ICDPSession page, bool isFrozen) =>
        _ = await page.SendAsync("Page.setWebLifecycleState", new() { ["state"] = isFrozen ? "frozen" : "active" });

    private static async Task TellAsync(IPage page, bool isHidden) => _ = await page.EvaluateAsync(
        """
        isHidden => {
          Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
          Object.defineProperty(document, "visibilityState", { value: isHidden ? "hidden" : "visible", configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        isHidden);
}
