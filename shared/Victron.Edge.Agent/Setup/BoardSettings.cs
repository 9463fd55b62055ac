// BoardSettings: what the owner decided about one ESP32, and its text form on the board's own drive.
// The set-up program writes the same text that the board reads. Two copies in turn are the matter of SettingsStore.
// Form: first line `victron-edge-settings 1 <generation>`, then `key=value` lines, last line `crc=` and the CRC-32 of all before it.

namespace Victron.Edge.Agent
{
    /// <summary>Settings of one board.</summary>
    public sealed class BoardSettings
    {
        /// <summary>Longest settings text, in bytes.</summary>
        public const int BytesMax = 4096;

        /// <summary>Value of <see cref="BrokerHost"/> that has the edge search the local network.</summary>
        public const string AutoHost = "auto";

        private const string Title = "victron-edge-settings ";
        private const string Format = "1";
        private const int GenerationMax = 999999999;

        /// <summary>Number of this writing, 1 to 999,999,999; higher is newer.</summary>
        public int Generation = 1;

        /// <summary>Name of the edge in topics; empty makes <c>edge-</c> and the end of the MAC address.</summary>
        public string Name = string.Empty;

        /// <summary>Name before a rename; empty when there was none.</summary>
        public string PreviousName = string.Empty;

        /// <summary>Key of the board preset that pins come from, for people; empty when not chosen.</summary>
        public string Board = string.Empty;

        /// <summary>Wi-Fi network, 1 to 32 bytes as UTF-8.</summary>
        public string WifiSsid = string.Empty;

        /// <summary>Wi-Fi password, 8 to 63 bytes as UTF-8; empty for an open network.</summary>
        public string WifiPassword = string.Empty;

        /// <summary>Host name or IPv4 address of the broker, or <see cref="AutoHost"/>.</summary>
        public string BrokerHost = AutoHost;

        /// <summary>TCP port of the broker.</summary>
        public int BrokerPort = 1883;

        /// <summary>Whether the broker speaks TLS.</summary>
        public bool BrokerTls;

        /// <summary>Broker user; empty connects without a name.</summary>
        public string BrokerUser = string.Empty;

        /// <summary>Broker password.</summary>
        public string BrokerPassword = string.Empty;

        /// <summary>The broker that a search found last, as <see cref="BrokerPlace.Print"/> says; empty when none was.</summary>
        public string KnownBroker = string.Empty;

        /// <summary>Milliseconds between two states of a port, 1000 to 60000.</summary>
        public int IntervalMs = 5000;

        /// <summary>Whether Home Assistant discovery messages are published.</summary>
        public bool Discovery = true;

        /// <summary>Receive pin of each VE.Direct port.</summary>
        public int[] ReceivePins = { 16 };

        /// <summary>Transmit pin of each VE.Direct port, as many as <see cref="ReceivePins"/>.</summary>
        public int[] TransmitPins = { 17 };

        /// <summary>Pin of the light; -1 when there is none.</summary>
        public int LedPin = -1;

        /// <summary>Whether the light is on while its pin is low.</summary>
        public bool LedLow;

        /// <summary>Pin of the button, low while pressed; -1 when there is none.</summary>
        public int ButtonPin = -1;

        /// <summary>Bytes of the ring of samples, per port.</summary>
        public int RingBytes = 8192;

        /// <summary>Key that a companion proves itself with, 64 hexadecimal digits; empty when not paired.</summary>
        public string PairingKey = string.Empty;

        /// <summary>Whether the edge serves its page.</summary>
        public bool Page = true;

        /// <summary>Salt of <see cref="PageHash"/>, 32 hexadecimal digits.</summary>
        public string PageSalt = string.Empty;

        /// <summary>Rounds of <see cref="PageHash"/>.</summary>
        public int PageRounds = 100;

        /// <summary>PBKDF2-HMAC-SHA256 of the page's password, 64 hexadecimal digits; empty lets nobody change anything on the page.</summary>
        public string PageHash = string.Empty;

        /// <summary>Reads a settings text.</summary>
        /// <param name="problem">What is wrong, with line and key, and what to do; null when all is well. Names no secret.</param>
        /// <returns>Null when there is a problem.</returns>
        public static BoardSettings Parse(byte[] data, int count, out string problem)
        {
            if (!SealedText.IsWhole(data, count, BytesMax))
            {
                problem = "settings: the text is damaged or not complete (its checksum does not match); set the board up again with victron-edge flash";
                return null;
            }

            BoardSettings settings = new BoardSettings();
            problem = settings.ReadLines(data, count - SealedText.SealBytes);
            if (problem == null)
            {
                problem = settings.Problem();
            }

            return problem == null ? settings : null;
        }

        /// <summary>All keys, in the order of the file.</summary>
        public static string[] Keys()
        {
            return (string[])SettingKeys.All.Clone();
        }

        /// <summary>Value of a key as it stands in the file; null for a key that does not exist.</summary>
        public string Get(string key)
        {
            return SettingKeys.Get(this, key);
        }

        /// <summary>Sets the value of a key from its text.</summary>
        /// <returns>Null, or what is wrong (<c>wifi_password has 5 bytes …</c>); the setting is then as it was.</returns>
        public string Set(string key, string value)
        {
            string problem = SettingKeys.Set(this, key, value);
            return problem == null ? null : key + " " + problem;
        }

        /// <summary>What does not fit together, with the keys; null when the settings can be used.</summary>
        public string Problem()
        {
            if (WifiSsid.Length == 0)
            {
                return "settings: wifi_ssid is missing; name the Wi-Fi network that the edge joins";
            }

            if (BrokerHost == AutoHost && PairingKey.Length == 0)
            {
                return "settings: broker_host=auto needs a pairing_key; pair the edge or give the broker's address";
            }

            return PageHash.Length > 0 && PageSalt.Length == 0 ? "settings: page_hash needs page_salt; set the page's password again" : PinProblem();
        }

        /// <summary>The text form, with its checksum.</summary>
        public byte[] Print()
        {
            string text = Title + Format + " " + Generation.ToString() + "\n";
            string[] keys = SettingKeys.All;
            for (int i = 0; i < keys.Length; i++)
            {
                text += keys[i] + "=" + Get(keys[i]) + "\n";
            }

            return SealedText.Seal(text);
        }

        private string ReadLines(byte[] data, int end)
        {
            int[] lineOf = new int[SettingKeys.All.Length];
            int line = 1;
            for (int at = 0; at < end; line++)
            {
                int stop = at;
                while (data[stop] != '\n')
                {
                    stop++;
                }

                string text = Utf8.Text(data, at, stop - at);
                string problem = text == null ? "is not UTF-8 text or holds a control character; write it anew"
                    : line == 1 ? ReadTitle(text) : ReadPair(text, line, lineOf);
                if (problem != null)
                {
                    return "settings, line " + line.ToString() + ": " + problem;
                }

                at = stop + 1;
            }

            return null;
        }

        private string ReadTitle(string text)
        {
            string[] words = text.Split(' ');
            if (words.Length != 3 || words[0] + " " != Title)
            {
                return "is not the title of a settings file; set the board up again with victron-edge flash";
            }

            if (words[1] != Format)
            {
                return "has a format that this firmware does not know; write newer firmware or set the board up again with victron-edge flash";
            }

            return SettingRules.TryNumber(words[2], 1, GenerationMax, out Generation) ? null : "has no generation number; set the board up again";
        }

        private string ReadPair(string text, int line, int[] lineOf)
        {
            int equals = text.IndexOf('=');
            if (equals < 1)
            {
                return "must read key=value; correct the line";
            }

            string key = text.Substring(0, equals);
            for (int i = 0; i < lineOf.Length; i++)
            {
                if (SettingKeys.All[i] == key)
                {
                    if (lineOf[i] > 0)
                    {
                        return key + " was already in line " + lineOf[i].ToString() + "; keep one of them";
                    }

                    lineOf[i] = line;
                    return Set(key, text.Substring(equals + 1));
                }
            }

            return null; // written by a newer set-up program
        }

        // A pin can do one thing.
        private string PinProblem()
        {
            bool[] taken = new bool[SettingRules.PinMax + 1];
            for (int i = 0; i < ReceivePins.Length; i++)
            {
                if (IsTaken(taken, ReceivePins[i]) || IsTaken(taken, TransmitPins[i]))
                {
                    return "settings: ports names a pin twice; give each line a pin of its own";
                }
            }

            if (IsTaken(taken, LedPin))
            {
                return "settings: led_pin is in use by a port; choose another, or -1";
            }

            return IsTaken(taken, ButtonPin) ? "settings: button_pin is in use already; choose another, or -1" : null;
        }

        private static bool IsTaken(bool[] taken, int pin)
        {
            if (pin < 0)
            {
                return false;
            }

            bool wasTaken = taken[pin];
            taken[pin] = true;
            return wasTaken;
        }
    }
}
