// BridgeSession: one run of `bridge`: finds the device, opens the port for clients, and takes it away again.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Simulate;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Bridge;

/// <summary>The verb at work.</summary>
internal static class BridgeSession
{
    /// <summary>Runs until it is stopped.</summary>
    /// <param name="desk">An open connection.</param>
    /// <param name="device">What the user typed; null for the only device of a cable.</param>
    /// <param name="request">What to open.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(DeviceDesk desk, string? device, BridgeRequest request, CancellationToken stop)
    {
        IReadOnlyList<LinkedDevice> all = desk.Link.Devices;
        LinkedDevice? linked = all.Count > 0 ? all[0] : null;
        string? problem = device is not null ? desk.Link.Find(device, out linked) : linked is null ? desk.NoDevice() : null;
        if (problem is not null)
        {
            return desk.Console.Fail(ExitCode.Failed, problem);
        }

        try
        {
            using IWirePort port = request.Link is null ? TcpPort.Listen(request.TcpPort) : new BridgeTerminal(PseudoTerminal.Open(), TimeProvider.System);
            using PortLink? link = request.Link is { } path ? PortLink.Make(path, port.Address) : null;
            desk.Console.Say(request.Link ?? port.Address);
            await desk.Console.Output.FlushAsync(stop).ConfigureAwait(false);
            return await ServeAsync(desk, linked!, port, request, stop).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            return desk.Console.Fail(ExitCode.Failed, fault.Message.ReplaceLineEndings(" "));
        }
    }

    private static async Task<int> ServeAsync(DeviceDesk desk, LinkedDevice linked, IWirePort port, BridgeRequest request, CancellationToken stop)
    {
        PortAddress address = linked.Address;
        var lines = new BridgeLines(desk.Console, TimeProvider.System);
        var door = new LinkDoor(desk.Link, linked, desk.Place.Source is not null);
        await using (door.ConfigureAwait(false))
        {
            if (request.IsOpen && await door.OpenAsync(stop).ConfigureAwait(false) is { } shut)
            {
                return desk.Console.Fail(ExitCode.Failed, shut);
            }

            bool MayWrite() => desk.Link.Devices.Any(each => each.Address == address && each.Edge?.Report.Writes is { Allowed: true });
            var frames = new ClientFrames(MayWrite, LockedLine(desk, address));
            var run = new BridgeRun(desk.Link, address, port, frames, new BridgeFeed(address, new BlockText(desk.Services.Catalogue)), lines, TimeProvider.System);
            desk.Link.Said += lines.News;
            lines.News(Begin(linked));
            await run.RunAsync(() => request.IsOpen ? door.OpenAsync(stop) : Task.CompletedTask, stop).ConfigureAwait(false);
            desk.Link.Said -= lines.News;
        }

        return ExitCode.Done;
    }

    private static string Begin(LinkedDevice linked)
    {
        string silence = linked.Edge is { IsOnline: false } || linked.Device.Status == PortStatus.Offline ? " is silent now, text comes when it speaks" : "";
        return $"{linked.Device.Name} ({linked.Address}){silence}; Ctrl-C ends";
    }

    private static string LockedLine(DeviceDesk desk, PortAddress address) => desk.Place.Source is null
        ? $"a client wants to set something, and {address.Edge} is locked: not passed on; let it be written for a while with: victron-edge unlock {address.Edge}"
        : "a client wants to set something: not passed on; to let clients do that, begin the bridge with --yes.";
}
