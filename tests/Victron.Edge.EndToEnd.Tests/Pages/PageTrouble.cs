// PageTrouble: everything that a browser complains of while pages are open, and everything it asks of others than the companion.

using Microsoft.Playwright;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>Listens to a browser.</summary>
internal sealed class PageTrouble
{
    private readonly Lock _gate = new();
    private readonly List<string> _errors = [];
    private readonly List<string> _outside = [];
    private readonly HashSet<string> _notFound = [];
    private int _requests;

    /// <summary>Begins to listen.</summary>
    public PageTrouble(IBrowserContext context, Uri root)
    {
        context.Console += (_, message) => Hear(message);
        context.WebError += (_, fault) => Keep(_errors, $"{fault.Page?.Url}: {fault.Error}");
        context.Request += (_, request) =>
        {
            _ = Interlocked.Increment(ref _requests);
            if (!request.Url.StartsWith(root.ToString(), StringComparison.Ordinal))
            {
                Keep(_outside, request.Url);
            }
        };
    }

    /// <summary>Errors and warnings in the console and in scripts, but not that a page is not there.</summary>
    public IReadOnlyList<string> Errors => Copy(_errors);

    /// <summary>Requests to another host.</summary>
    public IReadOnlyList<string> Outside => Copy(_outside);

    /// <summary>Addresses of which the console says that they are not there.</summary>
    public IReadOnlyList<string> NotFound => Copy(_notFound);

    /// <summary>How many requests there were.</summary>
    public int Requests => Volatile.Read(ref _requests);

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is not ("error" or "warning"))
        {
            return;
        }

        // "http://127.0.0.1:1/nothing:0:0"
        string address = string.Join(':', message.Location.Split(':').SkipLast(2));
        if (message.Text.Contains("status of 404", StringComparison.Ordinal))
        {
            Keep(_notFound, address);
        }
        else
        {
            Keep(_errors, $"{address}: {message.Type}: {message.Text}");
        }
    }

    private void Keep(ICollection<string> list, string text)
    {
        lock (_gate)
        {
            list.Add(text);
        }
    }

    private string[] Copy(IEnumerable<string> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
