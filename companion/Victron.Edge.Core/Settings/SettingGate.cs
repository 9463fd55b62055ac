// SettingGate: whether the device that answers may be written at all: it is the one that is meant, as a plug may have been moved since it
// was looked at, and its owner has not locked it.
// Source: VE.Direct HEX protocol, product id (0x0100: instance, product id of 16 bits, flags; or the id alone) and serial number (0x010A);
// register header of the maker, settings lock (0xEC40): 1 is locked; the device does not enforce it, the program has to.

using System.Globalization;
using System.Text;
using Victron.Edge.Core.Registers;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Core.Settings;

/// <summary>Looks at a device.</summary>
internal static class SettingGate
{
    private const int ProductId = 0x0100;
    private const int SerialNumber = 0x010A;
    private const int SettingsLock = 0xEC40;

    /// <summary>The registers that tell.</summary>
    public static IReadOnlyList<int> Registers { get; } = [ProductId, SerialNumber, SettingsLock];

    /// <summary>Why nothing may be written, one line; null when nothing says so.</summary>
    /// <param name="facts">The device.</param>
    /// <param name="isOff">Whether it is only switched off, which a lock of its settings does not stand against.</param>
    public static string? Problem(SettingFacts facts, bool isOff = false) => Stranger(facts)
        ?? (!isOff && facts.Reply(SettingsLock) is { IsGood: true, Value: [1] }
            ? Say.With(Sentences.GateLocked, facts.Target.Name)
            : null);

    private static string? Stranger(SettingFacts facts)
    {
        SettingsTarget target = facts.Target;
        string? serial = facts.Reply(SerialNumber) is { IsGood: true } text ? Encoding.Latin1.GetString(SettingText.Cut(text.Value)).Trim() : null;
        if (!string.IsNullOrEmpty(target.Serial) && !string.IsNullOrEmpty(serial))
        {
            return serial == target.Serial.Trim() ? null : Another(Sentences.GateSerial, target, SettingText.Printable(serial));
        }

        // Only where the serial number does not tell: one device may have several product ids over its versions.
        return Product(facts) is long product && product != target.ProductId ? Another(Sentences.GateProduct, target, string.Create(CultureInfo.InvariantCulture, $"0x{product:X4}")) : null;
    }

    private static string Another(string text, SettingsTarget target, string who) => Say.With(text, target.Where, who, target.Name);

    // The record, or the id alone.
    private static long? Product(SettingFacts facts) =>
        facts.Reply(ProductId) is not { IsGood: true, Value: var bytes } ? null
        : bytes.Length == HexValue.Width(HexValueType.Un16) ? HexValue.Read(HexValueType.Un16, bytes, 0)
        : HexField.TryRead(ProductRecord.ProductId, bytes, 0, bytes.Length, out long id) ? id
        : null;
}
