// TextsTests: the resource files with the texts that people read: each text is used, its places are numbered, and a translation has the
// same places as what it translates.

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed partial class TextsTests
{
    // `Texts.resx`, and `Texts.de.resx` with the same in German.
    private static readonly IReadOnlyList<string> Files = RepositoryTree.Files("companion", "*.resx");

    private static IEnumerable<string> Own => Files.Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_used()
    {
        var sources = string.Concat(RepositoryTree.Files("companion", "*.cs").Concat(RepositoryTree.Files("companion", "*.razor")).Select(File.ReadAllText));
        var used = Use().Matches(sources).Select(match => match.Value).ToHashSet();
        Assert.NotEmpty(Own);
        Expect.None(from file in Own
                    from key in Texts(file).Keys
                    where !used.Contains($"{Path.GetFileNameWithoutExtension(file)}.{key}")
                    select $"{RepositoryTree.Name(file)}: {key} is used nowhere");
    }

    [Fact]
    public void Places_are_numbered_from_0_without_holes()
    {
        Expect.None(from file in Own
                    from text in Texts(file)
                    where !Places(text.Value).SequenceEqual(Enumerable.Range(0, Places(text.Value).Count())) || Rest(text.Value).IndexOfAny(['{', '}']) >= 0
                    select $"{RepositoryTree.Name(file)}: {text.Key}: {text.Value}");
    }

    [Fact]
    public void Texts_stand_one_a_line_by_a_key_that_begins_with_its_page()
    {
        Expect.None(from file in Own
                    let lines = File.ReadLines(file).Count(line => Line().IsMatch(line))
                    where lines != Texts(file).Count
                    select $"{RepositoryTree.Name(file)}: {lines} of {Texts(file).Count} texts are one line <data name=\"PageWhat\" xml:space=\"preserve\"><value>…</value></data>");
    }

    [Fact]
    public void A_translation_has_the_keys_and_the_places_of_what_it_translates()
    {
        Expect.None(from file in Files.Except(Own)
                    let own = Texts(Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file).Split('.')[0] + ".resx"))
                    from text in Texts(file)
                    where !own.TryGetValue(text.Key, out var english) || !Places(english).SequenceEqual(Places(text.Value)) || Rest(text.Value).IndexOfAny(['{', '}']) >= 0
                    select $"{RepositoryTree.Name(file)}: {text.Key}: {text.Value}");
    }

    [Fact]
    public void A_translation_says_its_language()
    {
        Expect.None(from file in Files.Except(Own)
                    where Path.GetFileName(file).StartsWith("Texts.", StringComparison.Ordinal) && Texts(file).GetValueOrDefault("LanguageTag") != Path.GetFileName(file).Split('.')[1]
                    select $"{RepositoryTree.Name(file)}: LanguageTag is not that of the file's name");
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<int> Places(string text) =>
        Place().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order();

    private static string Rest(string text) => Place().Replace(text, "");

    [GeneratedRegex(@"\w+\.[A-Z]\w+")]
    private static partial Regex Use();

    [GeneratedRegex(@"\{([0-9])\}")]
    private static partial Regex Place();

    [GeneratedRegex("^  <data name=\"[A-Z][a-z]+[A-Z][A-Za-z]*\" xml:space=\"preserve\"><value>.+</value></data>$")]
    private static partial Regex Line();
}
