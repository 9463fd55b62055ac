// Sun: irradiance over the day, clouds included. Leaves panels and chargers to SolarCharger.
// A plain half sine between sunrise and sunset; clouds come and go as a bounded random walk.
namespace Victron.Edge.Simulator.Power;

/// <summary>What falls on the panels of the system.</summary>
public sealed class Sun(SimRandom random)
{
    /// <summary>Second of the day at which it rises (06:00).</summary>
    public const int RiseSecond = 6 * 3600;

    /// <summary>Second of the day at which it sets (20:00).</summary>
    public const int SetSecond = 20 * 3600;

    private const double ClearNoon = 950;           // W/m², a clear noon of late spring
    private const double ThickestCloudShare = 0.75; // the rest comes through as diffuse light

    // Sky: 0 clear, 1 covered. It drifts to a target that changes every ten minutes or so.
    private double _cover = 0.2;
    private double _target = 0.2;

    /// <summary>Irradiance in W/m², 0 at night, up to about 950.</summary>
    public double Irradiance { get; private set; }

    /// <summary>Lets one second pass.</summary>
    /// <param name="secondOfDay">0 … 86399.</param>
    public void Step(int secondOfDay)
    {
        if (random.IsHit(1 / 600.0))
        {
            double draw = random.NextDouble();
            _target = draw * draw; // squares make clear sky the common case
        }

        _cover = Math.Clamp(_cover + ((_target - _cover) / 90) + (0.006 * random.NextNormal()), 0, 1);
        Irradiance = ClearSky(secondOfDay) * (1 - (ThickestCloudShare * _cover));
    }

    private static double ClearSky(int secondOfDay)
    {
        if (secondOfDay <= RiseSecond || secondOfDay >= SetSecond)
        {
            return 0;
        }

        double height = Math.Sin(Math.PI * (secondOfDay - RiseSecond) / (SetSecond - RiseSecond));
        return ClearNoon * Math.Pow(height, 1.2);
    }
}
