// SettingKeys: the keys of the settings file, and the way from a key's text to the field of BoardSettings and back.

namespace Victron.Edge.Agent
{
    /// <summary>Reads and writes one setting by its key.</summary>
    internal static class SettingKeys
    {
        /// <summary>What <see cref="Set"/> says of a key that it does not know.</summary>
        public static readonly string Unknown = "is no setting of this version; leave it out";

        /// <summary>All keys in the order in which they are printed.</summary>
        public static readonly string[] All =
        {
            "name", "previous_name", "board", "wifi_ssid", "wifi_password", "broker_host", "broker_port", "broker_tls", "broker_user",
            "broker_password", "known_broker", "interval_ms", "discovery", "ports", "led_pin", "led_low", "button_pin", "ring_bytes",
            "pairing_key", "page", "page_salt", "page_rounds", "page_hash",
        };

        /// <summary>Sets one value.</summary>
        /// <returns>Null, or what is wrong with it; the setting is then as it was.</returns>
        public static string Set(BoardSettings settings, string key, string value)
        {
            if (!Utf8.IsLine(value))
            {
                return "holds a control character; leave it out";
            }

            string problem = Problem(key, value);
            if (problem == null)
            {
                Store(settings, key, value);
            }

            return problem;
        }

        /// <summary>Value of a key as text; null for an unknown key.</summary>
        public static string Get(BoardSettings settings, string key)
        {
            switch (key)
            {
                case "name": return settings.Name;
                case "previous_name": return settings.PreviousName;
                case "board": return settings.Board;
                case "wifi_ssid": return settings.WifiSsid;
                case "wifi_password": return settings.WifiPassword;
                case "broker_host": return settings.BrokerHost;
                case "broker_port": return settings.BrokerPort.ToString();
                case "broker_tls": return Flag(settings.BrokerTls);
                case "broker_user": return settings.BrokerUser;
                case "broker_password": return settings.BrokerPassword;
                case "known_broker": return settings.KnownBroker;
                case "interval_ms": return settings.IntervalMs.ToString();
                case "discovery": return Flag(settings.Discovery);
                case "ports": return Ports(settings);
                case "led_pin": return settings.LedPin.ToString();
                case "led_low": return Flag(settings.LedLow);
                case "button_pin": return settings.ButtonPin.ToString();
                case "ring_bytes": return settings.RingBytes.ToString();
                case "pairing_key": return settings.PairingKey;
                case "page": return Flag(settings.Page);
                case "page_salt": return settings.PageSalt;
                case "page_rounds": return settings.PageRounds.ToString();
                case "page_hash": return settings.PageHash;
                default: return null;
            }
        }

        private static string Problem(string key, string value)
        {
            switch (key)
            {
                case "name": case "previous_name": case "board": return SettingRules.Name(value);
                case "wifi_ssid": return SettingRules.Bytes(value, 1, 32);
                case "wifi_password": return value.Length == 0 ? null : SettingRules.Bytes(value, 8, 63);
                case "broker_host": return SettingRules.Host(value);
                case "broker_port": return SettingRules.Number(value, 1, 65535, out _);
                case "broker_user": case "broker_password": return SettingRules.Bytes(value, 0, 128);
                case "known_broker":
                    return value.Length == 0 || BrokerPlace.Parse(value) != null ? null : "must read host, port and 0 or 1 for TLS; leave it empty";
                case "interval_ms": return SettingRules.Number(value, 1000, 60000, out _);
                case "broker_tls": case "discovery": case "led_low": case "page": return SettingRules.Flag(value, out _);
                case "ports": return SettingRules.Ports(value, out _, out _);
                case "led_pin": case "button_pin": return SettingRules.Pin(value, out _);
                case "ring_bytes": return SettingRules.Number(value, 1024, 4194304, out _);
                case "pairing_key": case "page_hash": return SettingRules.HexDigits(value, 64);
                case "page_salt": return SettingRules.HexDigits(value, 32);
                case "page_rounds": return SettingRules.Number(value, 1, 100000, out _);
                default: return Unknown;
            }
        }

        // The value was checked: what the rules return here is null.
        private static void Store(BoardSettings settings, string key, string value)
        {
            switch (key)
            {
                case "name": settings.Name = value; break;
                case "previous_name": settings.PreviousName = value; break;
                case "board": settings.Board = value; break;
                case "wifi_ssid": settings.WifiSsid = value; break;
                case "wifi_password": settings.WifiPassword = value; break;
                case "broker_host": settings.BrokerHost = value; break;
                case "broker_port": _ = SettingRules.Number(value, 1, 65535, out settings.BrokerPort); break;
                case "broker_tls": settings.BrokerTls = value == "1"; break;
                case "broker_user": settings.BrokerUser = value; break;
                case "broker_password": settings.BrokerPassword = value; break;
                case "known_broker": settings.KnownBroker = value; break;
                case "interval_ms": _ = SettingRules.Number(value, 1000, 60000, out settings.IntervalMs); break;
                case "discovery": settings.Discovery = value == "1"; break;
                case "ports": _ = SettingRules.Ports(value, out settings.ReceivePins, out settings.TransmitPins); break;
                case "led_pin": _ = SettingRules.Pin(value, out settings.LedPin); break;
                case "led_low": settings.LedLow = value == "1"; break;
                case "button_pin": _ = SettingRules.Pin(value, out settings.ButtonPin); break;
                case "ring_bytes": _ = SettingRules.Number(value, 1024, 4194304, out settings.RingBytes); break;
                case "pairing_key": settings.PairingKey = value; break;
                case "page": settings.Page = value == "1"; break;
                case "page_salt": settings.PageSalt = value; break;
                case "page_rounds": _ = SettingRules.Number(value, 1, 100000, out settings.PageRounds); break;
                default: settings.PageHash = value; break;
            }
        }

        private static string Flag(bool flag)
        {
            return flag ? "1" : "0";
        }

        private static string Ports(BoardSettings settings)
        {
            string text = string.Empty;
            for (int i = 0; i < settings.ReceivePins.Length; i++)
            {
                text += (i > 0 ? "," : string.Empty) + settings.ReceivePins[i].ToString() + ":" + settings.TransmitPins[i].ToString();
            }

            return text;
        }
    }
}
