// DeviceKind: one row of the list of devices that can be simulated.
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Power;
using Victron.Edge.Simulator.Registers;

namespace Victron.Edge.Simulator.Devices;

/// <summary>A product with a firmware that the simulator can play.</summary>
public sealed class DeviceKind
{
    internal DeviceKind(string name, string product, HexGeneration hex, DeviceRole role, RegisterTraits registers, DeviceBuilder build)
    {
        Name = name;
        Product = product;
        Hex = hex;
        Role = role;
        Registers = registers;
        Build = build;
    }

    internal delegate IDeviceModel DeviceBuilder(PowerSystem power, SimRandom random);

    /// <summary>Name on the command line, lower case with dashes: <c>bmv-712</c>.</summary>
    public string Name { get; }

    /// <summary>Product and firmware in plain words.</summary>
    public string Product { get; }

    /// <summary>How HEX and text share the line.</summary>
    public HexGeneration Hex { get; }

    internal DeviceRole Role { get; }

    /// <summary>Figures of its registers.</summary>
    internal RegisterTraits Registers { get; }

    internal DeviceBuilder Build { get; }
}
