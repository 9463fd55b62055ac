// SerialCheck: looks at serial ports: are there any, may they be opened, does a device speak.

using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Doctor;

/// <summary>Checks serial ports.</summary>
public static class SerialCheck
{
    // A device speaks each second; three seconds leave room for one that is just answering HEX.
    private static readonly TimeSpan Listen = TimeSpan.FromSeconds(3);

    /// <summary>Looks for ports.</summary>
    public static IEnumerable<DoctorFinding> Ports(IReadOnlyList<SerialPortFinding> ports)
    {
        if (ports.Count == 0)
        {
            yield return DoctorFinding.Problem("serial ports: none found", "plug the VE.Direct cable in; on a virtual machine pass the USB device through");
        }

        foreach (SerialPortFinding port in ports)
        {
            yield return DoctorFinding.Ok($"serial port: {port}");
        }
    }

    /// <summary>Opens a source and listens.</summary>
    public static async Task<DoctorFinding> ListenAsync(ISerialSource source, TimeProvider time, CancellationToken stop)
    {
        SerialOpening opening = await source.OpenAsync(stop).ConfigureAwait(false);
        if (opening.Link is not { } link)
        {
            return opening.Problem == SerialPorts.ForbiddenWords
                ? DoctorFinding.Problem($"{source.Name}: the system does not let you open it", "add yourself to its group: sudo usermod -aG dialout $USER, then log in again")
                : DoctorFinding.Problem($"{source.Name}: {opening.Problem}", opening.Problem!.StartsWith("is in use", StringComparison.Ordinal)
                    ? "end that program, or choose another port" : "check the name, the plug, and that something answers there");
        }

        await using (link.ConfigureAwait(false))
        {
            var count = new BlockCount();
            long start = time.GetTimestamp();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            end.CancelAfter(Listen);
            await ReadAsync(link, count, time, end.Token).ConfigureAwait(false);
            return count.Judge(source.Name, time.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static async Task ReadAsync(ISerialLink link, BlockCount count, TimeProvider time, CancellationToken end)
    {
        long start = time.GetTimestamp();
        byte[] buffer = new byte[1024];
        try
        {
            while (true)
            {
                int read = await link.ReadAsync(buffer, end).ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }

                count.Feed(buffer, read, (long)time.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // Time is up, or the link broke: what was counted until then is the answer.
        }
    }
}
