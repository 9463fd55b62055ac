// BrokerCommand: `victron-edge broker`: who may log in to the broker inside `serve --lan` from beyond this machine.

using System.CommandLine;
using Victron.Edge.Companion.Lan;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>broker</c>.</summary>
internal static class BrokerCommand
{
    private const string Names = "edge, home-assistant, reader";

    private static readonly Argument<string> User = new("NAME") { Description = "Name of the user; for an edge its own" };
    private static readonly Option<string> Kind = new("--kind") { Description = $"What it may do: {Names}", HelpName = "KIND", DefaultValueFactory = _ => "edge" };
    private static readonly Option<string?> Data = DataDirectory.Option();

    /// <summary>The command with its verbs.</summary>
    public static Command Create()
    {
        var command = new Command("broker",
            """
            Keeps the users of the broker inside serve --lan. An edge may write its own topics only; a reader may write nothing.

            Examples:
              victron-edge broker add van-1
              victron-edge broker add home-assistant --kind home-assistant
              victron-edge broker list
              victron-edge broker remove van-1
            """);
        var add = new Command("add", "Adds a user, or gives one a new password, and prints the password this once") { User, Kind, Data };
        add.SetAction((parsed, stop) => Task.FromResult(Run(parsed, Console(parsed, stop), Add)));
        var list = new Command("list", "Lists the users") { Data };
        list.SetAction((parsed, stop) => Task.FromResult(Run(parsed, Console(parsed, stop), List)));
        var remove = new Command("remove", "Takes a user away; it is not let in again") { User, Data };
        remove.SetAction((parsed, stop) => Task.FromResult(Run(parsed, Console(parsed, stop), Remove)));
        command.Add(add);
        command.Add(list);
        command.Add(remove);
        return command;
    }

    private static SettingsConsole Console(ParseResult parsed, CancellationToken stop) =>
        SettingsConsole.Of("broker", parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop);

    private static int Run(ParseResult parsed, SettingsConsole console, Func<ParseResult, SettingsConsole, BrokerUserFile, int> verb) =>
        DataDirectory.TryFind(parsed.GetValue(Data), out DataDirectory? data, out string? problem) ? verb(parsed, console, new BrokerUserFile(data)) : console.Fail(ExitCode.WrongUsage, problem);

    private static int Add(ParseResult parsed, SettingsConsole console, BrokerUserFile users)
    {
        string name = parsed.GetRequiredValue(User);
        if (!EdgeName.IsValid(name))
        {
            return console.Fail(ExitCode.WrongUsage, $"'{name}' is no name; {EdgeName.Form}.");
        }

        if (KindOf(parsed.GetRequiredValue(Kind)) is not { } kind)
        {
            return console.Fail(ExitCode.WrongUsage, $"--kind: give one of {Names}.");
        }

        if (users.Set(new BrokerUser(name, kind), out string password) is { } problem)
        {
            return console.Fail(ExitCode.Failed, problem);
        }

        console.Say(password);
        console.Note($"That is the password of '{name}' ({Word(kind)}); it is not shown again. It counts at the broker of: victron-edge serve --lan");
        return ExitCode.Done;
    }

    private static int List(ParseResult parsed, SettingsConsole console, BrokerUserFile users)
    {
        IReadOnlyList<BrokerUser> all = users.List(out string? problem);
        if (problem is not null)
        {
            return console.Fail(ExitCode.Failed, problem);
        }

        foreach (BrokerUser user in all)
        {
            console.Say($"{user.Name} {Word(user.Kind)}");
        }

        if (all.Count == 0)
        {
            console.Note("Nobody yet: victron-edge broker add EDGE");
        }

        return ExitCode.Done;
    }

    private static int Remove(ParseResult parsed, SettingsConsole console, BrokerUserFile users) =>
        users.Remove(parsed.GetRequiredValue(User)) is { } problem ? console.Fail(ExitCode.Failed, problem) : ExitCode.Done;

    private static string Word(BrokerUserKind kind) => kind switch
    {
        BrokerUserKind.HomeAssistant => "home-assistant",
        BrokerUserKind.Reader => "reader",
        _ => "edge",
    };

    private static BrokerUserKind? KindOf(string word) => Enum.GetValues<BrokerUserKind>().Where(kind => Word(kind) == word).Cast<BrokerUserKind?>().FirstOrDefault();
}
