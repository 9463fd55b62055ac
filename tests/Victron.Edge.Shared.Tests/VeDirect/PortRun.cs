// PortRun: one port in a test: sends blocks at chosen times and keeps the seconds that were believed, with their units.

using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

internal sealed class PortRun : ISnapshotSink
{
    public PortRun() => Decoder = new PortDecoder(null, this);

    public PortDecoder Decoder { get; }

    public GuardCounters Guard => Decoder.Guard;

    public long NowMs { get; private set; } = 50_000;

    /// <summary>Believed seconds in order: label to value and unit, <c>absent</c> for ---, <c>refused</c> for nonsense.</summary>
    public List<Dictionary<string, string>> Seconds { get; } = [];

    /// <summary>The value of a label in all believed seconds, <c>missing</c> where it did not come.</summary>
    public IEnumerable<string> All(string label) => Seconds.Select(second => second.GetValueOrDefault(label, "missing"));

    /// <summary>Sends one block now.</summary>
    public void Send(params string[] fields)
    {
        byte[] block = BlockText.Of(fields);
        Decoder.Feed(block, 0, block.Length, NowMs);
    }

    /// <summary>Lets time pass, with the decoder looked at every 50 ms.</summary>
    public void Wait(int ms)
    {
        for (int waited = 0; waited < ms; waited += 50)
        {
            NowMs += 50;
            Assert.False(Decoder.Next(NowMs), "a second went to the queue although there is a sink");
        }
    }

    /// <summary>Sends one block and waits a second.</summary>
    public void Second(params string[] fields)
    {
        Send(fields);
        Wait(1_000);
    }

    public void OnSnapshot(Snapshot snapshot)
    {
        var second = new Dictionary<string, string>();
        for (int i = 0; i < snapshot.Count; i++)
        {
            int slot = snapshot.Order[i];
            second.Add(Encoding.ASCII.GetString(Decoder.Binding(slot).Label), Show(snapshot, slot));
        }

        Seconds.Add(second);
    }

    private string Show(Snapshot snapshot, int slot)
    {
        FieldBinding binding = Decoder.Binding(slot);
        if (snapshot.Status[slot] != NumberStatus.Ok)
        {
            return snapshot.Status[slot] == NumberStatus.Absent ? "absent" : "refused";
        }

        if (binding.Grammar == FieldGrammar.Text)
        {
            return Encoding.ASCII.GetString(snapshot.TextOf(slot), 0, snapshot.TextCountOf(slot));
        }

        byte[] digits = new byte[FixedPoint.BytesMax];
        string number = Encoding.ASCII.GetString(digits, 0, FixedPoint.Write(snapshot.Value[slot], binding.Scale, digits, 0));
        string? unit = QuantityText.Unit(binding.Quantity);
        return string.IsNullOrEmpty(unit) ? number : $"{number} {unit}";
    }
}
