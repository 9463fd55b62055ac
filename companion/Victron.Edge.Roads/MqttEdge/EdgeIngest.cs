// EdgeIngest: from topic and payload to the live state and, where one is given, to a sink of samples. The one way in for
// edges, over a broker or in this process.

using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Roads.MqttEdge;

/// <summary>Takes the messages of edges in.</summary>
public sealed class EdgeIngest
{
    private const string Prefix = "victron-edge";
    private const int NameMax = 64;

    private readonly LiveState _state;
    private readonly ISampleSink? _samples;

    /// <summary>Feeds a live state and a sink.</summary>
    /// <param name="state">What is now.</param>
    /// <param name="samples">What is to be kept; null for a program that only looks: then no backlog is subscribed to.</param>
    public EdgeIngest(LiveState state, ISampleSink? samples = null)
    {
        _state = state;
        _samples = samples;
        string[] live = [$"{Prefix}/+/status", $"{Prefix}/+/info", $"{Prefix}/+/+/status", $"{Prefix}/+/+/info", $"{Prefix}/+/+/state"];
        Subscriptions = samples is null ? live : [.. live, $"{Prefix}/+/+/backlog"];
    }

    /// <summary>Topics to subscribe to.</summary>
    public IReadOnlyList<string> Subscriptions { get; }

    /// <summary>Takes a message in; one that cannot be read is counted.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Its payload; empty means that a retained topic was emptied.</param>
    /// <param name="kept">Whether the broker had kept it.</param>
    public void Take(string topic, ReadOnlyMemory<byte> payload, bool kept)
    {
        string[] parts = topic.Split('/');
        if (parts is not [Prefix, .. var names, _] || names.Length is < 1 or > 2 || !names.All(IsName))
        {
            _state.CountMalformed();
            return;
        }

        bool read = names.Length == 1
            ? TakeEdge(names[0], parts[^1], payload, kept)
            : TakePort(new PortAddress(names[0], names[1]), parts[^1], payload, kept);
        if (!read)
        {
            _state.CountMalformed();
        }
    }

    private bool TakeEdge(string edge, string what, ReadOnlyMemory<byte> payload, bool kept)
    {
        if (payload.IsEmpty)
        {
            _state.Forget(edge);
            return true;
        }

        switch (what)
        {
            case "status" when Word(payload) is "online" or "offline":
                _state.SetEdgeStatus(edge, Word(payload) == "online", kept);
                return true;
            case "info" when EdgeMessages.ReadReport(payload) is { } report:
                _state.SetEdgeReport(edge, report);
                return true;
            default:
                return false;
        }
    }

    private bool TakePort(PortAddress address, string what, ReadOnlyMemory<byte> payload, bool kept)
    {
        if (payload.IsEmpty)
        {
            _state.Forget(address);
            return true;
        }

        switch (what)
        {
            case "status" when StatusOf(payload) is not PortStatus.Unknown:
                _state.SetPortStatus(address, StatusOf(payload), kept);
                return true;
            case "info" when EdgeMessages.ReadIdentity(payload) is { } identity:
                _state.SetIdentity(address, identity, kept);
                _samples?.TakeIdentity(address, identity);
                return true;
            case "state" when EdgeMessages.ReadState(payload) is { } state:
                _state.SetState(address, state, kept);
                _samples?.TakeState(address, state, kept);
                return true;
            case "backlog" when !kept && _samples is not null && EdgeMessages.ReadBacklog(payload) is { } backlog:
                _samples.TakeBacklog(address, backlog);
                return true;
            default:
                return false;
        }
    }

    private static PortStatus StatusOf(ReadOnlyMemory<byte> payload) => Word(payload) switch
    {
        "online" => PortStatus.Online,
        "quiet" => PortStatus.Quiet,
        "offline" => PortStatus.Offline,
        _ => PortStatus.Unknown,
    };

    private static string Word(ReadOnlyMemory<byte> payload) => payload.Length > 16 ? "" : Encoding.ASCII.GetString(payload.Span);

    private static bool IsName(string name) =>
        name.Length is > 0 and <= NameMax && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');
}
