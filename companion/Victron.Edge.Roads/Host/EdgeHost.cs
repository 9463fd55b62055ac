// EdgeHost: an edge on a PC or Raspberry Pi: the same core that the ESP32 runs, serial sources in, a broker out.
// Starts the core anew, with a new boot id, when it asks to be restarted.

using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Victron.Edge.Agent;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Roads.Host;

/// <summary>One edge with its broker.</summary>
public sealed class EdgeHost
{
    // Weeks at one sample a minute: a computer has the room.
    private const int RingBytes = 1 << 20;
    private const int ChallengeDigits = 16;
    private const string FirstStart = "power_on";
    private const string AskedStart = "restart_asked";

    private readonly EdgeSettings _settings;
    private readonly IReadOnlyList<ISerialSource> _sources;
    private readonly BrokerAddress _address;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly Random _random;

    /// <summary>Makes the edge.</summary>
    /// <param name="settings">Its settings; boot id, board and number of ports are filled in here.</param>
    /// <param name="sources">One source a port, 1 to 3.</param>
    /// <param name="address">The broker.</param>
    /// <param name="log">Where changes are told.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For the boot id and the waits between attempts.</param>
    public EdgeHost(EdgeSettings settings, IReadOnlyList<ISerialSource> sources, BrokerAddress address, IStatusLog log, TimeProvider time, Random random)
    {
        _settings = settings;
        _sources = sources;
        _address = address;
        _log = log;
        _time = time;
        _random = random;
    }

    /// <summary>Key whose owner may unlock writes from afar, 32 bytes; null for nobody.</summary>
    public byte[]? PairingKey { get; init; }

    /// <summary>Fills in what every edge on a computer has in common.</summary>
    /// <param name="settings">Settings to fill.</param>
    /// <param name="random">For the boot id.</param>
    public static void Describe(EdgeSettings settings, Random random)
    {
        settings.BootId = random.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture);
        settings.RingBytes = RingBytes;
        settings.Board = RuntimeInformation.RuntimeIdentifier;
        settings.Firmware = typeof(EdgeHost).Assembly.GetName().Version?.ToString(3) ?? "0";
    }

    /// <summary>Runs until told to stop, until the broker refuses us for good, or until every recorded file is played and delivered.</summary>
    /// <returns>One line for the user when it ended badly; null otherwise.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        EdgeEnd end;
        int starts = 0;
        do
        {
            Describe(_settings, _random);
            _settings.Challenge = PairingKey is null ? null : RandomNumberGenerator.GetHexString(ChallengeDigits, lowercase: true);
            var start = new EdgeStart(PairingKey, starts++ == 0 ? FirstStart : AskedStart, starts);
            end = await new EdgeLife(_settings, _sources, _address, _log, _time, _random, start).RunAsync(stop).ConfigureAwait(false);
        }
        while (end.Restart && !stop.IsCancellationRequested);
        return end.Problem;
    }
}
