// LoginPatience: how often somebody may try a password. After five wrong ones from an address it waits 30 s before each next try;
// after fifty from anywhere everybody does, so that many addresses help nobody.

using System.Net;

namespace Victron.Edge.Web.Access;

/// <summary>Counts wrong passwords.</summary>
internal sealed class LoginPatience
{
    /// <summary>Wrong tries before the first wait.</summary>
    public const int Tries = 5;

    private const int TriesOfAll = 50;
    private const int AddressesMax = 1_000;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);

    private readonly TimeProvider _time;
    private readonly Dictionary<string, (int Wrong, DateTimeOffset Last)> _addresses = [];
    private readonly Lock _gate = new();
    private (int Wrong, DateTimeOffset Last) _all;

    public LoginPatience(TimeProvider time) => _time = time;

    /// <summary>How long an address still has to wait; zero when it may try. A try that may be made counts as wrong until it was right.</summary>
    public TimeSpan TryNow(IPAddress address)
    {
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            (int Wrong, DateTimeOffset Last) own = Fresh(_addresses.GetValueOrDefault(Key(address)), now);
            _all = Fresh(_all, now);
            TimeSpan left = own.Wrong >= Tries ? own.Last + Wait - now : TimeSpan.Zero;
            TimeSpan leftOfAll = _all.Wrong >= TriesOfAll ? _all.Last + Wait - now : TimeSpan.Zero;
            TimeSpan longest = left > leftOfAll ? left : leftOfAll;
            if (longest > TimeSpan.Zero)
            {
                return longest;
            }

            Forget(now);
            _addresses[Key(address)] = (own.Wrong + 1, now);
            _all = (_all.Wrong + 1, now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Tries that are left before the next wait, after a wrong one.</summary>
    public int Left(IPAddress address)
    {
        lock (_gate)
        {
            return Math.Max(0, Tries - _addresses.GetValueOrDefault(Key(address)).Wrong);
        }
    }

    /// <summary>The password was right.</summary>
    public void Forgive(IPAddress address)
    {
        lock (_gate)
        {
            _ = _addresses.Remove(Key(address));
            _all = (Math.Max(0, _all.Wrong - 1), _all.Last);
        }
    }

    private static (int Wrong, DateTimeOffset Last) Fresh((int Wrong, DateTimeOffset Last) count, DateTimeOffset now) => now - count.Last > Forgotten ? (0, now) : count;

    // One that fills the table pushes the oldest out; the count of all goes on.
    private void Forget(DateTimeOffset now)
    {
        if (_addresses.Count >= AddressesMax)
        {
            foreach (string key in _addresses.OrderBy(each => each.Value.Last).Take(AddressesMax / 2).Select(each => each.Key).ToList())
            {
                _ = _addresses.Remove(key);
            }
        }
    }

    // A house has a whole network of IPv6 addresses.
    private static string Key(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        byte[] bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, Math.Min(bytes.Length, 8));
    }
}
