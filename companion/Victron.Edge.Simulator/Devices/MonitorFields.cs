// MonitorFields: which fields a kind of battery monitor sends. Source: shared notes on text mode, "Typical block sets".
namespace Victron.Edge.Simulator.Devices;

/// <summary>Optional fields of battery monitors.</summary>
[Flags]
internal enum MonitorFields
{
    None = 0,

    /// <summary>PID.</summary>
    ProductId = 1,

    /// <summary>VS, H15, H16: a starter battery on the auxiliary input.</summary>
    Starter = 2,

    /// <summary>P.</summary>
    Power = 4,

    /// <summary>Relay.</summary>
    Relay = 8,

    /// <summary>MON (firmware 4.08 and later).</summary>
    MonitorMode = 16,

    /// <summary>H17, H18.</summary>
    Energy = 32,

    /// <summary>H13, H14 (BMV-60x only).</summary>
    StarterAlarms = 64,

    /// <summary><c>On</c> and <c>Off</c> instead of <c>ON</c> and <c>OFF</c> (BMV-60x firmware 2.09 and earlier).</summary>
    CapitalisedWords = 128,
}
