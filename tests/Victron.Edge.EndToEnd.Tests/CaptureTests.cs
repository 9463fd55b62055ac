// CaptureTests: recorded bytes through a real pseudo-terminal, the agent and a real broker give a subscriber what
// `decode --merged` says of the file, second by second, value by value.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class CaptureTests
{
    private const string NoCaptures = "no recorded streams";

    // A machine that stalls for 700 ms inside a block loses that block by design; such a replay proves nothing.
    private const int ReplaysMax = 3;

    /// <summary>Names of the recorded streams of this machine.</summary>
    public static TheoryData<string> Names =>
        RealParts.Captures is { } folder
            ? new TheoryData<string>(Directory.EnumerateFiles(folder, "*.vedirect").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal))
            : [NoCaptures];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_subscriber_gets_the_seconds_that_decode_merges(string name)
    {
        if (name == NoCaptures)
        {
            RealParts.Lack("No recorded streams: ../shared/captures is not beside this repository and VICTRON_EDGE_CAPTURES is not set.");
        }

        string file = Path.Combine(RealParts.Captures!, name);
        byte[] stream = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        IReadOnlyList<Second> seconds = await DecodeAsync(file);
        if (seconds.Count == 0)
        {
            // Nothing of this file may come out: two good blocks behind it must be the first that anybody sees.
            (stream, seconds) = await WithGoodEndAsync(stream);
        }

        await using Mosquitto broker = await Mosquitto.StartedAsync();
        IReadOnlyList<string> got = [];
        for (int replay = 1; replay <= ReplaysMax && !got.SequenceEqual(seconds.Select(second => second.Values)); replay++)
        {
            got = await PlayAsync(stream, seconds, broker, $"edge-{replay}");
        }

        Assert.Equal(seconds.Select(second => second.Values), got);
    }

    private static async Task<(byte[] Stream, IReadOnlyList<Second> Seconds)> WithGoodEndAsync(byte[] stream)
    {
        byte[] longer = [.. stream, .. Blocks.Solar, .. Blocks.Solar];
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, longer, TestContext.Current.CancellationToken);
            IReadOnlyList<Second> seconds = await DecodeAsync(file);
            Assert.NotEmpty(seconds);
            Assert.All(seconds, second => Assert.Contains("\"battery_voltage\":12.800", second.Values, StringComparison.Ordinal));
            return (longer, seconds);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<IReadOnlyList<Second>> DecodeAsync(string file)
    {
        await using ProcessRun decode = EdgeProgram.Start("decode", file, "--merged");
        Assert.Equal(0, await decode.ExitAsync());
        return [.. decode.Output.Select(ReadSecond)];
    }

    private static Second ReadSecond(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return new Second(json.RootElement.GetProperty("offset").GetInt32(), Values(json.RootElement.GetProperty("state")));
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(byte[] stream, IReadOnlyList<Second> seconds, Mosquitto broker, string edge)
    {
        await using var cable = new PtyReplay();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, broker.Address, edge);
        await agent.SaysAsync(": open");
        await subscriber.SeesAsync($"victron-edge/{edge}/status", "online");
        string topic = $"victron-edge/{edge}/ve1/state";
        await SendAsync(cable, stream, seconds, () => subscriber.On(topic).Count);
        agent.Terminate();
        Assert.Equal(0, await agent.ExitAsync());
        await subscriber.SeesAsync($"victron-edge/{edge}/status", "offline");
        EdgeProgram.NothingFromInside(agent);
        Assert.Empty(agent.Problems);
        return [.. subscriber.On(topic).Select(heard => ReadState(heard.Payload))];
    }

    // Much faster than real time, but never far ahead of what came out at the other end: nothing can overflow on the way.
    // A pause can fall between two seconds only, where it means nothing.
    private static async Task SendAsync(PtyReplay cable, byte[] stream, IReadOnlyList<Second> seconds, Func<int> received)
    {
        const int AheadMax = 4;
        TimeSpan patience = TimeSpan.FromSeconds(15);
        int start = 0;
        for (int next = 1; next <= seconds.Count; next++)
        {
            int end = next < seconds.Count ? seconds[next].Offset : stream.Length;
            cable.Send(stream.AsMemory(start, end - start), TestContext.Current.CancellationToken);
            start = end;
            int owed = next < seconds.Count ? next - AheadMax : next;
            if (!await Patience.HoldsAsync(() => received() >= owed, patience))
            {
                return;   // the comparison shows what is missing
            }
        }
    }

    private static string ReadState(string payload)
    {
        using JsonDocument json = JsonDocument.Parse(payload);
        return Values(json.RootElement);
    }

    // As written, so that a lost digit shows; without what is not a quantity.
    private static string Values(JsonElement state) => string.Join(' ', state.EnumerateObject()
        .Where(value => value.Name is not ("seq" or "boot_id" or "uptime_ms" or "time"))
        .Select(value => $"\"{value.Name}\":{value.Value.GetRawText()}"));

    private sealed record Second(int Offset, string Values);
}
