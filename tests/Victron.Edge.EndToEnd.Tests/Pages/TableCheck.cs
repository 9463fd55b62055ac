// TableCheck: each column that is seen has its heading above it, and each heading its column.

using Microsoft.Playwright;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>Looks at tables.</summary>
internal static class TableCheck
{
    /// <summary>Tables whose headings do not stand over their cells, a line each; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> OnAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("table")].flatMap(table => {
          const seen = row => [...row.cells].filter(cell => cell.offsetParent !== null).length;
          const head = table.tHead?.rows[0];
          return head && head.offsetParent !== null
            ? [...table.tBodies[0].rows].filter(row => seen(row) !== seen(head)).slice(0, 1).map(row => `${location.pathname}: ${seen(head)} headings over ${seen(row)} cells: ${head.textContent.trim()}`)
            : [];
        })
        """);
}
