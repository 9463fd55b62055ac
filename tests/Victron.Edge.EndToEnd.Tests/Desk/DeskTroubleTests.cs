// DeskTroubleTests: whatever keeps the board from its work is told by a line of its log and by the number of flashes of its light.

using Victron.Edge.Agent;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskTroubleTests
{
    private const string User = "van";
    private const string Password = "s3cret";

    [Fact]
    public async Task A_wrong_wifi_password_is_told()
    {
        await using DeskBoard board = DeskBoards.Make(null, settings => settings.WifiPassword = "some other password");
        board.PowerOn();
        await TellsAsync(board, Trouble.WifiPassword);
    }

    [Fact]
    public async Task A_network_that_is_not_there_is_told_and_joined_when_it_comes()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using DeskBoard board = DeskBoards.Make(broker);
        board.World.AccessPoint = false;
        board.Tell();
        board.PowerOn();
        await TellsAsync(board, Trouble.NoWifi);
        board.World.AccessPoint = true;
        board.Tell();
        await board.SaysAsync(Trouble.Text(Trouble.None));
    }

    [Fact]
    public async Task A_name_that_nobody_resolves_is_told()
    {
        await using DeskBoard board = DeskBoards.Make(null);
        board.World.Dns = false;
        board.Tell();
        board.PowerOn();
        await board.SaysAsync(DeskBoards.BrokerHost + " cannot be found");
        await TellsAsync(board, Trouble.NoBroker);
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_told()
    {
        await using DeskBoard board = DeskBoards.Make(null);
        board.PowerOn();
        await board.SaysAsync("cannot connect");
        await TellsAsync(board, Trouble.NoBroker);
    }

    [Theory]
    [InlineData(User, "wrong")]
    [InlineData("", "")]
    public async Task A_refused_broker_password_is_told_and_the_right_one_is_accepted(string user, string password)
    {
        await using Mosquitto broker = Mosquitto.Prepare();
        await broker.LetInOnlyAsync(User, Password);
        await broker.StartAsync();
        await using DeskBoard refused = DeskBoards.Make(broker, settings => (settings.BrokerUser, settings.BrokerPassword) = (user, password));
        refused.PowerOn();
        await using DeskBoard accepted = DeskBoards.Make(broker, settings => (settings.BrokerUser, settings.BrokerPassword) = (User, Password));
        accepted.PowerOn();
        await accepted.SaysAsync(Trouble.Text(Trouble.None));
        await TellsAsync(refused, Trouble.BrokerPassword);
        Assert.DoesNotContain(accepted.Lines.Concat(refused.Lines), line => line.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broker_of_an_unknown_authority_is_told_and_a_known_one_is_trusted()
    {
        var authority = new OwnAuthority();
        await using Mosquitto broker = Mosquitto.Prepare();
        broker.SpeakTls(authority, DeskBoards.BrokerHost);
        await broker.StartAsync();
        await using DeskBoard wrong = DeskBoards.Make(broker, settings => settings.BrokerTls = true);
        await File.WriteAllTextAsync(wrong.File("ca.pem"), new OwnAuthority().Pem, TestContext.Current.CancellationToken);
        wrong.PowerOn();
        await using DeskBoard right = DeskBoards.Make(broker, settings => settings.BrokerTls = true);
        await File.WriteAllTextAsync(right.File("ca.pem"), authority.Pem, TestContext.Current.CancellationToken);
        right.PowerOn();
        await right.SaysAsync(Trouble.Text(Trouble.None));
        await wrong.SaysAsync("check also the authority in ca.pem");
        await TellsAsync(wrong, Trouble.NoBroker);
    }

    [Fact]
    public async Task An_authority_that_is_no_certificate_is_told()
    {
        await using DeskBoard board = DeskBoards.Make(null, settings => settings.BrokerTls = true);
        await File.WriteAllTextAsync(board.File("ca.pem"), "no certificate", TestContext.Current.CancellationToken);
        board.PowerOn();
        await board.SaysAsync("ca.pem is no certificate");
        await TellsAsync(board, Trouble.NoBroker);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_told()
    {
        await using DeskBoard board = DeskBoards.Make(null);
        await File.AppendAllTextAsync(board.File("settings1.txt"), "x", TestContext.Current.CancellationToken);
        board.PowerOn();
        await board.SaysAsync("checksum does not match");
        await board.SaysAsync(Trouble.Text(Trouble.NotConfigured));
        Assert.Equal(0, board.Count("access point victron-edge-")); // it was set up once: its Wi-Fi opens by the button only
    }

    [Fact]
    public async Task A_board_that_was_never_set_up_opens_its_own_network()
    {
        await using var board = new DeskBoard(new DeskWorld());
        board.PowerOn();
        await board.SaysAsync("access point victron-edge-a1b2c3 from the next start on");
        await board.SaysAsync("page at http://");
        Assert.Equal(2, board.Starts);
    }

    private static async Task TellsAsync(DeskBoard board, int trouble)
    {
        await board.SaysAsync("edge: " + Trouble.Text(trouble));
        int before = DeskLight.Groups(board).Count;
        await Patience.UntilAsync(
            () => DeskLight.Groups(board).Skip(before + 1).Count(flashes => flashes == trouble) >= 2,
            $"light with {trouble} flashes",
            () => $"Seen: {string.Join(' ', DeskLight.Groups(board))}. {board.Story()}");
    }
}
