// EdgeRegisterAccessTests: requests to a port and what comes back for them, over a channel that a test answers by hand.

using System.Text;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Registers;
using Xunit;

namespace Victron.Edge.Companion.Tests.Registers;

public sealed class EdgeRegisterAccessTests : IEdgeChannel
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _sent = [];
    private readonly long _start;

    public EdgeRegisterAccessTests() => _start = _time.GetTimestamp();

    public bool TrySend(CompanionMessage message)
    {
        _sent.Add(Encoding.ASCII.GetString(message.Payload));
        return true;
    }

    public EdgeMoment? MomentOf(string edge) => new("d01a6ec2", 1000 + (long)_time.GetElapsedTime(_start).TotalMilliseconds);

    [Fact]
    public async Task Two_companions_never_take_each_others_answers()
    {
        using EdgeRegisterAccess first = Access(1);
        using EdgeRegisterAccess second = Access(2);
        Task<IReadOnlyList<RegisterReply>> one = first.ReadAsync([0xEDF0], null, CancellationToken.None);
        Task<IReadOnlyList<RegisterReply>> two = second.ReadAsync([0xEDF0], null, CancellationToken.None);

        Both($"# id={Id(1)} end\n:7F0ED0064000D\n", first, second);
        Assert.False(one.IsCompleted);
        Both($"# id={Id(0)} end\n:7F0ED009600DB\n", first, second);

        Assert.Equal([0x96, 0x00], (await one)[0].Value);
        Assert.Equal([0x64, 0x00], (await two)[0].Value);
    }

    [Fact]
    public async Task A_write_without_answer_is_sent_once()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<RegisterReply> write = access.WriteAsync(0xEDF0, [0x64, 0x00], CancellationToken.None);
        Assert.Equal($"# id={Id(0)} boot=d01a6ec2 until=9000\n:8F0ED0064000C\n", Assert.Single(_sent));

        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(ReplyKind.Unanswered, (await write).Kind);
        _ = Assert.Single(_sent);
    }

    [Fact]
    public async Task A_locked_edge_says_how_to_open_it()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<RegisterReply> write = access.WriteAsync(0xEDF0, [0x64, 0x00], CancellationToken.None);
        access.Take("error", Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":-1,"why":"locked","text":"x"}"""));

        RegisterReply reply = await write;
        Assert.Equal(ReplyKind.Refused, reply.Kind);
        Assert.Contains("victron-edge unlock", reply.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_port_is_asked_again_and_an_answer_of_another_register_is_not_believed()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<IReadOnlyList<RegisterReply>> read = access.ReadAsync([0xEDF0], null, CancellationToken.None);
        access.Take("error", Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":-1,"why":"busy","text":"x"}"""));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _sent.Count);
        access.Take("response", Encoding.ASCII.GetBytes($"# id={Id(1)} end\n:70A010048513139343939524833354800000000008B\n:78CED006AFFFFFF6E\n"));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ReplyKind.Unanswered, (await read)[0].Kind);
    }

    [Fact]
    public async Task A_refusal_that_comes_after_the_end_is_still_told()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<RegisterReply> write = access.WriteAsync(0xEDF0, [0x64, 0x00], CancellationToken.None);
        access.Take("response", Encoding.ASCII.GetBytes($"# id={Id(0)} end\n"));
        Assert.False(write.IsCompleted);
        access.Take("error", Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":0,"why":"worn","text":"x"}"""));

        RegisterReply reply = await write;
        Assert.Equal(ReplyKind.Refused, reply.Kind);
        Assert.StartsWith("worn: ", reply.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_edge_is_asked_twice_to_read_and_then_given_up()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<IReadOnlyList<RegisterReply>> read = access.ReadAsync([0xEDF0], null, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(2, _sent.Count);
        Assert.NotEqual(Id(0), Id(1));
        _time.Advance(TimeSpan.FromSeconds(15));

        RegisterReply reply = (await read)[0];
        Assert.Equal(ReplyKind.Unanswered, reply.Kind);
        Assert.Equal("van-2 did not answer; is it online?", reply.Problem);
    }

    [Fact]
    public async Task A_slow_device_has_time_as_long_as_its_edge_gives_signs()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<IReadOnlyList<RegisterReply>> read = access.ReadAsync([0xEDF0, 0xEDF1], null, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));
        access.Take("error", Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":0,"why":"unanswered","text":"x"}"""));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(read.IsCompleted);
        access.Take("response", Encoding.ASCII.GetBytes($"# id={Id(0)} end\n:7F1ED00016F\n"));

        Assert.Equal([ReplyKind.Unanswered, ReplyKind.Answered], (await read).Select(reply => reply.Kind));
        _ = Assert.Single(_sent);
    }

    [Fact]
    public async Task A_write_that_waits_for_a_busy_port_counts_from_when_it_is_sent()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<RegisterReply> write = access.WriteAsync(0xEDF0, [0x64, 0x00], CancellationToken.None);
        access.Take("error", Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":-1,"why":"busy","text":"x"}"""));
        _time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Contains(" until=9250\n", _sent[1], StringComparison.Ordinal);
        access.Take("response", Encoding.ASCII.GetBytes($"# id={Id(1)} end\n:8F0ED0064000C\n"));
        Assert.Equal(ReplyKind.Answered, (await write).Kind);
    }

    [Theory]
    [InlineData("duplicate")]
    [InlineData("wrong_boot")]
    [InlineData("retained")]
    public async Task What_an_edge_says_of_a_copy_is_not_taken_for_the_end_of_a_write(string why)
    {
        using EdgeRegisterAccess access = Access(1);
        Task<RegisterReply> write = access.WriteAsync(0xEDF0, [0x64, 0x00], CancellationToken.None);
        byte[] error = Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":-1,"why":"{{why}}","text":"x"}""");
        access.Take("error", error);
        Assert.False(write.IsCompleted);
        access.Take("response", Encoding.ASCII.GetBytes($"# id={Id(0)} end\n:8F0ED0064000C\n"));

        Assert.Equal(ReplyKind.Answered, (await write).Kind);
    }

    [Fact]
    public async Task A_write_of_which_only_a_copy_was_spoken_may_have_been_followed()
    {
        using EdgeRegisterAccess access = Access(1);
        Task<RegisterReply> write = access.WriteAsync(0xEDF0, [0x64, 0x00], CancellationToken.None);
        access.Take("error", Encoding.ASCII.GetBytes($$"""{"id":"{{Id(0)}}","index":-1,"why":"wrong_boot","text":"x"}"""));
        _time.Advance(TimeSpan.FromSeconds(15));

        RegisterReply reply = await write;
        Assert.Equal(ReplyKind.Unanswered, reply.Kind);
        Assert.StartsWith("wrong_boot: ", reply.Problem, StringComparison.Ordinal);
    }

    private EdgeRegisterAccess Access(int seed) => new(new PortAddress("van-2", "ve1"), this, new RequestNames(new Random(seed)), _time);

    private string Id(int request) => _sent[request].Split('\n')[0].Split(' ')[1]["id=".Length..];

    private static void Both(string response, params EdgeRegisterAccess[] accesses)
    {
        foreach (EdgeRegisterAccess access in accesses)
        {
            access.Take("response", Encoding.ASCII.GetBytes(response));
        }
    }
}
