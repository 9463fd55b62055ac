// BusyEdge: an edge without a device that keeps the contract at a hundred samples a second and port: numbers, keeps what
// is not acknowledged, thins, sends backlogs one at a time and repeats them. It remembers what it was promised.

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class BusyEdge : IAsyncDisposable
{
    private const long WaitMsMax = 100;
    private const long RepeatMs = 300;
    private const long SampleMs = 10;
    private const long DueMax = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(4);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly string _name;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly List<BusyRun> _runs = [];
    private readonly CancellationTokenSource _end = new();
    private readonly string[] _ports;
    private Task _loop = Task.CompletedTask;
    private long _madeMs;
    private volatile bool _rests;

    private BusyEdge(string name, int ports, Random random)
    {
        _name = name;
        _random = random;
        _ports = [.. Enumerable.Range(1, ports).Select(port => string.Create(CultureInfo.InvariantCulture, $"ve{port}"))];
    }

    /// <summary>Every run of every port so far; the last ones are the present.</summary>
    public IReadOnlyList<BusyRun> Runs()
    {
        Assert.False(_loop.IsCompleted, _loop.Exception?.ToString());
        lock (_gate)
        {
            return [.. _runs];
        }
    }

    /// <summary>How many samples of all runs were acknowledged.</summary>
    public long Acknowledged()
    {
        lock (_gate)
        {
            return _runs.Sum(run => run.Acknowledged);
        }
    }

    /// <summary>How many samples of all runs were thinned away.</summary>
    public long Thinned()
    {
        lock (_gate)
        {
            return _runs.Sum(run => run.Thinned.Count);
        }
    }

    /// <summary>Connects and begins.</summary>
    public static async Task<BusyEdge> StartedAsync(int brokerPort, string name, int ports, Random random)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var edge = new BusyEdge(name, ports, random);
        edge._client.ApplicationMessageReceivedAsync += edge.HearAsync;
        _ = await edge._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", brokerPort).WithTimeout(Patience.WaitMax).Build(), stop);
        MqttClientSubscribeOptions stored = new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter($"victron-edge/{name}/+/stored", MqttQualityOfServiceLevel.AtLeastOnce).Build();
        _ = await edge._client.SubscribeAsync(stored, stop);
        edge.Restart();
        edge._loop = Task.Run(edge.RunAsync, CancellationToken.None);
        return edge;
    }

    /// <summary>Loses its memory, as by a power cut: new runs, and what was not stored is gone.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            string boot = _random.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture);
            _runs.AddRange(_ports.Select(port => new BusyRun(port, boot)));
        }
    }

    /// <summary>Makes no more samples; what it has it still delivers.</summary>
    public void Rest() => _rests = true;

    /// <summary>Whether every sample of the present runs is acknowledged.</summary>
    public bool IsDone()
    {
        Assert.False(_loop.IsCompleted, _loop.Exception?.ToString());
        lock (_gate)
        {
            return Present().All(run => run.Acknowledged == run.Newest);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _end.Dispose();
    }

    private IEnumerable<BusyRun> Present() => _runs.TakeLast(_ports.Length);

    private long NowMs => (long)TimeProvider.System.GetElapsedTime(_start).TotalMilliseconds;

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (MqttApplicationMessage message in Turn())
            {
                _ = await _client.PublishAsync(message, _end.Token);
            }

            await Task.Delay(Pace, _end.Token);
        }
    }

    private List<MqttApplicationMessage> Turn()
    {
        lock (_gate)
        {
            var messages = new List<MqttApplicationMessage>();

            // As many as time has passed for: a busy machine wakes this loop late, an idle one before the next is due.
            long due = Math.Min(DueMax, (NowMs - _madeMs) / SampleMs);
            _madeMs = due == DueMax ? NowMs : _madeMs + (due * SampleMs);
            foreach (BusyRun run in Present())
            {
                for (long i = 0; i < due && !_rests; i++)
                {
                    long seq = run.Make(NowMs);

                    // What is sent without acknowledgement sometimes does not arrive.
                    if (_random.Next(20) > 0)
                    {
                        messages.Add(Message(run, "state", $$"""{"seq":{{seq}},"boot_id":"{{run.BootId}}","uptime_ms":{{NowMs}},"counter":{{seq}}}""", true));
                    }

                    run.Thin(_random);
                }

                if (run.NextBacklog(NowMs, WaitMsMax, RepeatMs) is { } backlog)
                {
                    messages.Add(Message(run, "backlog", backlog, false));
                }
            }

            return messages;
        }
    }

    private MqttApplicationMessage Message(BusyRun run, string what, string payload, bool isState) => new()
    {
        Topic = $"victron-edge/{_name}/{run.Port}/{what}",
        PayloadSegment = Encoding.ASCII.GetBytes(payload),
        Retain = isState,
        QualityOfServiceLevel = isState ? MqttQualityOfServiceLevel.AtMostOnce : MqttQualityOfServiceLevel.AtLeastOnce,
    };

    private Task HearAsync(MqttApplicationMessageReceivedEventArgs e)
    {
        using JsonDocument json = JsonDocument.Parse(e.ApplicationMessage.Payload.ToArray());
        string port = e.ApplicationMessage.Topic.Split('/')[^2];
        string boot = json.RootElement.GetProperty("boot_id").GetString()!;
        lock (_gate)
        {
            _runs.FirstOrDefault(run => run.Port == port && run.BootId == boot)?.Hear(json.RootElement.GetProperty("seq").GetInt64());
        }

        return Task.CompletedTask;
    }
}
