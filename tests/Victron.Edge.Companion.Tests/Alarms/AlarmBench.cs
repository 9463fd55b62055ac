// AlarmBench: a van with a battery monitor and a solar charger on one edge, its alarms in a real file, and a clock that a test moves.

using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Tests.Alarms;

internal sealed class AlarmBench : IDisposable
{
    private static readonly PortAddress Monitor = new("van-1", "ve1");
    private static readonly PortAddress Solar = new("van-1", "ve2");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-alarms-");
    private SqliteAlarmBook _book;
    private long _sequence;

    public AlarmBench()
    {
        _book = OpenBook();
        Board = new AlarmBoard(_book);
        State = new LiveState(Time);
        Arrive();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 27, 3, 12, 0, TimeSpan.Zero));

    public LiveState State { get; private set; }

    public AlarmBoard Board { get; private set; }

    /// <summary>What goes on, as source and code.</summary>
    public IReadOnlyList<string> Open => [.. Board.Open.Select(alarm => $"{alarm.Sign.Source} {alarm.Sign.Code}")];

    /// <summary>Starts the program anew: it knows what is in the file, and nothing yet of any device.</summary>
    public void Restart()
    {
        _book.Dispose();
        _book = OpenBook();
        Board = new AlarmBoard(_book);
        State = new LiveState(Time);
    }

    /// <summary>Both devices are there.</summary>
    public void Arrive()
    {
        State.SetEdgeStatus("van-1", true, false);
        State.SetIdentity(Monitor, new DeviceIdentity("0xA381", "BMV-712 Smart", "bmv712", "HQ1", "4.08"), false);
        State.SetIdentity(Solar, new DeviceIdentity("0xA056", "SmartSolar", "mppt_smartsolar", "HQ2", "3.16"), false);
        State.SetPortStatus(Monitor, PortStatus.Online, false);
        State.SetPortStatus(Solar, PortStatus.Online, false);
    }

    /// <summary>A second passes in which the monitor says this; then the board is told.</summary>
    public void Battery(string soc, params string[] reasons)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        State.SetState(Monitor, new StateMessage("run", ++_sequence, null, [new("state_of_charge", new RawValue(LiveValueKind.Number, soc)), new("alarm_reason", new RawValue(LiveValueKind.Codes, string.Join(',', reasons)))]), kept: false);
        Look();
    }

    /// <summary>A second passes in which the charger names this error; then the board is told.</summary>
    public void Charger(string error)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        State.SetState(Solar, new StateMessage("run", ++_sequence, null, [new("charger_error", new RawValue(LiveValueKind.Text, error))]), kept: false);
        Look();
    }

    /// <summary>The monitor's cable is pulled or put back.</summary>
    public void Cable(bool isIn) => State.SetPortStatus(Monitor, isIn ? PortStatus.Online : PortStatus.Offline, false);

    /// <summary>The edge goes or comes.</summary>
    public void Edge(bool isOn) => State.SetEdgeStatus("van-1", isOn, false);

    /// <summary>Time passes; then the board is told.</summary>
    public void Wait(int seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        Look();
    }

    public IReadOnlyList<Alarm> Ended()
    {
        IReadOnlyList<Alarm> ended = Board.Ended(100, out string? problem);
        Assert.Null(problem);
        return ended;
    }

    public void Dispose()
    {
        _book.Dispose();
        _folder.Delete(true);
    }

    private void Look()
    {
        DateTimeOffset now = Time.GetUtcNow();
        Board.Take(AlarmLook.At(State.Devices(), State.Edges(), AlarmLimits.Usual, Board.IsOpen, CatalogueNames.Embedded(), now), now);
        Assert.Null(Board.Problem);
    }

    private SqliteAlarmBook OpenBook()
    {
        SqliteAlarmBook? book = SqliteAlarmBook.Open(Path.Combine(_folder.FullName, "samples.db"), out StoreProblem? problem);
        Assert.Null(problem);
        return book!;
    }
}
