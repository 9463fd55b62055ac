// EdgeTests: from a device's bytes to the JSON of a state, and what is kept while the broker is away.

using nanoFramework.TestFramework;
using Victron.Edge.Agent;
using Assert = nanoFramework.TestFramework.Assert;
using TestClassAttribute = nanoFramework.TestFramework.TestClassAttribute;

namespace Victron.Edge.NFUnitTest
{
    [TestClass]
    public class EdgeTests
    {
        private const string Head = "\\r\\nPID\\t0xA345\\r\\nFWE\\t0366FF\\r\\nV\\t13790\\r\\nI\\t";
        private const string Tail = "\\r\\nCS\\t4\\r\\nERR\\t0";

        [TestMethod]
        public void State_of_a_charger_has_values_in_their_units()
        {
            Run run = new Run();
            run.Connect();
            run.Second(8200);
            run.Second(8200);
            string expected = "{\"seq\":1,\"boot_id\":\"1a2b3c4d\",\"uptime_ms\":0,\"battery_voltage\":13.790,\"battery_current\":8.200,"
                + "\"device_state\":\"absorption\",\"charger_error\":\"no_error\"}";
            Assert.AreEqual(expected, run.Host.State, "state");
        }

        [TestMethod]
        public void Seconds_without_a_broker_come_as_backlog_in_order()
        {
            Run run = new Run();
            for (int second = 0; second < 20; second++)
            {
                run.Second(1000 + second);
            }

            Assert.AreEqual(0, run.Host.States, "nothing goes out without a broker");
            run.Connect();
            run.Hear("{\"boot_id\":\"1a2b3c4d\",\"seq\":0}");
            run.Second(2000);
            run.Second(2000);
            Assert.IsTrue(run.Host.Backlog.Contains("\"after\":0,\"cols\":[\"seq\",\"uptime_ms\",\"battery_voltage\",\"battery_current\""), run.Host.Backlog);
            Assert.IsTrue(run.Host.Backlog.Contains("\"rows\":[[1,0,13.790,1.000,"), run.Host.Backlog);
            Assert.IsTrue(run.Host.Backlog.Contains(",[2,2000,13.790,1.002,"), run.Host.Backlog);
        }

        /// <summary>One edge and its clock.</summary>
        private sealed class Run
        {
            public readonly QuietHost Host = new QuietHost();
            private readonly EdgeAgent _agent;
            private long _nowMs = 1000;

            public Run()
            {
                EdgeSettings settings = new EdgeSettings();
                settings.Name = "van";
                settings.BootId = "1a2b3c4d";
                settings.Discovery = false;
                _agent = new EdgeAgent(settings, _nowMs);
            }

            public void Connect()
            {
                _agent.OnLink(true, _nowMs);
                _ = _agent.Poll(_nowMs, Host); // polled once a second here, whatever it asks for
            }

            public void Hear(string stored)
            {
                byte[] payload = VectorText.Bytes(stored);
                _agent.OnMessage(_agent.Topics.NumberOf("victron-edge/van/ve1/stored"), payload, payload.Length, true, false, _nowMs);
            }

            public void Second(int currentMa)
            {
                byte[] body = VectorText.Bytes(Head + currentMa.ToString() + Tail + "\\r\\nChecksum\\t");
                int sum = 0;
                for (int i = 0; i < body.Length; i++)
                {
                    sum += body[i];
                }

                byte[] check = { (byte)-sum };
                _agent.OnUart(0, body, 0, body.Length, _nowMs);
                _agent.OnUart(0, check, 0, 1, _nowMs);
                _ = _agent.Poll(_nowMs, Host); // as above
                _nowMs += 1000;
                _ = _agent.Poll(_nowMs, Host); // as above
            }
        }
    }
}
