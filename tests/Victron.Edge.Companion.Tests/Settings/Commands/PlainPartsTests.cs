// Small parts that every verb uses: the table, the bar, the first help page.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Tests.Flash;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class PlainPartsTests
{
    [Fact]
    public void A_table_cuts_its_last_column_and_no_other()
    {
        string name = new('n', 70);
        string[] lines = [.. TextTable.Lines(["NAME", ">N", "WHY"], [[name, "5", "a long reason"], ["x", "12", "short"]])];
        Assert.Equal(["NAME" + new string(' ', 66) + "   N  WHY", name + "   5  a l…", "x" + new string(' ', 69) + "  12  sho…"], lines);
    }

    [Fact]
    public void A_device_cannot_drive_the_terminal() =>
        Assert.Equal("  evil?[2J", TextTable.Lines(["NAME"], [["  evil\u001b[2J"]]).Last());

    [Fact]
    public void A_line_of_news_cannot_drive_the_terminal_nor_turn_its_text()
    {
        using var output = new StringWriter();
        new StatusWriter(output, TimeProvider.System).Line("van \u001b[2J \u202Etfel");
        Assert.EndsWith(" van ?[2J ?tfel" + Environment.NewLine, output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  ! one two three four", "  ! one two|    three four")]
    [InlineData("one two three four", "one two three|four")]
    [InlineData("short", "short")]
    [InlineData("  ! onewordthatislongerthanaline", "  ! onewordthatislongerthanaline")]
    public void Long_lines_are_broken_under_their_first_word(string line, string parts) => Assert.Equal(parts.Split('|'), SafeText.Wrap(line, 14));

    [Theory]
    [InlineData(0, 30, "reading [..............................] 0 of 30")]
    [InlineData(12, 30, "reading [############..................] 12 of 30")]
    [InlineData(30, 30, "reading [##############################] 30 of 30")]
    [InlineData(0, 0, "reading [..............................] 0 of 0")]
    [InlineData(40, 30, "reading [##############################] 40 of 30")]
    public void A_bar_shows_how_far_it_is(int done, int total, string text) => Assert.Equal(text, ProgressBar.Text("reading", done, total));

    [Theory]
    [InlineData(true, "\rreading [###############...............] 1 of 2\r                                               \r")]
    [InlineData(false, "")]
    public void A_bar_is_drawn_only_for_a_person_and_is_gone_afterwards(bool isSeen, string text)
    {
        using var error = new StringWriter();
        var console = new SettingsConsole("get", TextWriter.Null, error, new ScriptedAsker(), isSeen);
        using (var bar = new ProgressBar(console, "reading"))
        {
            bar.Show(1, 2);
            bar.Show(1, 2);
        }

        Assert.Equal(text, error.ToString());
    }

    [Fact]
    public async Task The_first_help_page_names_every_verb_within_80_columns()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, await CommandRoot.RunAsync(["--help"], output, TextWriter.Null));
        string[] lines = output.ToString().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(CommandRoot.Create().Subcommands, verb => Assert.Contains(lines, line => line.StartsWith($"  {verb.Name} ", StringComparison.Ordinal)));
    }
}
