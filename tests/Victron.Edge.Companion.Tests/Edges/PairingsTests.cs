// The file with pairing keys: private, whole after a power cut, and silent about the keys.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Edges;

namespace Victron.Edge.Companion.Tests.Edges;

public sealed class PairingsTests : IDisposable
{
    private static readonly string Key = new('a', 64);
    private static readonly string OtherKey = new('b', 64);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-pairings-");

    private string File => Path.Combine(_folder.FullName, "pairings.json");

    [Fact]
    public void A_key_is_found_again_as_32_bytes()
    {
        Assert.Null(new Pairings(File).Set("van-1", Key.ToUpperInvariant()));
        Assert.Null(new Pairings(File).Set("van-2", OtherKey));
        Assert.Equal(Enumerable.Repeat((byte)0xAA, 32), new Pairings(File).KeyOf("van-1"));
        Assert.Equal(Enumerable.Repeat((byte)0xBB, 32), new Pairings(File).KeyOf("van-2"));
        Assert.Null(new Pairings(File).KeyOf("van-3"));
        Assert.Equal(["pairings.json"], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void Only_the_owner_may_read_it_also_when_it_was_open_to_all()
    {
        System.IO.File.WriteAllText(File, """{"version":1,"edges":{}}""");
        UnixMode.Set(File, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Null(new Pairings(File).Set("van-1", Key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixMode.Of(File));
    }

    [Theory]
    [InlineData("", "is damaged")]
    [InlineData("{", "is damaged")]
    [InlineData("[]", "is damaged")]
    [InlineData("""{"version":"x","edges":{}}""", "is damaged")]
    [InlineData("""{"version":1,"edges":{"van-1":"12"}}""", "is damaged")]
    [InlineData("""{"version":1,"edges":{"van-1":null}}""", "is damaged")]
    [InlineData("""{"version":1,"edges":{"van-1":7}}""", "is damaged")]
    [InlineData("""{"version":1,"edges":{"van-1":"a","van-1":"b"}}""", "is damaged")]
    [InlineData("""{"version":2,"edges":{}}""", "is of another version of this program; update it.")]
    [InlineData("""{"edges":{}}""", "is of another version of this program; update it.")]
    public void A_file_that_cannot_be_read_is_told_and_never_overwritten(string text, string words)
    {
        System.IO.File.WriteAllText(File, text);
        Assert.False(new Pairings(File).TryRead(out _, out string? problem));
        Assert.Contains($"'{File}' {words}", problem, StringComparison.Ordinal);
        Assert.Equal(problem, new Pairings(File).Set("van-1", Key));
        Assert.Null(new Pairings(File).KeyOf("van-1"));
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public async Task A_key_of_another_computer_is_taken_and_shown_only_when_asked_for()
    {
        (int code, string output, _) = await RunAsync("edges", "pair", "van-1", Key);
        Assert.Equal((0, "this computer is paired with van-1.\n"), (code, output));
        Assert.Equal("this computer is paired with van-1.\n", (await RunAsync("edges", "pair", "van-1")).Output);
        Assert.Equal(Key + "\n", (await RunAsync("edges", "pair", "van-1", "--show")).Output);
    }

    [Fact]
    public async Task Another_key_is_not_lost_by_accident()
    {
        _ = await RunAsync("edges", "pair", "van-1", Key);
        (int code, _, string error) = await RunAsync("edges", "pair", "van-1", OtherKey);
        Assert.Equal((1, "edges: this computer has another key for van-1; give --replace if that one is of no use any more.\n"), (code, error));
        Assert.Equal(0, (await RunAsync("edges", "pair", "van-1", Key)).Code);
        Assert.Equal(0, (await RunAsync("edges", "pair", "van-1", OtherKey, "--replace")).Code);
        Assert.Equal(OtherKey + "\n", (await RunAsync("edges", "pair", "van-1", "--show")).Output);
    }

    [Theory]
    [InlineData("pair Van/1", 2, "'Van/1' is no name of an edge; a name has 1 to 32 of a-z, 0-9, _ and -.")]
    [InlineData("pair van-1 1234", 2, "the key has not 64 hexadecimal digits; copy it whole from: victron-edge edges pair van-1 --show")]
    [InlineData("pair van-1", 1, "this computer is not paired with van-1; set the edge up here with victron-edge flash, or copy its key from the computer that did: victron-edge edges pair van-1 KEY")]
    [InlineData("pair van-1 1234 --show", 2, "KEY and --show: give one of them.")]
    [InlineData("unlock van-1", 1, "this computer is not paired with van-1; set the edge up here with victron-edge flash, or copy its key from the computer that did: victron-edge edges pair van-1 KEY")]
    [InlineData("unlock van-1 --for 90s", 2, "--for: '90s' is no time of whole minutes up to 60m; give for instance 30m, or 0 to lock.")]
    [InlineData("unlock van-1 --for 2h", 2, "--for: '2h' is no time of whole minutes up to 60m; give for instance 30m, or 0 to lock.")]
    [InlineData("list --broker mqtt://127.0.0.1:1", 1, "broker 127.0.0.1:1: connection refused; start one there, for instance mosquitto, or give another with --broker mqtt://[USER:PASS@]HOST[:PORT].")]
    [InlineData("list --broker http://x", 2, "--broker: broker address begins with 'http://'; expected mqtt://[USER:PASS@]HOST[:PORT]")]
    public async Task What_cannot_be_done_is_one_line(string words, int code, string line)
    {
        (int found, string output, string error) = await RunAsync(["edges", .. words.Split(' ')]);
        Assert.Equal(("", $"edges: {line}\n"), (output, error));
        Assert.Equal(code, found);
    }

    [Theory]
    [InlineData("nope.key", "cannot be read")]
    [InlineData("short.key", "holds no key")]
    [InlineData("long.key", "holds no key")]
    public async Task A_key_file_that_is_none_stops_the_agent(string name, string words)
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.FullName, "short.key"), "1234\n", TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.FullName, "long.key"), new string('a', 100_000), TestContext.Current.CancellationToken);
        string file = Path.Combine(_folder.FullName, name);
        (int code, _, string error) = await RunAsync("agent", "--serial", "tcp://127.0.0.1:1", "--broker", "mqtt://127.0.0.1", "--pairing-key", file);
        Assert.Equal((2, $"agent: --pairing-key: '{file}' {words}; give a file with 64 hexadecimal digits.\n"), (code, error));
    }

    [Fact]
    public void The_agent_takes_the_key_of_its_name_from_the_pairings_or_one_from_a_file()
    {
        Assert.Null(new Pairings(File).Set("van-1", Key));
        string file = Path.Combine(_folder.FullName, "one.key");
        System.IO.File.WriteAllText(file, OtherKey + "\n");
        Assert.Null(AgentPairing.Find(null, _folder.FullName, "van-1", out byte[]? own));
        Assert.Null(AgentPairing.Find(null, _folder.FullName, "van-2", out byte[]? none));
        Assert.Null(AgentPairing.Find(file, _folder.FullName, "van-1", out byte[]? given));
        Assert.Equal((0xAA, true, 0xBB), (own![0], none is null, given![0]));
    }

    [Fact]
    public async Task A_restart_with_nobody_to_ask_needs_yes()
    {
        using var error = new StringWriter { NewLine = "\n" };
        int code = await CommandRoot.RunAsync(["edges", "restart", "van-1"], TextWriter.Null, error);
        Assert.Equal((2, "edges: restart asks first; give --yes where nobody can answer.\n"), (code, error.ToString()));
    }

    public void Dispose() => _folder.Delete(true);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = await CommandRoot.RunAsync([.. words, "--data", _folder.FullName], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
