// StatePayload: the quantities of a port as flat JSON (contract v1, `P/{edge}/{port}/state`).

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints snapshots and single blocks of one port.</summary>
    public sealed class StatePayload
    {
        private readonly PortDecoder _decoder;
        private readonly StateField[] _fields = new StateField[PortDecoder.BindingsMax];
        private readonly int[] _lastValue = new int[PortDecoder.BindingsMax];
        private readonly byte[] _lastStatus = new byte[PortDecoder.BindingsMax];
        private readonly JsonWriter _scratch = new JsonWriter(96);

        /// <summary>Makes the printer of a port.</summary>
        public StatePayload(PortDecoder decoder)
        {
            _decoder = decoder;
        }

        /// <summary>Appends <c>"key":value</c> for each quantity of a snapshot, in the order in which the device sends them.</summary>
        /// <param name="isFirst">Whether nothing stands before; else a comma comes first.</param>
        [HotPath]
        public void WriteQuantities(JsonWriter writer, Snapshot snapshot, bool isFirst)
        {
            for (int i = 0; i < snapshot.Count; i++)
            {
                int slot = snapshot.Order[i];
                StateField field = Field(slot);
                byte status = snapshot.Status[slot];
                if (!field.IsPublished || status == NumberStatus.Refused)
                {
                    continue;
                }

                if (!isFirst)
                {
                    writer.Letter(',');
                }

                isFirst = false;
                field.Write(writer, snapshot.Value[slot], status, snapshot.TextOf(slot), snapshot.TextCountOf(slot));
            }
        }

        /// <summary>Appends one field of a snapshot, or nothing when it is not for the state topic or was refused.</summary>
        /// <param name="index">0 to the snapshot's count less 1, in the order in which the device sends them.</param>
        public void WriteQuantity(JsonWriter writer, Snapshot snapshot, int index)
        {
            int slot = snapshot.Order[index];
            StateField field = _fields[slot] ?? Make(slot);
            if (field.IsPublished && snapshot.Status[slot] != NumberStatus.Refused)
            {
                field.Write(writer, snapshot.Value[slot], snapshot.Status[slot], snapshot.TextOf(slot), snapshot.TextCountOf(slot));
            }
        }

        /// <summary>Whether a state (not a measurement) differs from the last snapshot given to <see cref="Remember"/>.</summary>
        [HotPath]
        public bool IsUrgent(Snapshot snapshot)
        {
            for (int i = 0; i < snapshot.Count; i++)
            {
                int slot = snapshot.Order[i];
                StateField field = Field(slot);
                if (field.IsUrgent && (snapshot.Value[slot] != _lastValue[slot] || snapshot.Status[slot] != _lastStatus[slot]))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Notes the states of a snapshot that was published.</summary>
        [HotPath]
        public void Remember(Snapshot snapshot)
        {
            for (int i = 0; i < snapshot.Count; i++)
            {
                int slot = snapshot.Order[i];
                _lastValue[slot] = snapshot.Value[slot];
                _lastStatus[slot] = snapshot.Status[slot];
            }
        }

        /// <summary>The field of a slot.</summary>
        [HotPath]
        internal StateField Field(int slot)
        {
            return _fields[slot] ?? Make(slot);
        }

        [RarePath("once for each label of a port")]
        private StateField Make(int slot)
        {
            _fields[slot] = new StateField(_decoder.Binding(slot), _scratch);
            return _fields[slot];
        }
    }
}
