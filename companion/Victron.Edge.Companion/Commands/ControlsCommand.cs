// ControlsCommand: `victron-edge controls`: what scripts and Home Assistant could switch on the devices there are, and serving it.
// What ends `run`: Ctrl-C (0); a broker that is not there at the start or refuses us (1); wrong usage (2). A broker that goes
// away later is outlived.

using System.CommandLine;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Roads.Controls;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>controls</c>.</summary>
internal static class ControlsCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a control" };

    private static readonly Option<string[]> Allow = new("--allow")
    {
        Description = "What may be switched: keys of controls, with commas between",
        HelpName = "KEY[,KEY]",
    };

    private static readonly Option<string[]> Device = new("--device")
    {
        Description = "Only of this device: serial number, EDGE/PORT, or a part of its name; may be given several times. All devices unless given",
        HelpName = "DEVICE",
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Name of this companion in topics; that of the computer unless given",
        HelpName = "NAME",
    };

    /// <summary>The command with its verbs.</summary>
    public static Command Create()
    {
        var command = new Command("controls",
            """
            Lets Home Assistant and scripts switch what you choose on your devices, over MQTT. Lists what could be chosen; run serves it.

            Examples:
              victron-edge controls
              victron-edge controls run --allow charge_current_limit
            """) { DeviceOptions.Broker, Json };
        command.SetAction(ListAsync);
        var list = new Command("list", "Lists the controls that the devices of a broker have") { DeviceOptions.Broker, Json };
        list.SetAction(ListAsync);
        var run = new Command("run",
            """
            Serves the controls that you allow, until Ctrl-C: number, switch and select entities in Home Assistant, and topics for scripts.
            To allow a control is the yes to its danger; values are checked and read back as with set, through an unlocked edge only.

            Examples:
              victron-edge controls run --allow charge_current_limit
              victron-edge controls run --allow charger,load_output --device HQ2101DK7PG --device van-1/ve2
              victron-edge controls run --allow relay --broker mqtt://companion:secret@192.168.1.20
            """) { DeviceOptions.Broker, DeviceOptions.Data, Allow, Device, Name };
        run.SetAction(RunAsync);
        command.Add(list);
        command.Add(run);
        return command;
    }

    private static Task<int> ListAsync(ParseResult parsed, CancellationToken stop) => DeviceOptions.RunAsync(
        parsed, "controls", (_, _) => null, desk => Task.FromResult(List(desk, parsed.GetValue(Json))), stop);

    private static int List(DeviceDesk desk, bool isJson)
    {
        if (desk.Link.Devices.Count == 0)
        {
            return desk.Console.Fail(ExitCode.Failed, desk.NoDevice());
        }

        IEnumerable<string> lines = isJson
            ? ControlsView.Json(desk.Services.Catalogue, desk.Link.Devices)
            : ControlsView.Lines(desk.Services.Catalogue, desk.Link.Devices);
        foreach (string line in lines)
        {
            desk.Console.Say(line);
        }

        return ExitCode.Done;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        string name = parsed.GetValue(Name) ?? ControlsView.NameOf(Environment.MachineName);
        string[] keys = [.. (parsed.GetValue(Allow) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        var choice = new ControlChoice(keys, parsed.GetValue(Device) ?? []);
        return DeviceOptions.RunAsync(
            parsed, "controls", (_, _) => Problem(choice) ?? (EdgeName.IsValid(name) ? null : $"--name: '{name}' is no name; {EdgeName.Form}."),
            desk => ServeAsync(desk, choice, name, stop), stop);
    }

    private static string? Problem(ControlChoice choice)
    {
        string[] known = [.. DeviceCatalogue.Load().Controls.Select(row => row.Key)];
        string? unknown = choice.Keys.FirstOrDefault(key => !known.Contains(key));
        return choice.Keys.Count == 0 ? $"--allow: name what may be switched, of: {string.Join(", ", known)}."
            : unknown is null ? null
            : $"--allow: there is no control '{unknown}'; there are {string.Join(", ", known)}.";
    }

    private static async Task<int> ServeAsync(DeviceDesk desk, ControlChoice choice, string name, CancellationToken stop)
    {
        if (choice.Devices.Select(text => desk.Link.Find(text, out _)).FirstOrDefault(problem => problem is not null) is { } lost)
        {
            return desk.Console.Fail(ExitCode.Failed, lost);
        }

        foreach (string line in ControlsView.Welcome(desk.Services.Catalogue, choice, $"{desk.Place.Broker}", name))
        {
            desk.Console.Note(line);
        }

        var log = new StatusWriter(desk.Console.Error, TimeProvider.System);
        var run = new ControlRun(
            desk.Place.Broker, desk.Link, desk.Services.Settings, desk.Services.Catalogue, choice, name, log, TimeProvider.System, Random.Shared);
        string? problem = await run.RunAsync(stop).ConfigureAwait(false);
        return problem is null ? ExitCode.Done : desk.Console.Fail(ExitCode.Failed, problem);
    }
}
