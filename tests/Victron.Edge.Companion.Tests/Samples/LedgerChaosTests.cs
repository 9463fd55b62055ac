// An edge that numbers, keeps, thins, starts anew and repeats; a network that loses, delays and doubles; a companion that
// fails to commit and dies. Whatever happens: what is acknowledged is stored, or was declared gone.

using System.Globalization;
using CsCheck;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class LedgerChaosTests
{
    private const int Deeds = 400;
    private const int BootsMax = 7;

    [Fact]
    public void What_is_acknowledged_is_stored_or_was_declared_gone() => Gen.UInt.Sample(seed => new Chaos((int)seed).Run(), iter: 1000);

    private sealed class Chaos
    {
        private readonly Random _random;
        private readonly MemoryStore _store = new();
        private readonly List<Run> _runs = [];
        private SampleRecorder _recorder;

        public Chaos(int seed)
        {
            _random = new Random(seed);
            _recorder = new SampleRecorder(_store);
        }

        public void Run()
        {
            for (int i = 0; i < Deeds; i++)
            {
                Deed();
            }

            Settle();
        }

        private Run Present => _runs[^1];

        private void Deed()
        {
            int dice = _random.Next(100);
            if (_runs.Count == 0 || (dice == 0 && _runs.Count < BootsMax))
            {
                _runs.Add(new Run(_random.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture)));
            }
            else if (dice < 50)
            {
                Make();
            }
            else if (dice < 60)
            {
                DeliverLate(_runs[_random.Next(_runs.Count)]);
            }
            else if (dice < 70)
            {
                _ = Present.Ring.RemoveWhere(seq => seq > Present.Acknowledged && _random.Next(6) == 0);
            }
            else if (dice < 82)
            {
                SendBacklog();
            }
            else if (dice < 96)
            {
                _store.Fails = _random.Next(4) == 0;
                _ = _recorder.Step(Tell);
                _store.Fails = false;
            }
            else if (dice < 98)
            {
                _recorder = new SampleRecorder(_store);
            }
            else
            {
                _recorder.Ledger.TellAnew();
            }
        }

        private void Make()
        {
            Present.Newest++;
            _ = Present.Ring.Add(Present.Newest);
            if (_random.Next(3) > 0)
            {
                Deliver(Present, Present.Newest);
            }
        }

        // A copy of a state or a backlog that was delayed: of any run, of any age.
        private void DeliverLate(Run run)
        {
            if (run.Sent.Count > 0 && _random.Next(3) == 0)
            {
                _ = _recorder.Ledger.TakeBacklog(Messages.Port, run.Sent[_random.Next(run.Sent.Count)], 0);
            }
            else if (run.Newest > 0)
            {
                Deliver(run, _random.NextInt64(1, run.Newest + 1));
            }
        }

        private void Deliver(Run run, long seq)
        {
            _ = _recorder.Ledger.TakeState(Messages.Port, Messages.State(seq, run.BootId), _random.Next(5) == 0, 0);
        }

        private void SendBacklog()
        {
            Run run = Present;
            long[] rows = [.. run.Ring.Where(seq => seq > run.Acknowledged).Take(_random.Next(1, 8))];
            if (rows.Length == 0)
            {
                return;
            }

            BacklogMessage message = Messages.Backlog(run.BootId, run.Acknowledged, rows);
            run.Sent.Add(message);
            for (long seq = run.Acknowledged + 1; seq < rows[^1]; seq++)
            {
                if (!rows.Contains(seq))
                {
                    _ = run.Gone.Add(seq);
                }
            }

            if (_random.Next(4) > 0)
            {
                _ = _recorder.Ledger.TakeBacklog(Messages.Port, message, 0);
            }
        }

        private bool Tell(StoredNotice notice)
        {
            if (_random.Next(8) == 0)
            {
                return false;
            }

            Run run = _runs.Single(candidate => candidate.BootId == notice.BootId);
            IReadOnlyDictionary<long, Sample> stored = _store.SamplesOf(new BootKey(Messages.Port, run.BootId));
            for (long seq = 1; seq <= notice.Sequence; seq++)
            {
                Assert.True(stored.ContainsKey(seq) || run.Gone.Contains(seq), $"{run.BootId} {seq} was acknowledged and is nowhere");
            }

            // An answer may be lost on its way; the edge keeps the largest that it heard.
            if (_random.Next(4) > 0)
            {
                run.Acknowledged = Math.Max(run.Acknowledged, notice.Sequence);
            }

            return true;
        }

        // Nothing is disturbed any more: the edge must get rid of everything, and the sum must hold.
        private void Settle()
        {
            Present.Newest++;
            _ = Present.Ring.Add(Present.Newest);
            _ = _recorder.Ledger.TakeState(Messages.Port, Messages.State(Present.Newest, Present.BootId), false, 0);
            for (int i = 0; Present.Acknowledged < Present.Newest; i++)
            {
                Assert.True(i < 1000, $"{Present.BootId} is acknowledged up to {Present.Acknowledged} of {Present.Newest} for ever");
                SendBacklog();
                _ = _recorder.Step(Tell);
                _recorder.Ledger.TellAnew();
            }

            BootState state = _store.StateOf(new BootKey(Messages.Port, Present.BootId));
            Assert.Equal(Present.Newest, state.Stored);
            Assert.Equal(state.Stored, state.Lost + _store.SamplesOf(new BootKey(Messages.Port, Present.BootId)).Count);
        }
    }

    private sealed class Run(string bootId)
    {
        public string BootId { get; } = bootId;

        public long Newest { get; set; }

        public long Acknowledged { get; set; }

        public SortedSet<long> Ring { get; } = [];

        public HashSet<long> Gone { get; } = [];

        public List<BacklogMessage> Sent { get; } = [];
    }
}
