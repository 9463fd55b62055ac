// SettingsResult: what came of one scenario.

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>Figures of a scenario.</summary>
/// <param name="Fault">What was wrong; null for nothing.</param>
/// <param name="Reads">Registers that were read.</param>
/// <param name="Sets">Writes that were asked for.</param>
/// <param name="Arrived">Writes that reached the device.</param>
/// <param name="Verified">Settings called verified.</param>
/// <param name="Backups">Whole backups.</param>
/// <param name="Restores">Restores that ran to their end.</param>
/// <param name="Cut">Restores and writes that a kill, a cut or a fault ended.</param>
public sealed record SettingsResult(string? Fault, int Reads, int Sets, int Arrived, int Verified, int Backups, int Restores, int Cut);
