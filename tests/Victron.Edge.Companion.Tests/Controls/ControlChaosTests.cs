// Whatever happens in whatever order: nothing is written that was not wished within its dead man's time, nothing that wears more
// than six times an hour, and what is forgotten stays so. Seeded, in the time of the test.

using System.Globalization;
using CsCheck;

namespace Victron.Edge.Companion.Tests.Controls;

public sealed class ControlChaosTests
{
    [Fact]
    public void Nothing_is_written_that_nobody_wants() => Gen.UInt.Sample(seed => new Chaos((int)seed).Run(), iter: 200);

    private sealed class Chaos(int seed)
    {
        private const int Steps = 60;
        private const int HoldSeconds = 900;

        private readonly Random _random = new(seed);
        private readonly ControlBench _bench = new() { TurnEvery = TimeSpan.FromMilliseconds(500) };
        private readonly List<(DateTimeOffset At, string Bytes)> _limits = [];
        private readonly List<(DateTimeOffset At, string Bytes)> _switches = [];
        private int _seen;

        public void Run()
        {
            _ = _bench.Start("charger,charge_current_limit");
            for (int step = 0; step < Steps; step++)
            {
                Act(_random.Next(10));
                _bench.Pass(_random.Next(8) == 0 ? _random.Next(1, 1200) : _random.Next(1, 40));
                Check();
            }

            // At the end everything is there, and nobody says anything any more.
            _bench.Device.IsSilent = false;
            _bench.Pass(HoldSeconds + 61);
            Assert.Equal(("00", "FFFF", "None"), (_bench.Device[0x200E], _bench.Device[0x2015], _bench.State("charge_current_limit")));
            Check();
        }

        private void Act(int what)
        {
            switch (what)
            {
                case 0 or 1 or 2:
                    int tenths = _random.Next(0, 170);
                    _limits.Add((_bench.Time.GetUtcNow(), Convert.ToHexString([(byte)tenths, (byte)(tenths >> 8)])));
                    Send("charge_current_limit", (tenths / 10m).ToString(CultureInfo.InvariantCulture));
                    break;
                case 3 or 4:
                    bool isOn = _random.Next(2) == 0;
                    _switches.Add((_bench.Time.GetUtcNow(), isOn ? "01" : "04"));
                    Send("charger", isOn ? "ON" : "OFF");
                    break;
                case 5:
                    _bench.Lock(_random.Next(2) == 0);
                    break;
                case 6:
                    _bench.Device.IsSilent = _random.Next(3) == 0;
                    break;
                case 7:
                    _bench.Power(_random.Next(3) != 0);
                    break;
                case 8:
                    _bench.Rejoin("pi");
                    break;
                default:
                    _bench.Broker.Publish(ControlBench.Topic("charger"), "OFF", isDuplicate: true);
                    break;
            }
        }

        private void Send(string key, string text) => _bench.Broker.Publish(ControlBench.Topic(key), text);

        private void Check()
        {
            foreach ((DateTimeOffset at, int register, string bytes) in _bench.Device.Writes.Skip(_seen))
            {
                bool isWanted = register switch
                {
                    0x200E => bytes == "05" && _limits.Exists(wish => wish.At <= at && (at - wish.At).TotalSeconds < HoldSeconds + 1),
                    0x2015 => _limits.Exists(wish => wish.Bytes == bytes && wish.At <= at && (at - wish.At).TotalSeconds < HoldSeconds + 1),
                    _ => _switches.Exists(wish => wish.Bytes == bytes && wish.At <= at && (at - wish.At).TotalSeconds < 11),
                };
                Assert.True(isWanted, $"seed {seed}: 0x{register:X4} = {bytes} at {at:HH:mm:ss} was not wanted");
                Assert.InRange(_bench.Device.Writes.Count(write => write.Register == 0x0200 && write.At <= at && at - write.At < TimeSpan.FromHours(1)), 0, 6);
            }

            _seen = _bench.Device.Writes.Count;
        }
    }
}
