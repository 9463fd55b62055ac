// PortIdentity: which device hangs on a port. A value counts when it was seen twice in a row, because a serial number
// forged by noise makes a phantom device; then it stays until another one was seen twice.

using System;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Product id, serial number, firmware, model and hardware code of a port.</summary>
    internal sealed class PortIdentity
    {
        /// <summary>Product id, -1 until known.</summary>
        public int ProductId = -1;

        /// <summary>Serial number; Count 0 until known.</summary>
        public readonly IdentityText Serial = new IdentityText();

        /// <summary>Whether the device tells its serial number in text, so that it need not be asked.</summary>
        public bool HasTextSerial;

        /// <summary>Firmware version as sent.</summary>
        public readonly IdentityText Firmware = new IdentityText();

        /// <summary>Model description, of battery monitors.</summary>
        public readonly IdentityText Model = new IdentityText();

        /// <summary>Hardware code, of chargers.</summary>
        public readonly IdentityText HardwareCode = new IdentityText();

        private int _candidatePid = -1;
        private int _hintFamily = FamilyTable.None;
        private int _hintRank = -1;

        /// <summary>Makes the identity of a port on which nothing was heard.</summary>
        public PortIdentity()
        {
            Family = FamilyTable.None;
        }

        /// <summary>Whether the firmware version has the 24-bit form (label FWE).</summary>
        public bool IsLongFirmware { get; private set; }

        /// <summary>Family by product id, else by the most telling label; <see cref="FamilyTable.None"/> until known.</summary>
        public int Family { get; private set; }

        /// <summary>Looks at a believed second.</summary>
        /// <returns>Whether something about the device is newly known.</returns>
        [HotPath]
        public bool Hear(Snapshot snapshot, PortDecoder decoder)
        {
            bool isNew = false;
            for (int i = 0; i < snapshot.Count; i++)
            {
                int slot = snapshot.Order[i];
                FieldBinding binding = decoder.Binding(slot);
                if (snapshot.Status[slot] != NumberStatus.Ok || binding.Quantity < 0)
                {
                    continue;
                }

                isNew |= HearHint(binding);
                if (QuantityTable.Kind[binding.Quantity] != QuantityKind.Identity)
                {
                    continue;
                }

                switch (binding.Quantity)
                {
                    case Quantity.ProductId: isNew |= HearProduct(snapshot.Value[slot]); break;
                    case Quantity.Serial: HasTextSerial = true; isNew |= Serial.Hear(snapshot.TextOf(slot), snapshot.TextCountOf(slot)); break;
                    case Quantity.Firmware: isNew |= HearFirmware(binding, snapshot, slot); break;
                    case Quantity.Model: isNew |= Model.Hear(snapshot.TextOf(slot), snapshot.TextCountOf(slot)); break;
                    default: isNew |= HardwareCode.Hear(snapshot.TextOf(slot), snapshot.TextCountOf(slot)); break;
                }
            }

            return isNew;
        }

        [HotPath]
        private bool HearHint(FieldBinding binding)
        {
            int rank = FieldTable.HintRank[binding.Field];
            if (FieldTable.HintFamily[binding.Field] == FamilyTable.None || rank <= _hintRank)
            {
                return false;
            }

            _hintRank = rank;
            _hintFamily = FieldTable.HintFamily[binding.Field];
            FindFamily();
            return ProductId < 0;
        }

        [HotPath]
        private bool HearProduct(int productId)
        {
            bool isNew = productId == _candidatePid && productId != ProductId;
            _candidatePid = productId;
            if (isNew)
            {
                Forget();
                ProductId = productId;
                FindFamily();
            }

            return isNew;
        }

        // Another product hangs on the port now: nothing that was known of the old one is true of it.
        [RarePath("when another product is plugged in")]
        private void Forget()
        {
            if (ProductId < 0)
            {
                return;
            }

            Serial.Forget();
            Firmware.Forget();
            Model.Forget();
            HardwareCode.Forget();
            HasTextSerial = false;
            _hintFamily = FamilyTable.None;
            _hintRank = -1;
        }

        [RarePath("when the product id or a more telling label is newly known")]
        private void FindFamily()
        {
            int family = ProductId < 0 ? -1 : ProductText.Family(ProductId);
            Family = family < 0 ? _hintFamily : family;
        }

        [HotPath]
        private bool HearFirmware(FieldBinding binding, Snapshot snapshot, int slot)
        {
            IsLongFirmware = binding.Label.Length == 3;
            return Firmware.Hear(snapshot.TextOf(slot), snapshot.TextCountOf(slot));
        }
    }
}
