// WebFile: script, styles and pictures, carried inside the assembly, and asked for again only when they have changed.

using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Victron.Edge.Web;

/// <summary>One file.</summary>
internal sealed class WebFile
{
    private const string Prefix = "web/";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".webmanifest"] = "application/manifest+json",
    };

    private readonly byte[] _content;
    private readonly EntityTagHeaderValue _tag;

    private WebFile(string name, byte[] content)
    {
        Name = name;
        _content = content;
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content), 0, 8)}\"");
    }

    /// <summary>All files.</summary>
    public static IReadOnlyList<WebFile> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Load)];

    /// <summary>Name in the address.</summary>
    public string Name { get; }

    /// <summary>Whether the log-in page needs it.</summary>
    public bool IsOfLogin => Name is "app.css" or "icon.svg";

    /// <summary>Answers a request for it.</summary>
    public IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.File(_content, Types[Path.GetExtension(Name)], entityTag: _tag);
    }

    private static WebFile Load(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new WebFile(resource[Prefix.Length..], content);
    }
}
