// The verb that sets the passwords of the page, and the file in which they stand.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Tests.Flash;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class PasswordCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("victron-edge-password-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_password_is_asked_for_twice_and_kept_as_a_hash_that_only_its_owner_may_read()
    {
        Assert.Equal((0, "the password of the owner is set.", ""), Run([], "correct horse", "correct horse"));
        string file = Path.Combine(_folder, "passwords.json");
        Assert.DoesNotContain("horse", File.ReadAllText(file), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(PageRole.Owner, Book().Load(out _).RoleOf("correct horse"));
        Assert.Equal(PageRole.Stranger, Book().Load(out _).RoleOf("correct horsf"));
    }

    [Fact]
    public void A_password_that_is_set_beside_a_running_page_counts_at_once()
    {
        PasswordFile running = Book();
        Assert.False(running.Load(out _).IsSet);
        _ = Run([], "correct horse", "correct horse");
        Assert.Equal(PageRole.Owner, running.Load(out _).RoleOf("correct horse"));
        _ = Run(["--viewer"], "battery staple", "battery staple");
        Assert.Equal(PageRole.Viewer, running.Load(out _).RoleOf("battery staple"));
        Assert.Equal(PageRole.Owner, running.Load(out _).RoleOf("correct horse"));
        Assert.Equal((0, "nobody is asked for a password now.", ""), Run(["--remove"]));
        Assert.Equal(PagePasswords.None, running.Load(out _));
    }

    [Fact]
    public void What_cannot_be_is_told_and_nothing_changes()
    {
        Assert.Equal((1, "", "password: set the owner's password first, with: victron-edge password"), Run(["--viewer"], "battery staple", "battery staple"));
        Assert.Equal((2, "", "password: the two are not the same; nothing was changed."), Run([], "correct horse", "correct house"));
        Assert.False(File.Exists(Path.Combine(_folder, "passwords.json")));
        Assert.Equal("the password is too short; take at least 8 characters.", PagePasswords.Problem("horse"));
        Assert.Equal("the password has a control character; take letters, digits and signs.", PagePasswords.Problem("correct\thorse"));
    }

    [Fact]
    public void A_damaged_file_is_told_and_opens_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "passwords.json"), "{ \"version\": 1, ");
        Assert.Equal(PagePasswords.None, Book().Load(out string? problem));
        Assert.EndsWith("is damaged; move it away and set the password again with: victron-edge password", problem, StringComparison.Ordinal);
        Assert.Equal(1, Run([], "correct horse", "correct horse").Code);
    }

    private PasswordFile Book()
    {
        Assert.True(DataDirectory.TryFind(_folder, out DataDirectory? data, out _));
        return new PasswordFile(data);
    }

    private (int Code, string Output, string Error) Run(string[] words, params string[] answers)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new SettingsConsole("password", output, error, new ScriptedAsker(answers), false);
        int code = PasswordCommand.Run(PasswordCommand.Create().Parse([.. words, "--data", _folder]), console);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
