// EdgeInbox: what the messages to an edge mean. It only notes what is wanted; EdgeAgent does it at the next poll.
// Orders are never followed from retained messages: those are old news. Only `stored`, a statement of fact, may be kept.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Reads the topics that an edge subscribes to.</summary>
    internal sealed class EdgeInbox
    {
        private readonly EdgeSettings _settings;
        private readonly WriteLock _lock;
        private readonly JsonReader _json = new JsonReader();

        public EdgeInbox(EdgeSettings settings, WriteLock writeLock)
        {
            _settings = settings;
            _lock = writeLock;
        }

        /// <summary>Orders that were kept by the broker, malformed, or not for us to follow.</summary>
        public int RefusedCommands { get; private set; }

        /// <summary>Somebody wants a restart; cleared by the reader.</summary>
        public bool IsRestartWanted { get; set; }

        /// <summary>Somebody wants to see which edge this is; cleared by the reader.</summary>
        public bool IsIdentifyWanted { get; set; }

        /// <summary>Somebody wants everything retained anew; cleared by the reader.</summary>
        public bool IsPublishWanted { get; set; }

        /// <summary>Reads an order.</summary>
        public void HearCommand(byte[] payload, int count, bool isRetained)
        {
            bool isGood = !isRetained && _json.Load(payload, count);
            if (isGood && _json.IsText("command", "restart"))
            {
                IsRestartWanted = true;
            }
            else if (isGood && _json.IsText("command", "identify"))
            {
                IsIdentifyWanted = true;
            }
            else if (isGood && _json.IsText("command", "publish"))
            {
                IsPublishWanted = true;
            }
            else if (!isGood || !_json.IsText("command", "unlock") || !HearUnlock(payload))
            {
                RefusedCommands++;
            }
        }

        /// <summary>Reads up to which sample a companion has stored.</summary>
        /// <returns>False when it is not about this run of the edge, or makes no sense.</returns>
        public bool HearStored(byte[] payload, int count, PortBacklog backlog)
        {
            return _json.Load(payload, count)
                && _json.IsText("boot_id", _settings.BootId)
                && _json.TryNumber("seq", out long sequence)
                && backlog.HearStored(sequence);
        }

        private bool HearUnlock(byte[] payload)
        {
            return _json.TryNumber("minutes", out long minutes)
                && minutes <= WriteLock.MinutesMax
                && _json.TryNumber("until", out long untilMs)
                && _json.TryText("mac", out int from, out int length)
                && _lock.Ask((int)minutes, untilMs, payload, from, length);
        }
    }
}
