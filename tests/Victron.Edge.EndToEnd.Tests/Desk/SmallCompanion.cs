// SmallCompanion: as much of a companion as the delivery needs: notes the number of every sample and says what it has stored.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal sealed class SmallCompanion(Subscriber subscriber, string port)
{
    private readonly SortedSet<long> _live = [];
    private readonly SortedSet<long> _late = [];
    private int _backlogsSeen;
    private int _statesSeen;
    private string? _told;

    /// <summary>Boot that the newest state is of; empty before the first.</summary>
    public string Boot { get; private set; } = "";

    /// <summary>Numbers that came as a state.</summary>
    public IReadOnlyCollection<long> Live => _live;

    /// <summary>Numbers that came in a backlog.</summary>
    public IReadOnlyCollection<long> Late => _late;

    /// <summary>Highest number up to which every sample is here.</summary>
    public long Stored { get; private set; }

    /// <summary>Reads what came and tells the edge once what is stored now.</summary>
    public async Task TurnAsync()
    {
        IReadOnlyList<Heard> states = subscriber.On(port + "state");
        for (; _statesSeen < states.Count; _statesSeen++)
        {
            using JsonDocument state = JsonDocument.Parse(states[_statesSeen].Payload);
            Boot = state.RootElement.GetProperty("boot_id").GetString()!;
            _ = _live.Add(state.RootElement.GetProperty("seq").GetInt64());
        }

        IReadOnlyList<Heard> backlogs = subscriber.On(port + "backlog");
        for (; _backlogsSeen < backlogs.Count; _backlogsSeen++)
        {
            using JsonDocument backlog = JsonDocument.Parse(backlogs[_backlogsSeen].Payload);
            Assert.Equal("seq", backlog.RootElement.GetProperty("cols")[0].GetString());
            _late.UnionWith(backlog.RootElement.GetProperty("rows").EnumerateArray().Select(row => row[0].GetInt64()));
        }

        while (_live.Contains(Stored + 1) || _late.Contains(Stored + 1))
        {
            Stored++;
        }

        string words = $"{{\"boot_id\":\"{Boot}\",\"seq\":{Stored}}}";
        if (Boot.Length > 0 && words != _told)
        {
            await subscriber.PublishAsync(port + "stored", words);
            _told = words;
        }
    }

    /// <summary>Turns until something holds.</summary>
    public Task UntilAsync(Func<bool> isSo, string expected, Func<string> found) =>
        Patience.UntilAsync(
            () =>
            {
                TurnAsync().Wait(TestContext.Current.CancellationToken);
                return isSo();
            },
            expected,
            () => $"Live {string.Join(' ', _live)}; late {string.Join(' ', _late)}. {found()}");

    /// <summary>Goes on with another connection to the broker, which has forgotten everything.</summary>
    public SmallCompanion On(Subscriber other)
    {
        var next = new SmallCompanion(other, port) { Boot = Boot, Stored = Stored };
        next._live.UnionWith(_live);
        next._late.UnionWith(_late);
        return next;
    }
}
