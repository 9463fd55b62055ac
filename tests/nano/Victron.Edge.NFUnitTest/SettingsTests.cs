// SettingsTests: settings of the board, their two copies, and the codes that pairing rests upon.

using nanoFramework.TestFramework;
using Victron.Edge.Agent;
using Assert = nanoFramework.TestFramework.Assert;
using TestClassAttribute = nanoFramework.TestFramework.TestClassAttribute;

namespace Victron.Edge.NFUnitTest
{
    [TestClass]
    public class SettingsTests
    {
        [TestMethod]
        public void Settings_read_back_as_they_were_written()
        {
            BoardSettings settings = Some("Caf\u00e9 \"am See\" = \u65e5");
            byte[] text = settings.Print();
            BoardSettings read = BoardSettings.Parse(text, text.Length, out string problem);
            Assert.IsTrue(problem == null, problem ?? string.Empty);
            string[] keys = BoardSettings.Keys();
            for (int i = 0; i < keys.Length; i++)
            {
                Assert.AreEqual(settings.Get(keys[i]), read.Get(keys[i]), keys[i]);
            }
        }

        [TestMethod]
        public void Wrong_value_is_named()
        {
            Assert.AreEqual("wifi_password has 5 bytes as UTF-8; give 8 to 63", Some("van").Set("wifi_password", "short"), "password");
            Assert.AreEqual("broker_port is no whole number from 1 to 65535; give one", Some("van").Set("broker_port", "0"), "port");
        }

        [TestMethod]
        public void Power_cut_at_any_byte_of_a_write_leaves_the_old_settings()
        {
            TwoFiles files = new TwoFiles();
            SettingsStore store = new SettingsStore(files);
            Assert.IsTrue(store.Save(Some("old"), out _), "first save");
            Assert.IsTrue(store.Save(Some("new"), out _), "second save");
            byte[] whole = files.Read(1);
            for (int count = 0; count <= whole.Length; count += 16)
            {
                byte[] part = new byte[count];
                System.Array.Copy(whole, part, count);
                _ = files.Write(1, part); // always takes it
                Assert.AreEqual("old", store.Load(out _).WifiSsid, "cut at " + count.ToString());
            }

            _ = files.Write(1, whole); // as above
            Assert.AreEqual("new", store.Load(out _).WifiSsid, "whole");
        }

        [TestMethod]
        public void Codes_are_those_of_the_published_examples()
        {
            byte[] text = VectorText.Bytes("what do ya want for nothing?");
            Assert.AreEqual(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                Hex.Text(HmacSha256.Compute(VectorText.Bytes("Jefe"), text, text.Length)),
                "RFC 4231, case 2");
            Assert.AreEqual("cbf43926", Crc32.Text(VectorText.Bytes("123456789"), 9), "CRC-32");
            Assert.AreEqual(
                "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b",
                Hex.Text(HmacSha256.Stretch(VectorText.Bytes("password"), VectorText.Bytes("salt"), 1)),
                "PBKDF2, one round");
        }

        private static BoardSettings Some(string network)
        {
            BoardSettings settings = new BoardSettings();
            settings.WifiSsid = network;
            settings.WifiPassword = " with blanks ";
            settings.BrokerHost = "10.0.0.1";
            return settings;
        }

        /// <summary>Two files in memory.</summary>
        private sealed class TwoFiles : ISettingsFiles
        {
            private readonly byte[][] _files = new byte[2][];

            public byte[] Read(int copy)
            {
                return _files[copy];
            }

            public bool Write(int copy, byte[] data)
            {
                _files[copy] = data;
                return true;
            }
        }
    }
}
