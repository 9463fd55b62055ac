// PipeTests: the program among others in a pipe, and the demo that a newcomer starts first.

using System.Globalization;
using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class PipeTests
{
    [Fact]
    public async Task A_simulated_bmv_is_decoded_through_a_pipe()
    {
        RealParts.NeedShell();
        string program = $"\"{EdgeProgram.Host}\" \"{EdgeProgram.Path}\"";
        await using var shell = new ProcessRun("/bin/sh", "-c", $"{program} simulate --device bmv-712 --speed 0 --for 20s | {program} decode - --merged");
        Assert.Equal(0, await shell.ExitAsync());
        Assert.InRange(shell.Output.Count, 18, 20);
        Assert.All(shell.Output, line => Assert.InRange(Number(line, "battery_voltage"), 11.0, 15.0));
        Assert.All(shell.Output, line => Assert.InRange(Number(line, "state_of_charge"), 0, 100));
        Assert.Contains(shell.Errors, line => line.Contains(" blocks, 0 bad checksums, 0 refused values", StringComparison.Ordinal));
        EdgeProgram.NothingFromInside(shell);
    }

    [Fact]
    public async Task A_reader_that_has_enough_ends_the_simulation()
    {
        RealParts.NeedShell();
        string program = $"\"{EdgeProgram.Host}\" \"{EdgeProgram.Path}\"";
        await using var shell = new ProcessRun("/bin/sh", "-c", $"{program} simulate --device mppt-100-30 --speed 0 | {program} decode - | head -n 3");
        Assert.Equal(0, await shell.ExitAsync());
        Assert.Equal(3, shell.Output.Count);
        EdgeProgram.NothingFromInside(shell);
    }

    [Fact]
    public async Task A_block_is_written_before_the_pipe_ends()
    {
        await using ProcessRun decode = EdgeProgram.Start("decode", "-");
        for (int block = 1; block <= 3; block++)
        {
            await decode.Input.WriteAsync(Blocks.Solar, TestContext.Current.CancellationToken);
            await decode.Input.FlushAsync(TestContext.Current.CancellationToken);
            await Patience.UntilAsync(() => decode.Output.Count == block, $"line of block {block}", decode.Story);
        }

        Assert.False(decode.HasExited);
        Assert.Equal(12.800m, (decimal)Number(decode.Output[2], "battery_voltage"));
        decode.EndInput();
        Assert.Equal(0, await decode.ExitAsync());
        Assert.Equal(3, decode.Output.Count);
    }

    [Fact]
    public async Task The_demo_shows_three_live_devices_and_leaves_nothing_behind()
    {
        await using ProcessRun demo = EdgeProgram.Start("demo", "--for", "10s");
        await demo.SaysAsync("broker at mqtt://");
        int port = int.Parse(demo.Errors[0].Split(':')[^1], CultureInfo.InvariantCulture);
        await Patience.UntilAsync(() => Mosquitto.Answers(port) || demo.HasExited, "answer of the broker", demo.Story);
        string children = $"/proc/{demo.Id}/task/{demo.Id}/children";
        Assert.Equal("", File.Exists(children) ? await File.ReadAllTextAsync(children, TestContext.Current.CancellationToken) : "");
        Assert.Equal(0, await demo.ExitAsync());
        foreach (string device in new[] { "demo/ve1", "demo/ve2", "demo/ve3" })
        {
            Assert.True(demo.Output.Count(line => IsLive(line, device)) >= 2, $"{device}\n{demo.Story()}");
        }

        Assert.False(Mosquitto.Answers(port), $"Somebody still listens on port {port}.");
        EdgeProgram.NothingFromInside(demo);
    }

    private static bool IsLive(string line, string device) =>
        line.Contains(' ' + device + ' ', StringComparison.Ordinal) && line.Contains("battery_voltage=1", StringComparison.Ordinal);

    private static double Number(string line, string key)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("state").GetProperty(key).GetDouble();
    }
}
