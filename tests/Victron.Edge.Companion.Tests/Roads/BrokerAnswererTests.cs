// The search for a broker over real datagrams on this machine: edges that are paired are answered, everything else is counted.

using System.Net;
using System.Net.Sockets;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class BrokerAnswererTests : IStatusLog, IAsyncDisposable
{
    private const string Nonce = "00112233445566778899aabbccddeeff";
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    private readonly List<string> _lines = [];
    private readonly CancellationTokenSource _end = new();
    private readonly UdpClient _edge = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _time = new();
    private BrokerAnswerer? _answerer;
    private Task? _run;
    private int _lookUps;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paired_edge_is_told_of_a_local_broker_by_the_address_under_which_it_sees_us()
    {
        Start(BrokerAddress.Local with { Port = 1884 });
        await AskAsync(BrokerSearch.Ask("van-1", Nonce));
        byte[] answer = await HearAsync();
        BrokerPlace place = BrokerSearch.ReadAnswer(answer, answer.Length, "van-1", Nonce, Key);
        Assert.Equal("127.0.0.1 1884 0", place.Print());
        await CountedAsync(1);
        Assert.Equal(["edge van-1 at 127.0.0.1 was told of the broker 127.0.0.1:1884"], _lines);
    }

    [Fact]
    public async Task A_broker_elsewhere_is_told_by_its_own_address()
    {
        Start(new BrokerAddress("192.0.2.7", 1883, "van", "secret"));
        await AskAsync(BrokerSearch.Ask("van-1", Nonce));
        byte[] answer = await HearAsync();
        Assert.Equal("192.0.2.7 1883 0", BrokerSearch.ReadAnswer(answer, answer.Length, "van-1", Nonce, Key).Print());
        Assert.DoesNotContain("secret", Encoding.ASCII.GetString(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_is_worth_nothing_for_another_question_or_key()
    {
        Start(BrokerAddress.Local);
        await AskAsync(BrokerSearch.Ask("van-1", Nonce));
        byte[] answer = await HearAsync();
        Assert.Null(BrokerSearch.ReadAnswer(answer, answer.Length, "van-1", Nonce.Replace('0', '1'), Key));
        Assert.Null(BrokerSearch.ReadAnswer(answer, answer.Length, "van-1", Nonce, new byte[32]));
    }

    [Theory]
    [InlineData("victron-edge find 1 stranger 00112233445566778899aabbccddeeff")]
    [InlineData("victron-edge find 2 van-1 00112233445566778899aabbccddeeff")]
    [InlineData("victron-edge find 1 van-1 0011")]
    [InlineData("victron-edge find 1 Van/1 00112233445566778899aabbccddeeff")]
    [InlineData("victron-edge find 1 van-1 00112233445566778899aabbccddeeff more")]
    [InlineData("victron-edge here 1 van-1 1.2.3.4 1883 0 00")]
    [InlineData("")]
    public async Task What_is_no_question_of_a_paired_edge_gets_no_answer(string text)
    {
        Start(BrokerAddress.Local);
        await AskAsync(Encoding.ASCII.GetBytes(text));
        await IgnoredAsync(1);
        await StillAnswersAsync();
        await CountedAsync(2);
        Assert.Equal((1, 1), (_answerer!.Answered, _answerer.Ignored));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(4096)]
    [InlineData(65_507)]
    public async Task A_datagram_of_any_size_is_ignored_and_counted(int bytes)
    {
        Start(BrokerAddress.Local);
        byte[] text = [.. Enumerable.Repeat((byte)'x', bytes)];
        BrokerSearch.Ask("van-1", Nonce).CopyTo(text, 0);
        await AskAsync(text);
        await IgnoredAsync(1);
        await StillAnswersAsync();
    }

    [Fact]
    public async Task Noise_is_ignored_and_counted()
    {
        Start(BrokerAddress.Local);
        var random = new Random(1);
        for (int sent = 1; sent <= 200; sent++)
        {
            byte[] noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            await AskAsync(noise);
            await IgnoredAsync(sent);
        }

        await StillAnswersAsync();
    }

    [Fact]
    public async Task A_flood_gets_20_answers_a_second_and_reads_the_pairings_no_more_often_than_100_times()
    {
        Start(BrokerAddress.Local);
        for (int i = 1; i <= 200; i++)
        {
            await AskAsync(BrokerSearch.Ask("van-1", Nonce));
            await CountedAsync(i);
        }

        Assert.Equal((20, 180, 20), (_answerer!.Answered, _answerer.Ignored, _lookUps));
        for (int i = 1; i <= 200; i++)
        {
            await AskAsync(BrokerSearch.Ask("stranger", Nonce));
            await CountedAsync(200 + i);
        }

        Assert.Equal(20, _lookUps);
        _time.Advance(TimeSpan.FromSeconds(1));
        for (int i = 1; i <= 200; i++)
        {
            await AskAsync(BrokerSearch.Ask("stranger", Nonce));
            await CountedAsync(400 + i);
        }

        Assert.Equal(120, _lookUps);
        _time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(BrokerSearch.Ask("van-1", Nonce));
        await CountedAsync(601);
        Assert.Equal(21, _answerer.Answered);
    }

    [Fact]
    public void A_port_that_is_taken_is_told_in_one_line()
    {
        Start(BrokerAddress.Local);
        Assert.Null(BrokerAnswerer.Open(BrokerAddress.Local, _ => Key, this, _time, out string? problem, _answerer!.Port));
        Assert.Equal($"edges that search for a broker get no answer from here: UDP port {_answerer.Port}: another program uses it; where that is a victron-edge of yours, it answers", problem);
    }

    void IStatusLog.Line(string text) => _lines.Add(text);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await (_run ?? Task.CompletedTask);
        _answerer?.Dispose();
        _edge.Dispose();
        _end.Dispose();
    }

    private void Start(BrokerAddress broker)
    {
        _answerer = BrokerAnswerer.Open(broker, KeyOf, this, _time, out string? problem, 0);
        Assert.Null(problem);
        _run = _answerer!.RunAsync(_end.Token);
    }

    private byte[]? KeyOf(string edge)
    {
        _lookUps++;
        return edge == "van-1" ? Key : null;
    }

    private async Task AskAsync(byte[] text) => _ = await _edge.SendAsync(text, new IPEndPoint(IPAddress.Loopback, _answerer!.Port), Stop);

    private async Task<byte[]> HearAsync() => (await _edge.ReceiveAsync(Stop).AsTask().WaitAsync(WaitMax, Stop)).Buffer;

    private Task IgnoredAsync(long count) => UntilAsync(() => _answerer!.Ignored >= count);

    private Task CountedAsync(long count) => UntilAsync(() => _answerer!.Ignored + _answerer.Answered >= count);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        wait.CancelAfter(WaitMax);
        while (!isSo())
        {
            await Task.Delay(1, wait.Token);
        }
    }

    private async Task StillAnswersAsync()
    {
        await AskAsync(BrokerSearch.Ask("van-1", Nonce));
        Assert.NotEmpty(await HearAsync());
    }
}
