// DevicePlace: where devices are reached, and where this computer keeps what it must not forget.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Settings;

/// <summary>A checked place.</summary>
/// <param name="Broker">The broker, where no cable was named.</param>
/// <param name="Source">The cable; null for the broker.</param>
/// <param name="Data">Journal and pairings.</param>
internal sealed record DevicePlace(BrokerAddress Broker, ISerialSource? Source, DataDirectory Data);
