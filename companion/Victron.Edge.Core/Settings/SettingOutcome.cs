// SettingOutcome: how setting a register ended.

namespace Victron.Edge.Core.Settings;

/// <summary>Ends of a setting.</summary>
public enum SettingOutcome
{
    /// <summary>Written, read back, and the device holds the new value.</summary>
    Verified,

    /// <summary>Not written, or the device did not take it; what is in force was read back where that was possible.</summary>
    Refused,

    /// <summary>The write was not answered, or what came of it could not be read back; it is not repeated.</summary>
    Unanswered,

    /// <summary>Written, and the device holds another value now.</summary>
    Differs,

    /// <summary>The device held the value already; nothing was sent.</summary>
    Unchanged,

    /// <summary>The device took it and has no register that would tell: actions, and settings that read back as something else.</summary>
    Accepted,
}
