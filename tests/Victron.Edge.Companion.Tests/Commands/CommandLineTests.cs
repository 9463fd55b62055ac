// Wrong usage: one line, exit code 2. Help: a description and examples.

using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("teleport")]
    [InlineData("watch --nonsense")]
    [InlineData("agent")]
    [InlineData("agent --serial /dev/ttyNOPE7 --broker mqtt://127.0.0.1")]
    [InlineData("agent --serial tcp://127.0.0.1:1 --broker http://127.0.0.1")]
    [InlineData("agent --serial tcp://127.0.0.1:1 --broker mqtt://127.0.0.1 --name Van/1")]
    [InlineData("agent --serial tcp://127.0.0.1:1 --broker mqtt://127.0.0.1 --interval soon")]
    [InlineData("agent --serial tcp://127.0.0.1:1 --broker mqtt://127.0.0.1 --interval 2h")]
    [InlineData("watch --serial tcp://127.0.0.1:1 --broker mqtt://127.0.0.1")]
    [InlineData("watch --broker mqtt://127.0.0.1:1/x")]
    [InlineData("demo --for ever")]
    [InlineData("record --broker http://127.0.0.1")]
    [InlineData("record --summary --broker mqtt://127.0.0.1")]
    [InlineData("record --status never")]
    [InlineData("record --status 0s")]
    [InlineData("serve --port 70000")]
    [InlineData("serve --port page")]
    [InlineData("serve --broker http://127.0.0.1")]
    [InlineData("serve --data /dev/null")]
    [InlineData("record --summary --data /dev/null")]
    [InlineData("record --summary --data /no/such/folder")]
    [InlineData("doctor --serial /dev/ttyNOPE7")]
    [InlineData("devices --serial /dev/ttyNOPE7")]
    [InlineData("devices --serial tcp://127.0.0.1:1 --broker mqtt://127.0.0.1")]
    [InlineData("registers")]
    [InlineData("get mppt")]
    [InlineData("get mppt bat_type --broker http://127.0.0.1")]
    [InlineData("get - bat_type")]
    [InlineData("set mppt bat_type")]
    [InlineData("set mppt bat_type 8")]
    [InlineData("preset mppt 8")]
    [InlineData("history mppt --csv --json")]
    [InlineData("backup mppt")]
    [InlineData("backup mppt -o /no/such/folder/mppt.yaml")]
    [InlineData("restore mppt /no/such/file.yaml --yes")]
    [InlineData("diff mppt")]
    [InlineData("diff /no/such/a.yaml /no/such/b.yaml")]
    [InlineData("hex mppt")]
    [InlineData("hex mppt 8F0ED006400")]
    [InlineData("bridge mppt")]
    [InlineData("bridge --tcp 4000")]
    [InlineData("bridge mppt --pty /tmp/mppt --tcp 4000")]
    [InlineData("bridge mppt --tcp 70000")]
    [InlineData("bridge mppt --tcp warp")]
    [InlineData("bridge mppt --pty /dev/null")]
    [InlineData("bridge mppt --tcp 4000 --yes")]
    [InlineData("bridge mppt again --tcp 4000")]
    [InlineData("bridge --serial /dev/ttyNOPE7 --tcp 4000")]
    [InlineData("controls run")]
    [InlineData("controls run --allow warp")]
    [InlineData("controls run --allow charger --name Van/1")]
    [InlineData("controls run --allow charger --broker http://127.0.0.1")]
    [InlineData("controls --serial /dev/ttyUSB0")]
    [InlineData("journal --last 0")]
    [InlineData("journal --data /dev/null")]
    [InlineData("unlock van-1 --for 2h")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string line)
    {
        (int code, string output, string error) = await RunAsync(line.Split(' '));
        Assert.Equal(2, code);
        Assert.Equal("", output);
        _ = Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("agent")]
    [InlineData("watch")]
    [InlineData("demo")]
    [InlineData("doctor")]
    [InlineData("record")]
    [InlineData("serve")]
    [InlineData("simulate")]
    [InlineData("flash")]
    [InlineData("edges")]
    [InlineData("devices")]
    [InlineData("registers")]
    [InlineData("get")]
    [InlineData("set")]
    [InlineData("preset")]
    [InlineData("history")]
    [InlineData("backup")]
    [InlineData("diff")]
    [InlineData("restore")]
    [InlineData("hex")]
    [InlineData("controls")]
    [InlineData("journal")]
    [InlineData("unlock")]
    public async Task Help_of_each_verb_has_examples(string verb)
    {
        (int code, string output, _) = await RunAsync(verb.Length == 0 ? ["--help"] : [verb, "--help"]);
        Assert.Equal(0, code);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.Contains($"victron-edge {(verb.Length == 0 ? "demo" : verb)}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_a_number()
    {
        (int code, string output, _) = await RunAsync("--version");
        Assert.Equal(0, code);
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    [Fact]
    public async Task Help_that_is_named_is_that_of_the_verb_below_a_verb()
    {
        (int code, _, string error) = await RunAsync("edges", "show");
        Assert.Equal(2, code);
        Assert.EndsWith("Try: victron-edge edges show --help", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15s", 15)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    [InlineData("7", 7)]
    [InlineData("500ms", 0.5)]
    [InlineData("1.5s", 1.5)]
    public void Durations_are_read(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-3s")]
    [InlineData("1e9h")]
    [InlineData("99999999999h")]
    public void Other_texts_are_no_durations(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void The_name_of_this_machine_can_stand_in_a_topic_and_stays()
    {
        Assert.Matches("^edge-[0-9a-f]{6}$", EdgeName.Default());
        Assert.True(EdgeName.IsValid(EdgeName.Default()));
        Assert.Equal(EdgeName.Default(), EdgeName.Default());
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = await CommandRoot.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
