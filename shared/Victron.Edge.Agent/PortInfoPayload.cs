// PortInfoPayload: which device hangs on a port, as JSON (contract v1, `P/{edge}/{port}/info`).

namespace Victron.Edge.Agent
{
    /// <summary>Prints the identity of a port. What is not known is left out.</summary>
    internal static class PortInfoPayload
    {
        private static readonly char[] HexDigits = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F' };

        public static void Write(JsonWriter writer, PortIdentity identity)
        {
            writer.Clear();
            writer.Letter('{');
            if (identity.ProductId >= 0)
            {
                writer.Name("pid");
                WritePid(writer, identity.ProductId);
                string product = ProductText.Name(identity.ProductId);
                if (product != null)
                {
                    writer.Pair("product", product);
                }
            }

            if (identity.Family != FamilyTable.None)
            {
                writer.Pair("family", FamilyTable.Key(identity.Family));
            }

            Text(writer, "serial", identity.Serial);
            if (identity.Firmware.Count > 0)
            {
                writer.Name("firmware");
                FirmwareText.Write(writer, identity.Firmware.Bytes, identity.Firmware.Count, identity.IsLongFirmware);
            }

            Text(writer, "model", identity.Model);
            Text(writer, "hardware_code", identity.HardwareCode);
            writer.Letter('}');
        }

        /// <summary>Appends a product id as <c>"0xA053"</c>.</summary>
        private static void WritePid(JsonWriter writer, int productId)
        {
            writer.Letter('"');
            writer.Text("0x");
            for (int shift = 12; shift >= 0; shift -= 4)
            {
                writer.Letter(HexDigits[(productId >> shift) & 0xF]);
            }

            writer.Letter('"');
        }

        private static void Text(JsonWriter writer, string name, IdentityText text)
        {
            if (text.Count > 0)
            {
                writer.Name(name);
                writer.Quoted(text.Bytes, 0, text.Count);
            }
        }
    }
}
