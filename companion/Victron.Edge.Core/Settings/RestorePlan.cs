// RestorePlan: what a restore would do, checked as a whole; nothing has been sent.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>A checked restore.</summary>
/// <param name="Target">The device.</param>
/// <param name="Steps">Registers to write, in order of phases; without those that hold the value already.</param>
/// <param name="SameCount">Registers that hold the value already.</param>
/// <param name="Skipped">Registers that are left alone.</param>
/// <param name="Warnings">Must be confirmed.</param>
/// <param name="Refusal">Why nothing is written, one line; null when it may run.</param>
public sealed record RestorePlan(
    SettingsTarget Target, IReadOnlyList<RestoreStep> Steps, int SameCount, IReadOnlyList<RestoreSkip> Skipped,
    IReadOnlyList<SettingWarning> Warnings, string? Refusal)
{
    /// <summary>Whether the device is switched off first.</summary>
    public bool SwitchesOff { get; init; }

    /// <summary>What the switch of the device was when this was planned; null when it is not touched.</summary>
    public byte[]? SwitchNow { get; init; }

    /// <summary>What the switch of the device is set to at the end; null when it is not touched.</summary>
    public byte[]? SwitchAtEnd { get; init; }

    /// <summary>Which change it is; the same one run again has the same text.</summary>
    public string Work { get; init; } = "";

    /// <summary>Key of the register whose value is why nothing is written; empty where it is not about one.</summary>
    public string RefusedKey { get; init; } = "";

    /// <summary>An earlier change that was cut; null for none.</summary>
    public RestoreMark? Mark { get; init; }

    /// <summary>Whether an earlier change was cut and left the device off, and running the plan ends that.</summary>
    public bool IsContinued { get; init; }

    /// <summary>Registers of the backup that hold their value already and may be written; they are looked at again at the end.</summary>
    public IReadOnlyList<RestoreStep> Held { get; init; } = [];

    /// <summary>What the backup holds of figures that count with the battery type of the user; with other figures the device stays off.</summary>
    public IReadOnlyDictionary<int, byte[]> UserFigures { get; init; } = new Dictionary<int, byte[]>();

    /// <summary>Whether figures of the user come into force.</summary>
    public bool ChangesToUser { get; init; }

    /// <summary>Whether figures of the user are in force at the end that nobody has seen.</summary>
    public bool HasUnseen { get; init; }

    /// <summary>Whether the device is left off because of those.</summary>
    public bool StaysOff { get; init; }

    /// <summary>Registers that the backup speaks of, as far as they were asked for.</summary>
    public IReadOnlyList<int> Registers { get; init; } = [];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.Count == 0 && SwitchAtEnd == null && !IsContinued;
}
