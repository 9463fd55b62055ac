// DeviceForm: which words a verb takes after the device, and those that were given.

namespace Victron.Edge.Companion.Settings;

/// <summary>Form of a command line.</summary>
/// <param name="Given">All words, the device's among them, as typed.</param>
/// <param name="Names">What follows the device, for messages: <c>REGISTER VALUE</c>; empty for nothing.</param>
/// <param name="Min">How many words must follow.</param>
/// <param name="Max">How many may.</param>
internal sealed record DeviceForm(IReadOnlyList<string> Given, string Names, int Min, int Max)
{
    /// <summary>Looks at the words after the device before anything is opened; its problem is wrong usage.</summary>
    public Func<IReadOnlyList<string>, Consent, string?> Check { get; init; } = (_, _) => null;

    /// <summary>For <see cref="Check"/> where the verb always asks.</summary>
    public static string? AsksFirst(IReadOnlyList<string> words, Consent consent) => consent.Problem();

    /// <summary>The form in whole.</summary>
    public string Whole => Names.Length == 0 ? "DEVICE" : $"DEVICE {Names}";
}
