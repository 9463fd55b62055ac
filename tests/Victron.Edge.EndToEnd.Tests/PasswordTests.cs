// PasswordTests: a broker that lets one user in.

using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests;

public sealed class PasswordTests
{
    private const string User = "van";
    private const string Password = "s3cret@home";
    private const string Status = "victron-edge/van-1/status";

    [Fact]
    public async Task The_right_password_is_accepted()
    {
        await using Mosquitto broker = await GuardedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker, User, Password);
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, $"mqtt://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{broker.Port}", "van-1");
        await subscriber.SeesAsync(Status, "online");
        agent.Terminate();
        Assert.Equal(0, await agent.ExitAsync());
        Assert.All(agent.Errors, line => Assert.DoesNotContain(Password, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("van:wrong@", "user or password refused for 'van'")]
    [InlineData("", "it wants a user and password")]
    public async Task A_refused_login_ends_the_agent(string login, string words)
    {
        await using Mosquitto broker = await GuardedAsync();
        await using var cable = new PtyReplay();
        await using ProcessRun agent = EdgeProgram.Agent(cable.Path, $"mqtt://{login}127.0.0.1:{broker.Port}", "van-1");
        Assert.Equal(1, await agent.ExitAsync());
        string line = Assert.Single(agent.Problems);
        Assert.Contains($"broker 127.0.0.1:{broker.Port}: {words}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", line, StringComparison.Ordinal);
        EdgeProgram.NothingFromInside(agent);
    }

    private static async Task<Mosquitto> GuardedAsync()
    {
        Mosquitto broker = Mosquitto.Prepare();
        await broker.LetInOnlyAsync(User, Password);
        await broker.StartAsync();
        return broker;
    }
}
