// BadInputTests: what a user gets who errs: one line that says what, where and what to do, and the exit code of it.

using System.Globalization;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class BadInputTests : IDisposable
{
    private const long MemoryMax = 200L << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-input-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task Decode_of_an_empty_file_finds_no_blocks()
    {
        await using ProcessRun decode = EdgeProgram.Start("decode", await FileOfAsync([]));
        Assert.Equal(0, await decode.ExitAsync());
        Assert.Empty(decode.Output);
        Assert.StartsWith("0 bytes, no blocks, ", Assert.Single(decode.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_of_a_picture_finds_no_blocks_and_says_why()
    {
        byte[] picture = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
        await using ProcessRun decode = EdgeProgram.Start("decode", await FileOfAsync(picture));
        Assert.Equal(0, await decode.ExitAsync());
        Assert.Empty(decode.Output);
        Assert.Equal(2, decode.Errors.Count);
        Assert.StartsWith("70 bytes, no blocks, ", decode.Errors[0], StringComparison.Ordinal);
        Assert.Contains("no VE.Direct text", decode.Errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_of_a_directory_or_a_missing_file_is_wrong_usage()
    {
        _ = await RefusesAsync(2, "is a directory", "decode", _folder.FullName);
        _ = await RefusesAsync(2, "There is no file", "decode", Path.Combine(_folder.FullName, "nothing.vedirect"));
    }

    [Fact]
    public Task Decode_of_random_bytes_from_a_pipe_holds_its_memory() => DecodeRandomAsync(64L << 20);

    [Fact]
    public async Task Decode_of_a_gibibyte_of_random_bytes_holds_its_memory()
    {
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_LONG") != "1")
        {
            Assert.Skip("Takes minutes: set VICTRON_EDGE_LONG=1.");
        }

        await DecodeRandomAsync(1L << 30);
    }

    [Fact]
    public async Task Unknown_words_are_wrong_usage()
    {
        _ = await RefusesAsync(2, "no verb or option 'dekode'", "dekode", "x");
        _ = await RefusesAsync(2, "decode --help", "decode", "x", "--fast");
        _ = await RefusesAsync(2, "agent --help", "agent", "--broker", "mqtt://127.0.0.1");
        _ = await RefusesAsync(2, "simulate --help", "simulate");
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("mqtt://")]
    [InlineData("mqtt://127.0.0.1:99999")]
    [InlineData("mqtt://127.0.0.1/path")]
    public async Task Agent_with_a_bad_broker_address_is_wrong_usage(string broker)
    {
        _ = await RefusesAsync(2, "expected mqtt://", "agent", "--serial", await FileOfAsync(Blocks.Solar), "--broker", broker);
    }

    [Fact]
    public async Task Agent_with_a_wrong_port_lists_what_there_is()
    {
        string line = await RefusesAsync(2, "no serial port or file", "agent", "--serial", "/dev/ttyNowhere7", "--broker", "mqtt://127.0.0.1");
        Assert.Matches("serial ports here: |this machine has no serial port", line);
    }

    [Fact]
    public async Task Agent_with_a_bad_name_is_wrong_usage()
    {
        _ = await RefusesAsync(2, "--name", "agent", "--serial", await FileOfAsync(Blocks.Solar), "--broker", "mqtt://127.0.0.1", "--name", "My Van");
    }

    [Fact]
    public async Task Agent_with_an_unknown_host_gives_up_and_says_which()
    {
        _ = await RefusesAsync(1, "unknown host no-such-host.invalid", "agent", "--serial", await FileOfAsync(Blocks.Solar), "--broker", "mqtt://no-such-host.invalid");
    }

    // News with a time of day may come before; then one line, which is returned.
    private static async Task<string> RefusesAsync(int exitCode, string part, params string[] words)
    {
        await using ProcessRun run = EdgeProgram.Start(words);
        Assert.True(await run.ExitAsync() == exitCode, run.Story());
        Assert.Empty(run.Output);
        string line = Assert.Single(run.Problems);
        Assert.Contains(part, line, StringComparison.Ordinal);
        EdgeProgram.NothingFromInside(run);
        return line;
    }

    private static async Task DecodeRandomAsync(long count)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using ProcessRun decode = EdgeProgram.Start("decode", "-");
        var random = new Random(20);
        byte[] chunk = new byte[1 << 18];
        for (long sent = 0; sent < count; sent += chunk.Length)
        {
            random.NextBytes(chunk);
            await decode.Input.WriteAsync(chunk, stop);
        }

        Assert.False(decode.HasExited, decode.Story());
        Assert.InRange(decode.PeakBytes(), 1, MemoryMax);
        decode.EndInput();
        Assert.Equal(0, await decode.ExitAsync());
        Assert.StartsWith(count.ToString("N0", CultureInfo.InvariantCulture) + " bytes, ", decode.Errors[0], StringComparison.Ordinal);
        EdgeProgram.NothingFromInside(decode);
    }

    private async Task<string> FileOfAsync(byte[] bytes)
    {
        string file = Path.Combine(_folder.FullName, "input.bin");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        return file;
    }
}
