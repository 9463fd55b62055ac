// The page opens the lock of an edge with this computer's key, and only for who knows a password.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class PageKeysTests : IDisposable
{
    private readonly LanFolder _folder = new();
    private readonly Passwords _passwords = new();

    private Pairings Pairings => new(_folder.Data.PairingsFile);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_paired_edge_has_its_key()
    {
        Assert.Null(_folder.Data.Prepare());
        Assert.Null(Pairings.Set("van-1", new string('a', Pairings.KeyDigits)));
        (byte[]? key, string? problem) = PageSettings.KeysIn(Pairings, _passwords)("van-1");
        Assert.Equal((32, null), (key!.Length, problem));
    }

    [Fact]
    public void An_edge_that_is_not_paired_is_told_how()
    {
        (byte[]? key, string? problem) = PageSettings.KeysIn(Pairings, _passwords)("van-1");
        Assert.Null(key);
        Assert.Contains("victron-edge edges pair van-1 KEY", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_password_no_lock_is_opened_from_the_page()
    {
        Assert.Null(_folder.Data.Prepare());
        Assert.Null(Pairings.Set("van-1", new string('a', Pairings.KeyDigits)));
        _passwords.Now = PagePasswords.None;
        (byte[]? key, string? problem) = PageSettings.KeysIn(Pairings, _passwords)("van-1");
        Assert.Null(key);
        Assert.Contains("set a password first: victron-edge password", problem, StringComparison.Ordinal);
        _passwords.Trouble = "'passwords.json' is damaged.";
        Assert.Equal((null, _passwords.Trouble), PageSettings.KeysIn(Pairings, _passwords)("van-1"));
    }
}
