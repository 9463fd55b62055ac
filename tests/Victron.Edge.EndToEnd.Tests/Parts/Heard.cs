namespace Victron.Edge.EndToEnd.Tests.Parts;

/// <summary>One message that a subscriber got.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its text.</param>
/// <param name="IsKept">Whether the broker had kept it from before the subscription.</param>
internal sealed record Heard(string Topic, string Payload, bool IsKept);
