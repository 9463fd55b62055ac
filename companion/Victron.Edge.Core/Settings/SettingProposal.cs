// SettingProposal: what a write would do, checked against the device as it is; nothing has been sent.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>A checked write.</summary>
/// <param name="Target">The device.</param>
/// <param name="Entry">The register.</param>
/// <param name="Old">What it holds now.</param>
/// <param name="NewRaw">Bytes to write, least first; empty for an action or when there is a refusal.</param>
/// <param name="New">What they mean.</param>
/// <param name="Warnings">Must be confirmed.</param>
/// <param name="Refusal">Why it is not written, one line; null when it may be.</param>
public sealed record SettingProposal(
    SettingsTarget Target, RegisterEntry Entry, SettingReading Old, byte[] NewRaw, RegisterValue New, IReadOnlyList<SettingWarning> Warnings,
    string? Refusal)
{
    /// <summary>What is worth knowing and needs no confirmation, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the device holds the value already and there is nothing to confirm about that.</summary>
    public bool IsIdle => IsUnchanged && Warnings.All(warning => warning.Code != CutCode);

    /// <summary>Code of the warning that a change was cut.</summary>
    internal const string CutCode = "restore_cut";

    /// <summary>Whether the device holds the value already.</summary>
    public bool IsUnchanged => Refusal == null && !Entry.IsAction && Old.Reply.IsGood && SettingText.IsSame(Entry, Old.Reply.Value, NewRaw);
}
