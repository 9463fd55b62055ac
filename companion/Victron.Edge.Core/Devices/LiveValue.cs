// LiveValue: one value of one device as it was sent, and since when it has been so.

namespace Victron.Edge.Core.Devices;

/// <summary>A value of the state topic.</summary>
/// <param name="Kind">Its shape.</param>
/// <param name="Text">Digits, code, <c>true</c>/<c>false</c>, or codes with commas between, all as sent; empty when absent or no code is set.</param>
/// <param name="Since">When it became what it is, by the companion's clock.</param>
public sealed record LiveValue(LiveValueKind Kind, string Text, DateTimeOffset Since)
{
    /// <summary>The codes of a set; empty for every other shape.</summary>
    public IReadOnlyList<string> Codes => Kind == LiveValueKind.Codes && Text.Length > 0 ? Text.Split(',') : [];

    /// <summary>Reads the number.</summary>
    /// <returns>False when the value is no number, or absent.</returns>
    public bool TryNumber(out FixedNumber number)
    {
        number = default;
        return Kind == LiveValueKind.Number && FixedNumber.TryParse(Text, out number);
    }
}
