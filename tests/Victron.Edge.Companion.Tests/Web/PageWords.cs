// PageWords: the words of a page that a reader or a screen reader meets and that are not marked as texts of the resource files.

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed partial class PageWords
{
    private const string Units = "mV/°C|V|A|Ah|W|VA|Wh|kWh|Hz|%|°C|K|h|min|s|d|dBm|KiB|MB|ms|mV|m";

    private static readonly char[] Around = [' ', '\n', '\r', '\t', ':', ',', ';', '.', '…', '·', '(', ')', '\''];
    private static readonly string[] Between = [", ", " · ", " + "];

    private readonly HashSet<string> _data = new(StringComparer.Ordinal);

    /// <summary>Takes what is no text of the page: names that the test has given, and all cells of the data tables, and why these keep something from being written.</summary>
    public PageWords(params string[] names)
    {
        _data.UnionWith(names);
        CatalogueTables tables = CatalogueTables.Embedded();
        foreach (string cell in CatalogueTables.Files.SelectMany(file => Cell().Matches(tables[file]).Select(match => match.Value)))
        {
            string words = cell.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal).Trim(Around);
            _data.UnionWith([words, SituationWords.InSentence(words)]);
        }

        var catalogue = DeviceCatalogue.Load();
        _data.UnionWith(catalogue.Families.SelectMany(family => catalogue.Entries(family.Key)).Select(entry => entry.WhyNot));
    }

    /// <summary>Words that are neither marked nor data.</summary>
    /// <param name="page">HTML, or plain text.</param>
    public IEnumerable<string> Of(string page) =>
        from run in Runs(Unread().Replace(page, ""))
        from piece in Marked().Split(WebUtility.HtmlDecode(run))
        let words = piece.Trim(Around)
        where words.Any(char.IsLetter) && !IsData(words)
        select words;

    private static IEnumerable<string> Runs(string page)
    {
        foreach (Match words in Attribute().Matches(page))
        {
            yield return words.Groups[1].Value;
        }

        foreach (Match json in OfScript().Matches(page))
        {
            foreach (string words in JsonSerializer.Deserialize<Dictionary<string, string>>(WebUtility.HtmlDecode(json.Groups[1].Value))!.Values)
            {
                yield return WebUtility.HtmlEncode(words);
            }
        }

        foreach (string text in Tag().Split(page))
        {
            yield return text;
        }
    }

    private bool IsData(string words) =>
        _data.Contains(words) || _data.Contains(Count().Replace(words, "")) || Figure().IsMatch(words) || (words.Split(Between, StringSplitOptions.None) is { Length: > 1 } parts && parts.All(part => IsData(part.Trim(Around))));

    [GeneratedRegex("""("(?:[^"]|"")*"|[^,"\n]+)""")]
    private static partial Regex Cell();

    // What browsers do not show, and what is typed as it stands.
    [GeneratedRegex("<(script|style|code)[ >].*?</\\1>|<!--.*?-->|<!DOCTYPE[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" (?:aria-label|title|placeholder|alt)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(" data-words=\"([^\"]*)\"")]
    private static partial Regex OfScript();

    // The number of a group's settings, without the bracket that closes it.
    [GeneratedRegex(" \\([0-9]+$")]
    private static partial Regex Count();

    [GeneratedRegex("⟦[^⟦⟧]*⟧")]
    private static partial Regex Marked();

    [GeneratedRegex($"^[+−-]?[0-9][0-9.,:/ -]*({Units})?\\*?( [0-9]+ ({Units}))?$|^0x[0-9A-F]+$")]
    private static partial Regex Figure();
}
