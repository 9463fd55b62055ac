// Answerer: the companion's own answer to a board that searches its broker, on a free UDP port of this computer.

using Victron.Edge.EndToEnd.Tests.Parts;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal sealed class Answerer : IAsyncDisposable, IStatusLog
{
    private readonly CancellationTokenSource _ending = new();
    private readonly BrokerAnswerer _answerer;
    private readonly Task _answering;

    /// <summary>Starts to answer.</summary>
    /// <param name="broker">Where the broker is.</param>
    /// <param name="pairingKey">The key that answers are made with, 64 hexadecimal digits.</param>
    public Answerer(Mosquitto broker, string pairingKey)
    {
        byte[] key = Convert.FromHexString(pairingKey);
        BrokerAnswerer? answerer = BrokerAnswerer.Open(
            new BrokerAddress("127.0.0.1", broker.Port, null, null), _ => key, this, TimeProvider.System, out string? problem, 0);
        Assert.True(answerer is not null, problem);
        _answerer = answerer;
        _answering = _answerer.RunAsync(_ending.Token);
    }

    /// <summary>Its UDP port.</summary>
    public int Port => _answerer.Port;

    /// <summary>Questions answered so far.</summary>
    public long Answered => _answerer.Answered;

    public void Line(string text)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _answering;
        _answerer.Dispose();
        _ending.Dispose();
    }
}
