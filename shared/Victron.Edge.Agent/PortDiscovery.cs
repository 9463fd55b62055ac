// PortDiscovery: announces the quantities of a port to Home Assistant, one entity a message of at most 512 bytes, paced,
// when a label first appears and whenever the broker or Home Assistant comes back.
// Source: Home Assistant, MQTT discovery (abbreviated keys).

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Discovery messages of one port.</summary>
    internal sealed class PortDiscovery
    {
        /// <summary>Longest discovery message, in bytes: what small MQTT clients take.</summary>
        public const int BytesMax = 512;

        /// <summary>Time between two messages.</summary>
        public const int PauseMs = 100;

        // A state comes at least once a minute; after three missed ones the entity is unavailable.
        private const int ExpireSeconds = 180;

        private readonly int _port;
        private readonly EdgeSettings _settings;
        private readonly PortDecoder _decoder;
        private readonly PortIdentity _identity;
        private int _next;
        private bool _flagDue;
        private long _lastMs;

        public PortDiscovery(int port, EdgeSettings settings, PortDecoder decoder, PortIdentity identity)
        {
            _port = port;
            _settings = settings;
            _decoder = decoder;
            _identity = identity;
        }

        /// <summary>Whether messages wait to be sent.</summary>
        public bool IsDue
        {
            [HotPath]
            get { return _settings.Discovery && _next < _decoder.BindingCount && (_identity.ProductId >= 0 || _identity.Family != FamilyTable.None); }
        }

        /// <summary>Begins anew with the first label.</summary>
        public void Restart()
        {
            _next = 0;
            _flagDue = false;
        }

        /// <summary>Sends one message when one is due.</summary>
        [HotPath]
        public void Poll(long nowMs, JsonWriter writer, IEdgeHost host)
        {
            if (IsDue && nowMs - _lastMs >= PauseMs)
            {
                Send(nowMs, writer, host);
            }
        }

        [RarePath("once for each label and connect")]
        private void Send(long nowMs, JsonWriter writer, IEdgeHost host)
        {
            FieldBinding binding = _decoder.Binding(_next);
            int flag = binding.Field < 0 || FieldTable.NoneValue[binding.Field] == int.MinValue ? -1 : FieldTable.NoneFlag[binding.Field];
            int quantity = _flagDue ? flag : binding.Quantity;
            bool isEntity = quantity >= 0 && QuantityText.Component(quantity) != null;
            if (isEntity && !SendEntity(quantity, writer, host))
            {
                return;   // offered again at the next poll
            }

            _lastMs = isEntity ? nowMs : _lastMs;
            bool hasFlag = flag >= 0 && !_flagDue;
            _flagDue = hasFlag;
            _next += hasFlag ? 0 : 1;
        }

        private bool SendEntity(int quantity, JsonWriter writer, IEdgeHost host)
        {
            // With long names a message has no room for everything: first maker and model go, which Home Assistant keeps from
            // other entities of the device, then the list of options.
            bool isShort = false;
            for (int leftOut = 0; leftOut < 4 && !isShort; leftOut++)
            {
                Write(quantity, writer, (leftOut & 1) == 0, leftOut < 2);
                isShort = writer.Count <= BytesMax && !writer.IsFull;
            }

            int topic = Topics.Discovery(_port, quantity);
            if (host.Publish(topic, writer.Buffer, writer.Count, true, 1) < 0)
            {
                return false;
            }

            // A retained message without bytes takes the entity of the old name away.
            return _settings.PreviousName == null || host.Publish(Topics.Previous(topic), writer.Buffer, 0, true, 1) >= 0;
        }

        private void Write(int quantity, JsonWriter writer, bool withModel, bool withOptions)
        {
            int options = withOptions && QuantityText.DeviceClass(quantity) == "enum" ? EnumSetOf(quantity) : -1;
            string key = QuantityText.Key(quantity);
            string device = _settings.Name + "_" + Topics.PortName(_port);
            writer.Clear();
            writer.Letter('{');
            writer.Pair("~", Topics.Prefix + "/" + _settings.Name);
            writer.Pair("name", QuantityText.Name(quantity));
            writer.Pair("uniq_id", device + "_" + key);
            writer.Pair("stat_t", "~/" + Topics.PortName(_port) + "/state");
            writer.Pair("val_tpl", Template(quantity, key, options >= 0));
            Optional(writer, "unit_of_meas", QuantityText.Unit(quantity));
            Optional(writer, "stat_cla", QuantityText.StateClass(quantity));
            Optional(writer, "ent_cat", QuantityText.Category(quantity));
            writer.Pair("exp_aft", ExpireSeconds);
            writer.Name("avty");
            writer.Text("[{\"t\":\"~/status\"},{\"t\":\"~/" + Topics.PortName(_port) + "/status\"}]");
            writer.Pair("avty_mode", "all");
            WriteDevice(writer, device, withModel);
            WriteClass(quantity, options, writer);
            writer.Letter('}');
        }

        private static string Template(int quantity, string key, bool hasOptions)
        {
            string value = "value_json." + key;
            int set = EnumSetOf(quantity);
            if (set >= 0 && EnumText.IsBits(set))
            {
                return "{{ " + value + "|join(', ') or 'none' }}";
            }

            // Absent is unknown, never the last value and never off.
            string known = value + "|d(none)";
            if (hasOptions)
            {
                return "{{ 'other' if 'unknown_' in " + value + "|string else " + known + " }}";
            }

            bool isBinary = QuantityText.Component(quantity) == "binary_sensor";
            return isBinary ? "{{" + known + "|iif('ON','OFF','None')}}" : "{{" + known + "}}";
        }

        // Home Assistant keeps the old word when one comes that is not among the options, so there is one for those of a new firmware.
        private static void WriteClass(int quantity, int options, JsonWriter writer)
        {
            string deviceClass = QuantityText.DeviceClass(quantity);
            if (options < 0)
            {
                Optional(writer, "dev_cla", deviceClass == "enum" ? null : deviceClass);
                return;
            }

            writer.Pair("dev_cla", deviceClass);
            writer.Name("ops");
            writer.Letter('[');
            for (int i = 0; i < EnumText.Count(options); i++)
            {
                writer.QuotedText(EnumText.Code(options, EnumText.ValueAt(options, i)));
                writer.Letter(',');
            }

            writer.Text("\"other\"]");
        }

        private void WriteDevice(JsonWriter writer, string device, bool withModel)
        {
            writer.Name("dev");
            writer.Letter('{');
            writer.Pair("ids", device);
            writer.Pair("name", _settings.Name + " " + Topics.PortName(_port));
            if (withModel)
            {
                writer.Pair("mf", "Victron Energy");
                Optional(writer, "mdl", ModelName());
            }

            writer.Letter('}');
        }

        // Null until the product id is believed: a first guess would stay at the broker beside the right name.
        private string ModelName()
        {
            int pid = _identity.ProductId;
            return pid < 0 ? null : ProductText.Name(pid) ?? FamilyTable.Key(_identity.Family);
        }

        private static void Optional(JsonWriter writer, string name, string text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                writer.Pair(name, text);
            }
        }

        private static int EnumSetOf(int quantity)
        {
            for (int field = 0; field < FieldTable.Count; field++)
            {
                if (FieldTable.Quantity[field] == quantity)
                {
                    return FieldTable.EnumSet[field];
                }
            }

            return -1;
        }
    }
}
