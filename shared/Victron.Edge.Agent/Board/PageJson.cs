// PageJson: everything that the edge knows now, as one JSON text (docs/firmware.md, the page).

namespace Victron.Edge.Agent
{
    /// <summary>Writes <c>/state.json</c>.</summary>
    internal static class PageJson
    {
        public static void Write(PageWriter writer, JsonWriter scratch, IPageHost host, long nowMs)
        {
            writer.Text("{");
            host.WriteBoard(scratch, nowMs);
            Move(writer, scratch);
            writer.Text(",\"writes_allowed\":" + (host.UnlockedUntilMs > nowMs ? "true" : "false") + ",\"ports\":{");
            for (int port = 0; port < host.PortCount; port++)
            {
                WritePort(writer, scratch, host, port, nowMs);
            }

            writer.Text("}}");
        }

        private static void WritePort(PageWriter writer, JsonWriter scratch, IPageHost host, int port, long nowMs)
        {
            byte[] status = host.Status(port);
            writer.Text((port > 0 ? ",\"" : "\"") + Topics.PortName(port) + "\":{\"status\":\"");
            writer.Raw(status, 0, status.Length);
            writer.Text("\"");
            string product = host.Product(port);
            if (product != null)
            {
                scratch.Clear();
                scratch.Pair("product", product);
                writer.Text(",");
                Move(writer, scratch);
            }

            long heardAtMs = host.HeardAtMs(port);
            if (heardAtMs >= 0)
            {
                writer.Text(",\"age_ms\":" + (nowMs - heardAtMs).ToString());
            }

            writer.Text(",\"state\":{");
            bool isFirst = true;
            for (int index = 0; host.WriteField(port, index, scratch, out _, out _); index++)
            {
                if (scratch.Count > 0)
                {
                    writer.Text(isFirst ? string.Empty : ",");
                    Move(writer, scratch);
                    isFirst = false;
                }
            }

            writer.Text("},\"counters\":");
            host.WriteCounters(port, scratch);
            Move(writer, scratch);
            writer.Text("}");
        }

        private static void Move(PageWriter writer, JsonWriter scratch)
        {
            writer.Raw(scratch.Buffer, 0, scratch.Count);
        }
    }
}
