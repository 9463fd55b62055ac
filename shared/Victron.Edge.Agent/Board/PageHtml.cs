// PageHtml: the looks of the page on the edge. No script and nothing from elsewhere: a van may have no internet.

namespace Victron.Edge.Agent
{
    /// <summary>Writes pieces of HTML.</summary>
    internal static class PageHtml
    {
        /// <summary>How often the live page loads itself anew.</summary>
        public const int RefreshSeconds = 5;

        private const int MinuteMs = 60000;

        public static void Head(PageWriter writer, string name, int refreshSeconds)
        {
            writer.Text("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
            if (refreshSeconds > 0)
            {
                writer.Text("<meta http-equiv=\"refresh\" content=\"" + refreshSeconds.ToString() + "\">");
            }

            writer.Text("<title>");
            writer.Escaped(name);
            writer.Text("</title><style>body{font:16px sans-serif;max-width:40em;margin:1em auto;padding:0 1em}td{padding:.1em 1em .1em 0}");
            writer.Text("label{display:block;margin:.6em 0}input:not([type=checkbox]){display:block;width:100%;font:inherit}</style></head><body><h1>");
            writer.Escaped(name);
            writer.Text("</h1>");
        }

        public static void End(PageWriter writer)
        {
            writer.Text("</body></html>");
        }

        public static void Port(PageWriter writer, JsonWriter scratch, IPageHost host, int port, long nowMs)
        {
            byte[] status = host.Status(port);
            writer.Text("<h2>" + Topics.PortName(port) + " ");
            writer.Escaped(host.Product(port) ?? string.Empty);
            writer.Text("</h2><p>");
            writer.Raw(status, 0, status.Length);
            long heardAtMs = host.HeardAtMs(port);
            if (heardAtMs >= 0)
            {
                writer.Text(", heard " + ((nowMs - heardAtMs) / 1000).ToString() + " s ago");
            }

            writer.Text("</p><table>");
            for (int index = 0; host.WriteField(port, index, scratch, out string name, out string unit); index++)
            {
                if (scratch.Count > 0)
                {
                    Row(writer, scratch, name, unit);
                }
            }

            writer.Text("</table>");
        }

        /// <param name="unlockedMs">For how much longer settings of devices can be written; 0 or less when they cannot.</param>
        public static void Foot(PageWriter writer, long unlockedMs)
        {
            bool isUnlocked = unlockedMs > 0;
            writer.Text("<p>Settings of devices are ");
            writer.Text(isUnlocked ? "open for " + ((unlockedMs / MinuteMs) + 1).ToString() + " min." : "locked.");
            writer.Text("</p><form method=\"post\" action=\"/unlock\"><input type=\"hidden\" name=\"minutes\" value=\"");
            writer.Text(isUnlocked ? "0\"><button>Lock</button>" : "30\"><button>Unlock for 30 minutes</button>");
            writer.Text("</form><p><a href=\"/settings\">Settings of this board</a> <a href=\"/state.json\">JSON</a></p>");
        }

        // The JSON reads "key":value; a name for people replaces the key where there is one.
        private static void Row(PageWriter writer, JsonWriter scratch, string name, string unit)
        {
            int colon = 1;
            while (colon < scratch.Count - 1 && !(scratch.Buffer[colon] == ':' && scratch.Buffer[colon - 1] == '"'))
            {
                colon++;
            }

            writer.Text("<tr><td>");
            if (name == null)
            {
                writer.Escaped(scratch.Buffer, 1, colon - 2);
            }
            else
            {
                writer.Escaped(name);
            }

            writer.Text("</td><td>");
            writer.Escaped(scratch.Buffer, colon + 1, scratch.Count - colon - 1);
            if (unit != null)
            {
                writer.Text(" ");
                writer.Escaped(unit);
            }

            writer.Text("</td></tr>");
        }
    }
}
