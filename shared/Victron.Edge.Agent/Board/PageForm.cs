// PageForm: the settings form: which settings it shows, never a password, and how a posted form becomes settings.

namespace Victron.Edge.Agent
{
    /// <summary>Prints and applies the settings form.</summary>
    public static class PageForm
    {
        private const int SaltBytes = 16;
        private const int PasswordBytesMin = 8;

        // Key, sentence.
        private static readonly string[] Fields =
        {
            "name", "Name, a-z 0-9 - _",
            "wifi_ssid", "Wi-Fi network",
            "broker_host", "Broker, a name or an address, or auto",
            "broker_port", "Broker port",
            "broker_tls", "TLS, 0 or 1",
            "broker_user", "Broker user",
            "interval_ms", "Milliseconds between states, 1000 to 60000",
            "discovery", "Home Assistant discovery, 0 or 1",
            "ports", "Pins rx:tx of each port",
            "led_pin", "Pin of the light, -1 for none",
            "led_low", "Light is on when low, 0 or 1",
            "button_pin", "Pin of the button, -1 for none",
        };

        private static readonly string[] Secrets =
        {
            "wifi_password", "Wi-Fi password; empty keeps it",
            "broker_password", "Broker password; empty keeps it",
            "page_password", "New password of this page; empty keeps it",
        };

        /// <summary>Prints the form.</summary>
        public static void Write(PageWriter writer, BoardSettings settings)
        {
            writer.Text("<form method=\"post\" action=\"/settings\">");
            for (int i = 0; i < Fields.Length; i += 2)
            {
                writer.Text("<label>" + Fields[i + 1] + " <input name=\"" + Fields[i] + "\" value=\"");
                writer.Escaped(settings.Get(Fields[i]));
                writer.Text("\"></label>");
            }

            for (int i = 0; i < Secrets.Length; i += 2)
            {
                writer.Text("<label>" + Secrets[i + 1] + " <input type=\"password\" autocomplete=\"off\" name=\"" + Secrets[i] + "\"></label>");
            }

            writer.Text("<label><input type=\"checkbox\" name=\"wifi_open\" value=\"1\"> The Wi-Fi network has no password</label>");
            writer.Text("<button>Save and restart</button></form>");
        }

        /// <summary>Makes new settings of the present ones and a form. The present ones stay as they are.</summary>
        /// <param name="edgeName">Name that the edge has now, so that its old topics are emptied after a rename.</param>
        /// <param name="salt">16 random bytes, used when there is a new page password.</param>
        /// <param name="problem">What is wrong; null when the settings can be stored.</param>
        /// <returns>Null when there is a problem.</returns>
        public static BoardSettings Apply(BoardSettings present, FormText form, string edgeName, byte[] salt, out string problem)
        {
            BoardSettings settings = Copy(present);
            problem = null;
            for (int i = 0; i < Fields.Length && problem == null; i += 2)
            {
                string value = form.Get(Fields[i]);
                problem = value == null ? null : settings.Set(Fields[i], value);
            }

            problem = problem ?? ApplySecrets(settings, form, salt);
            if (settings.Name != present.Name)
            {
                settings.PreviousName = edgeName;
            }

            problem = problem ?? settings.Problem();
            return problem == null ? settings : null;
        }

        /// <summary>Bytes of a salt.</summary>
        public static int SaltCount
        {
            get { return SaltBytes; }
        }

        private static string ApplySecrets(BoardSettings settings, FormText form, byte[] salt)
        {
            string wifi = form.Get("wifi_password");
            string problem = string.IsNullOrEmpty(wifi) ? null : settings.Set("wifi_password", wifi);
            if (form.Get("wifi_open") == "1")
            {
                settings.WifiPassword = string.Empty;
            }

            string broker = form.Get("broker_password");
            problem = problem ?? (string.IsNullOrEmpty(broker) ? null : settings.Set("broker_password", broker));
            string page = form.Get("page_password");
            if (problem != null || string.IsNullOrEmpty(page))
            {
                return problem;
            }

            byte[] password = Utf8.Bytes(page);
            if (password.Length < PasswordBytesMin)
            {
                return "page_password has fewer than 8 bytes; give a longer one";
            }

            settings.PageSalt = Hex.Text(salt);
            settings.PageHash = Hex.Text(HmacSha256.Stretch(password, salt, settings.PageRounds));
            return null;
        }

        private static BoardSettings Copy(BoardSettings present)
        {
            BoardSettings copy = new BoardSettings();
            string[] keys = BoardSettings.Keys();
            for (int i = 0; i < keys.Length; i++)
            {
                _ = copy.Set(keys[i], present.Get(keys[i])); // refused only where it was never set: the default stays
            }

            return copy;
        }
    }
}
