// RestoreStep: one register in a restore.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>A step.</summary>
/// <param name="Entry">The register.</param>
/// <param name="Old">What it holds now.</param>
/// <param name="NewRaw">Bytes to write.</param>
/// <param name="New">What they mean.</param>
/// <param name="Phase">Place in the order; steps of a phase are ordered among each other when it comes to it.</param>
public sealed record RestoreStep(RegisterEntry Entry, string Old, byte[] NewRaw, string New, int Phase);
