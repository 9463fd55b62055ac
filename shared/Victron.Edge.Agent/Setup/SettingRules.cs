// SettingRules: which values a setting may have. Small checks, each with the sentence that is shown when it fails.

namespace Victron.Edge.Agent
{
    /// <summary>Checks of single values. A problem is a sentence without its subject, or null.</summary>
    internal static class SettingRules
    {
        public const int PinMax = 48;
        public const int NameLengthMax = 32;
        private const int HostLengthMax = 128;

        /// <summary>Whether the text is a whole number in plain digits, without sign or leading zero, within limits.</summary>
        public static bool TryNumber(string text, int min, int max, out int number)
        {
            number = 0;
            if (text.Length == 0 || text.Length > 9 || (text.Length > 1 && text[0] == '0'))
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }

                number = (number * 10) + text[i] - '0';
            }

            return number >= min && number <= max;
        }

        /// <summary>Letters a to z, digits, hyphen and underscore.</summary>
        public static bool IsName(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
                {
                    return false;
                }
            }

            return text.Length <= NameLengthMax;
        }

        /// <summary>A host name or an IPv4 address, without a port.</summary>
        public static bool IsHost(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'))
                {
                    return false;
                }
            }

            return text.Length >= 1 && text.Length <= HostLengthMax;
        }

        public static string Name(string text)
        {
            return IsName(text) ? null : "may have up to 32 of a-z, 0-9, - and _; choose another name";
        }

        public static string Host(string text)
        {
            return IsHost(text) ? null : "is no host name or IPv4 address; give that alone, the port goes to broker_port";
        }

        public static string Bytes(string text, int min, int max)
        {
            int count = Utf8.Bytes(text).Length;
            return count >= min && count <= max
                ? null
                : "has " + count.ToString() + " bytes as UTF-8; give " + min.ToString() + " to " + max.ToString();
        }

        public static string Number(string text, int min, int max, out int number)
        {
            return TryNumber(text, min, max, out number)
                ? null
                : "is no whole number from " + min.ToString() + " to " + max.ToString() + "; give one";
        }

        public static string Flag(string text, out bool flag)
        {
            flag = text == "1";
            return text == "0" || text == "1" ? null : "must be 0 or 1; give one of them";
        }

        /// <summary>A pin number, or -1 for none.</summary>
        public static string Pin(string text, out int pin)
        {
            pin = -1;
            return text == "-1" || TryNumber(text, 0, PinMax, out pin) ? null : "is no pin; give 0 to 48, or -1 for none";
        }

        public static string HexDigits(string text, int digits)
        {
            return text.Length == 0 || (text.Length == digits && Hex.Bytes(text) != null)
                ? null
                : "must have " + digits.ToString() + " hexadecimal digits, or none; give it as it was made at set-up";
        }

        /// <summary><c>rx:tx</c> for each port, with commas between.</summary>
        public static string Ports(string text, out int[] receive, out int[] transmit)
        {
            const string Form = "must read rx:tx for each of 1 to 3 ports, for instance 16:17,25:26";
            string[] ports = text.Split(',');
            receive = new int[ports.Length];
            transmit = new int[ports.Length];
            if (ports.Length > Topics.PortsMax)
            {
                return Form;
            }

            for (int i = 0; i < ports.Length; i++)
            {
                string[] pins = ports[i].Split(':');
                if (pins.Length != 2 || !TryNumber(pins[0], 0, PinMax, out receive[i]) || !TryNumber(pins[1], 0, PinMax, out transmit[i]))
                {
                    return Form;
                }
            }

            return null;
        }
    }
}
