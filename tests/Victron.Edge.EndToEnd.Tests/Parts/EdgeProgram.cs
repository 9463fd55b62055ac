// EdgeProgram: the built victron-edge beside this test program, run as a user runs it.

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal static class EdgeProgram
{
    /// <summary>The runtime that starts it.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "victron-edge.dll");

    /// <summary>Starts it with the words of a command line.</summary>
    public static ProcessRun Start(params IEnumerable<string> words) => new(Host, words.Prepend(Path));

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ran> RunAsync(params IEnumerable<string> words)
    {
        await using ProcessRun run = Start(words);
        int code = await run.ExitAsync();
        NothingFromInside(run);
        return new Ran(code, run.Output, run.Errors);
    }

    /// <summary>Starts <c>agent</c> on a port.</summary>
    /// <param name="serial">Port, address or file.</param>
    /// <param name="broker">For instance <c>mqtt://127.0.0.1:1883</c>.</param>
    /// <param name="edge">Its name.</param>
    public static ProcessRun Agent(string serial, string broker, string edge) =>
        Start("agent", "--serial", serial, "--broker", broker, "--name", edge, "--interval", "0");

    /// <summary>Checks that nothing in the words for the user comes from inside of the program.</summary>
    public static void NothingFromInside(ProcessRun run)
    {
        foreach (string line in run.Errors.Concat(run.Output))
        {
            Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
            Assert.DoesNotContain("should not happen", line, StringComparison.Ordinal);
        }
    }
}
