// PasswordCommand: `victron-edge password`: sets or takes away the passwords of the page, also on a computer without a screen.

using System.CommandLine;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>password</c>.</summary>
internal static class PasswordCommand
{
    private static readonly Option<bool> Viewer = new("--viewer") { Description = "The password of who may look and change nothing, instead of the owner's" };
    private static readonly Option<bool> Remove = new("--remove") { Description = "Takes the password away; without an owner's nobody is asked" };
    private static readonly Option<string?> Data = DataDirectory.Option();

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("password",
            """
            Sets the password of the page that serve shows. From then on nobody sees it who does not know one; it counts at once, also while
            serve runs, and who had logged in with an old one is asked again. Reads the password from standard input where no person is.

            Examples:
              victron-edge password
              victron-edge password --viewer
              echo "$SECRET" | victron-edge password
              victron-edge password --remove
            """) { Viewer, Remove, Data };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, SettingsConsole.Of("password", parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop))));
        return command;
    }

    /// <summary>Runs the verb.</summary>
    internal static int Run(ParseResult parsed, SettingsConsole console)
    {
        if (!DataDirectory.TryFind(parsed.GetValue(Data), out DataDirectory? data, out string? problem))
        {
            return console.Fail(ExitCode.WrongUsage, problem);
        }

        PageRole role = parsed.GetValue(Viewer) ? PageRole.Viewer : PageRole.Owner;
        var file = new PasswordFile(data);
        PagePasswords passwords = file.Load(out problem);
        if (problem is null && role == PageRole.Viewer && !passwords.IsSet && !parsed.GetValue(Remove))
        {
            problem = "set the owner's password first, with: victron-edge password";
        }

        if (problem is not null)
        {
            return console.Fail(ExitCode.Failed, problem);
        }

        string? password = null;
        if (!parsed.GetValue(Remove))
        {
            (password, problem) = Ask(console);
            if (problem is not null)
            {
                return console.Fail(ExitCode.WrongUsage, problem);
            }
        }

        // Without an owner's password a viewer's would mean nothing, so it goes too.
        passwords = role == PageRole.Owner && password is null ? PagePasswords.None : passwords.With(role, password);
        problem = file.Save(passwords);
        if (problem is not null)
        {
            return console.Fail(ExitCode.Failed, problem);
        }

        string whose = role == PageRole.Owner ? "owner" : "viewer";
        console.Say(password is not null ? $"the password of the {whose} is set." : passwords.IsSet ? $"the {whose} has no password now." : "nobody is asked for a password now.");
        return ExitCode.Done;
    }

    private static (string? Password, string? Problem) Ask(SettingsConsole console)
    {
        if (!console.Asker.IsThere)
        {
            string typed = Console.In.ReadLine() ?? "";
            return (typed, PagePasswords.Problem(typed));
        }

        string first = console.Asker.Secret("New password", PagePasswords.Problem);
        string again = console.Asker.Secret("Once more", _ => null);
        return (first, again == first ? null : "the two are not the same; nothing was changed.");
    }
}
