// ControlWhy: the words for why a wish was not followed or a value is not held any more. They stand in docs/mqtt.md.

namespace Victron.Edge.Roads.Controls;

/// <summary>Words.</summary>
internal static class ControlWhy
{
    public const string Retained = "retained";
    public const string Duplicate = "duplicate";
    public const string NotEnabled = "not_enabled";
    public const string NoDevice = "no_device";
    public const string Value = "value";
    public const string Locked = "locked";
    public const string Late = "late";
    public const string Superseded = "superseded";
    public const string Busy = "busy";
    public const string Worn = "worn";
    public const string Confirm = "confirm";
    public const string Led = "led";
    public const string Rule = "rule";
    public const string Device = "device";
    public const string Silent = "silent";
    public const string Released = "released";
    public const string Stopped = "stopped";
}
