// Walk: goes along all links of a site as a visitor does, and writes down on each page what is wrong with it, by kind.

using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>What was found.</summary>
internal sealed partial class Walk
{
    private const string AnyLive = "[data-live]";
    private const string EmptyLive = "[data-live]:empty";

    // A desktop window of 1280 pixels at 400 %: WCAG 2.2, 1.4.10.
    private const int WidthMin = 320;

    private readonly IPage _page;
    private readonly Uri _root;
    private readonly List<string> _paths = [];
    private readonly List<string> _missing = [];
    private readonly List<string> _sideways = [];
    private readonly List<string> _axe = [];
    private readonly List<string> _tables = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly PageTrouble _trouble;

    private Walk(IPage page, Uri root)
    {
        _page = page;
        _root = root;
        _trouble = new PageTrouble(page.Context, root);
    }

    /// <summary>Every page that was seen, in order.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Those that the companion says it does not have.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Pages that are wider than the window, or than the narrowest one.</summary>
    public IReadOnlyList<string> Sideways => _sideways;

    /// <summary>What axe finds.</summary>
    public IReadOnlyList<string> Axe => _axe;

    /// <summary>Tables whose headings do not stand over their cells.</summary>
    public IReadOnlyList<string> Tables => _tables;

    /// <summary>How many places of each page were empty and were filled by events.</summary>
    public IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>What the browser complained of.</summary>
    public PageTrouble Trouble => _trouble;

    /// <summary>Walks.</summary>
    /// <param name="page">An empty page.</param>
    /// <param name="root">Address of the site.</param>
    /// <param name="starts">Paths that need no link.</param>
    public static async Task<Walk> ThroughAsync(IPage page, Uri root, params string[] starts)
    {
        var walk = new Walk(page, root);
        _ = await page.RouteAsync("**/*", walk.WithoutTextsAsync);
        var next = new Queue<string>(starts);
        while (next.TryDequeue(out string? path))
        {
            if (!walk._paths.Contains(path))
            {
                walk._paths.Add(path);
                await walk.LookAsync(path);
                foreach (string found in await walk.LinksAsync())
                {
                    next.Enqueue(found);
                }
            }
        }

        return walk;
    }

    // A page comes with its texts; taken out on the way, each must come again by an event, or its place stays empty.
    private async Task WithoutTextsAsync(IRoute route)
    {
        if (!route.Request.IsNavigationRequest)
        {
            await route.ContinueAsync();
            return;
        }

        IAPIResponse answer = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = answer, Body = LiveText().Replace(await answer.TextAsync(), "$1</span>") });
    }

    private async Task LookAsync(string path)
    {
        IResponse? answer = await _page.GotoAsync(new Uri(_root, path).ToString());
        if (answer!.Status == 404)
        {
            _missing.Add(path);
        }
        else
        {
            Assert.True(answer.Ok, $"{path}: {answer.Status}");
            await Assertions.Expect(_page.Locator(EmptyLive)).ToHaveCountAsync(0);
            await Assertions.Expect(_page.Locator("[data-work]")).ToHaveCountAsync(0);
        }

        _places[path] = await _page.Locator(AnyLive).CountAsync();
        _axe.AddRange(await AxeRun.OnAsync(_page));
        _tables.AddRange(await TableCheck.OnAsync(_page));
        await MeasureAsync(path, _page.ViewportSize!.Width);
        await MeasureAsync(path, WidthMin);
    }

    private async Task MeasureAsync(string path, int width)
    {
        int usual = _page.ViewportSize!.Width;
        await _page.SetViewportSizeAsync(width, _page.ViewportSize.Height);
        int over = await _page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0)
        {
            _sideways.Add($"{path}: {over} pixels over {width}");
        }

        await _page.SetViewportSizeAsync(usual, _page.ViewportSize.Height);
    }

    private Task<string[]> LinksAsync() => _page.EvaluateAsync<string[]>("[...document.links].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname)");

    [GeneratedRegex("(<span data-live=[^>]*>)[^<]*</span>")]
    private static partial Regex LiveText();
}
