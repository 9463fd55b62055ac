// DeliveryResult: what came of one simulated day.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Figures of one day.</summary>
/// <param name="Fault">What is wrong; null when nothing is.</param>
/// <param name="Runs">Runs of ports.</param>
/// <param name="Made">Samples made.</param>
/// <param name="GivenUp">Samples thinned or dropped.</param>
/// <param name="Died">Samples that waited when the power went; some of them were stored, and only the answer was on its way.</param>
/// <param name="Stored">Samples stored.</param>
/// <param name="FromBacklog">Samples that were stored from a backlog.</param>
public sealed record DeliveryResult(string? Fault, int Runs, long Made, long GivenUp, long Died, long Stored, long FromBacklog);
