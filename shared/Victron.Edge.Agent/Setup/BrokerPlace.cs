// BrokerPlace: where a broker is, and its text form `host port tls` in settings and in answers to a search.

namespace Victron.Edge.Agent
{
    /// <summary>Host, port and whether TLS is spoken there.</summary>
    public sealed class BrokerPlace
    {
        /// <summary>Host name or IPv4 address, 1 to 128 characters.</summary>
        public readonly string Host;

        /// <summary>TCP port, 1 to 65535.</summary>
        public readonly int Port;

        /// <summary>Whether the broker speaks TLS.</summary>
        public readonly bool Tls;

        /// <summary>Makes a place.</summary>
        public BrokerPlace(string host, int port, bool tls)
        {
            Host = host;
            Port = port;
            Tls = tls;
        }

        /// <summary>Reads <c>host port tls</c>, for instance <c>192.168.1.10 1883 0</c>.</summary>
        /// <returns>Null when the text is anything else.</returns>
        public static BrokerPlace Parse(string text)
        {
            string[] words = text.Split(' ');
            return words.Length == 3 ? Parse(words[0], words[1], words[2]) : null;
        }

        /// <summary>Reads the three words.</summary>
        /// <returns>Null when one of them is no such thing.</returns>
        public static BrokerPlace Parse(string host, string port, string tls)
        {
            bool isGood = SettingRules.IsHost(host) && SettingRules.TryNumber(port, 1, 65535, out _) && (tls == "0" || tls == "1");
            return isGood ? new BrokerPlace(host, int.Parse(port), tls == "1") : null;
        }

        /// <summary>The text form.</summary>
        public string Print()
        {
            return Host + " " + Port.ToString() + (Tls ? " 1" : " 0");
        }
    }
}
