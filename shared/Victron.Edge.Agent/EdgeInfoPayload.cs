// EdgeInfoPayload: what the edge is and how it fares, as JSON (contract v1, `P/{edge}/info`).

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints the edge's info and the counters of its ports.</summary>
    internal static class EdgeInfoPayload
    {
        public const int Contract = 1;

        public static void Write(JsonWriter writer, EdgeSettings settings, EdgeHealth health, WriteLock writeLock, int refusedCommands, EdgePort[] ports, long uptimeMs, long startMs)
        {
            writer.Clear();
            writer.Letter('{');
            writer.Pair("contract", Contract);
            writer.Pair("firmware", settings.Firmware);
            writer.Pair("board", settings.Board);
            if (!string.IsNullOrEmpty(health.Ip))
            {
                writer.Pair("ip", health.Ip);
            }

            if (health.Rssi != 0)
            {
                writer.Pair("rssi", health.Rssi);
            }

            writer.Pair("boot_id", settings.BootId);
            writer.Pair("uptime_ms", uptimeMs);
            if (health.FreeBytes > 0)
            {
                writer.Pair("heap_free", health.FreeBytes);
            }

            WriteBoot(writer, health);
            WriteLockOf(writer, writeLock, startMs);
            writer.Pair("refused_commands", refusedCommands + writeLock.Refused);
            writer.Pair("reconnects", health.Reconnects);
            if (health.IncomingDropped > 0)
            {
                writer.Pair("incoming_dropped", health.IncomingDropped);
            }

            writer.Name("ports");
            writer.Letter('{');
            for (int i = 0; i < ports.Length; i++)
            {
                writer.Name(Topics.PortName(i));
                WritePort(writer, ports[i]);
            }

            writer.Letter('}');
            writer.Letter('}');
        }

        private static void WriteBoot(JsonWriter writer, EdgeHealth health)
        {
            if (health.BootCount > 0)
            {
                writer.Pair("boot_count", health.BootCount);
            }

            if (health.BootReason != null)
            {
                writer.Pair("boot_reason", health.BootReason);
            }

            if (health.IsSafeMode)
            {
                writer.Name("safe_mode");
                writer.Text("true");
            }
        }

        private static void WriteLockOf(JsonWriter writer, WriteLock writeLock, long startMs)
        {
            writer.Name("writes");
            writer.Text(writeLock.IsOpen ? "{\"allowed\":true" : "{\"allowed\":false");
            if (writeLock.IsOpen)
            {
                writer.Pair("until_ms", writeLock.UntilMs - startMs);
            }

            string challenge = writeLock.Challenge;
            if (challenge != null)
            {
                writer.Pair("challenge", challenge);
            }

            writer.Letter('}');
        }

        /// <summary>Appends the counters of a port.</summary>
        public static void WritePort(JsonWriter writer, EdgePort port)
        {
            ReaderCounters reader = port.Decoder.Reader;
            GuardCounters guard = port.Decoder.Guard;
            writer.Letter('{');
            writer.Pair("bytes", reader.Bytes);
            writer.Pair("blocks", reader.Blocks);
            writer.Pair("bad_checksums", reader.BadChecksums);
            writer.Pair("broken_lines", reader.Rejected[RejectReason.BrokenLine] + reader.Rejected[RejectReason.LineTooLong]
                + reader.Rejected[RejectReason.BlockTooLong] + reader.Rejected[RejectReason.Interrupted]);
            writer.Pair("frames", reader.Frames);
            writer.Pair("bad_frames", reader.Rejected[RejectReason.BadFrameChecksum] + reader.Rejected[RejectReason.BrokenFrame]);
            writer.Pair("refused_blocks", guard.RefusedBlocks);
            writer.Pair("refused_values", guard.RefusedValues);
            writer.Pair("held_seconds", guard.HeldSeconds);
            writer.Pair("refused_seconds", guard.RefusedSeconds);
            writer.Pair("incomplete_seconds", guard.IncompleteSeconds);
            writer.Pair("skipped_seconds", guard.SkippedSeconds);
            writer.Pair("unknown_labels", guard.UnknownLabels);
            writer.Pair("seq", port.Backlog.Sequence);
            writer.Pair("waiting", port.Backlog.Ring.Waiting);
            writer.Pair("thinned", port.Backlog.Ring.Thinned);
            writer.Pair("dropped", port.Backlog.Ring.Dropped);
            writer.Pair("backlog", port.Backlog.Messages);
            writer.Pair("hex_requests", port.Hex.Counters.Requests);
            writer.Pair("hex_frames", port.Hex.Counters.Frames);
            writer.Pair("hex_refused", port.Hex.Counters.Refused);
            writer.Pair("hex_unanswered", port.Hex.Counters.Unanswered);
            writer.Letter('}');
        }
    }
}
