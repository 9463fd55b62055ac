// BackupEntry: one register in a backup.

namespace Victron.Edge.Core.Settings;

/// <summary>A register with its value.</summary>
/// <param name="Id">Register id.</param>
/// <param name="Key">Register key.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Group">Group key of the catalogue.</param>
/// <param name="Text">The value as people read it, with its unit.</param>
/// <param name="Raw">The bytes as the device sent them.</param>
/// <param name="IsWritable">Whether a restore may write it; false is for information.</param>
public sealed record BackupEntry(int Id, string Key, string Name, string Group, string Text, byte[] Raw, bool IsWritable);
