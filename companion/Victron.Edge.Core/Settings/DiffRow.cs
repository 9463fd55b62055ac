// DiffRow: one register that two backups do not share or do not agree on.

namespace Victron.Edge.Core.Settings;

/// <summary>A difference.</summary>
/// <param name="Id">Register id.</param>
/// <param name="Key">Register key.</param>
/// <param name="Name">Name for people.</param>
/// <param name="A">Value in the first; null when it is only in the second.</param>
/// <param name="B">Value in the second; null when it is only in the first.</param>
public sealed record DiffRow(int Id, string Key, string Name, string? A, string? B);
