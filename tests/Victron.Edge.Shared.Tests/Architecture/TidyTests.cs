// TidyTests: what a review should not have to look at: lengths, titles, links, words and files that do not belong here.

using System.Text.RegularExpressions;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed partial class TidyTests
{
    private const int FileLinesMax = 300;
    private const int FunctionLinesMax = 60;

    // Put together so that this file does not contain them.
    private static readonly string[] BannedWords =
    [
        "TO" + "DO", "FIX" + "ME", "XX" + "X:", "/wo" + "rk/", "/ro" + "ot/", "package" + "Sources", "Restore" + "Sources", "arti" + "factory", "jf" + "rog",
    ];

    private static readonly string[] TextFiles =
    [
        "*.cs", "*.md", "*.csv", "*.csproj", "*.nfproj", "*.props", "*.targets", "*.config", "*.json", "*.yml", "*.yaml", "*.sln", "*.sh", "*.sql", "*.html", "*.js", "*.css", "run",
    ];

    [Fact]
    public void Source_files_have_fewer_than_300_lines()
    {
        var tooLong = Sources().Select(file => (Name: RepositoryTree.Name(file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines >= FileLinesMax);
        Expect.None(tooLong.Select(file => $"{file.Name}: {file.Lines} lines"));
    }

    [Fact]
    public void Functions_have_fewer_than_60_lines()
    {
        var functions = Sources().SelectMany(file => CSharpFunctions.Measure(File.ReadAllText(file)).Select(function => (File: RepositoryTree.Name(file), function.Name, function.Line, function.Lines))).ToList();
        Assert.True(functions.Count > 100, "the search for functions finds too few");
        var tooLong = functions.Where(function => function.Lines >= FunctionLinesMax);
        Expect.None(tooLong.Select(function => $"{function.File}:{function.Line}: {function.Name} has {function.Lines} lines"));
    }

    [Fact]
    public void Length_of_functions_is_measured_in_every_form()
    {
        const string Source = """""
            namespace N;
            /* { */ public class C : Base
            {
                private static readonly int[] Table = { 1,
                    2, 3 };
                public int P { get; set; } = 4; // }
                public C(int a) : base(a)
                {
                    var s = $"{a switch { 1 => "}", _ => @"""" }}{{"; if (a > 0) { Do('{'); }
                }
                [Fact]
                [InlineData("{")]
                public int Arrow(int x) => x switch
                {
                    1 => 2,
                    _ => 3,
                };
                private class Inner { void Short() { } }
                abstract void None(int a = 1);
                public static TheoryData<int, int> Rows => new()
                {
                    { 1, 2 },
                };
                public static string[] Words => ["a",
                    "b"];
                List<int> Generic<T>(T x) { return new() { 1 }; }
                void Default(int a = (1 + 2), string b = "=")
                {
                }
            }
            """"";
        var found = CSharpFunctions.Measure(Source).Select(function => $"{function.Name} {function.Line} {function.Lines}");
        Assert.Equal(["C 7 4", "Arrow 13 5", "Short 18 1", "Generic 26 1", "Default 27 3"], found);
    }

    [Fact]
    public void Markdown_pages_have_one_title()
    {
        var pages = Pages().Select(page => (Name: RepositoryTree.Name(page), Titles: Prose(page).Count(line => line.StartsWith("# ", StringComparison.Ordinal))));
        Expect.None(pages.Where(page => page.Titles != 1).Select(page => $"{page.Name}: {page.Titles} titles"));
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        Expect.None(Pages().SelectMany(DeadLinks));
    }

    [Fact]
    public void Words_that_speak_of_something_else_than_the_product_are_absent()
    {
        var found = TextFiles.SelectMany(pattern => RepositoryTree.Files(".", pattern))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, line, index)))
            .SelectMany(at => BannedWords.Where(word => at.line.Contains(word, StringComparison.Ordinal)).Select(word => $"{RepositoryTree.Name(at.file)}:{at.index + 1}: {word}"));
        Expect.None(found);
    }

    [Fact]
    public void No_capture_lies_in_the_repository()
    {
        Expect.None(RepositoryTree.Files(".", "*.vedirect").Select(RepositoryTree.Name));
    }

    private static IEnumerable<string> Sources() => RepositoryTree.Files(".", "*.cs").Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal));

    private static IReadOnlyList<string> Pages() => RepositoryTree.Files(".", "*.md");

    // Lines outside of code fences.
    private static IEnumerable<string> Prose(string page)
    {
        var inCode = false;
        foreach (var line in File.ReadLines(page))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
            }
            else if (!inCode)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> DeadLinks(string page) => Prose(page)
        .SelectMany(line => Link().Matches(line).Select(match => match.Groups["target"].Value))
        .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'))
        .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(target.Split('#')[0]))))
        .Select(target => $"{RepositoryTree.Name(page)}: {target} does not exist");

    [GeneratedRegex(@"(?<!`)\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();
}
