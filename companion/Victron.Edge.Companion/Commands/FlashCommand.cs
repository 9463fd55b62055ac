// FlashCommand: `victron-edge flash`: makes an edge out of an ESP32 board on a USB cable.
// Looks at everything that can be looked at before the first step, so that a board is not left half-written for a wrong option.

using System.CommandLine;
using Spectre.Console;
using Victron.Edge.Companion.Flash;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>flash</c>.</summary>
public static class FlashCommand
{
    private static readonly Option<string?> Board = Text("--board", "BOARD", "Kind of board, for instance esp32-devkit");
    private static readonly Option<string?> Target = Text("--target", "IMAGE", "nanoFramework image, when not the usual one of the board");
    private static readonly Option<string?> Port = Text("--port", "PORT", "Serial port of the board; the only one found unless given");
    private static readonly Option<string?> Image = Text("--image", "FILE", "The edge's program, Victron.Edge.Firmware.bin of a release");
    private static readonly Option<string?> Name = Text("--name", "EDGE", "Name of the edge in topics");
    private static readonly Option<string?> WifiName = Text("--wifi-name", "NETWORK", "Wi-Fi network to join");
    private static readonly Option<string?> WifiPassword = Text("--wifi-password", "PASSWORD", "Its password");
    private static readonly Option<bool> OpenWifi = new("--open-wifi") { Description = "The network has no password" };
    private static readonly Option<string?> Broker = Text("--broker", "auto|HOST", "MQTT broker; auto, the default, finds the one of a paired victron-edge");
    private static readonly Option<string?> BrokerPort = Text("--broker-port", "N", "Its TCP port; 1883, with TLS 8883, unless given");
    private static readonly Option<bool> BrokerTls = new("--broker-tls") { Description = "It speaks TLS" };
    private static readonly Option<string?> BrokerCa = Text("--broker-ca", "FILE", "Certificate of its CA as PEM; means TLS");
    private static readonly Option<string?> BrokerUser = Text("--broker-user", "USER", "User at the broker");
    private static readonly Option<string?> BrokerPassword = Text("--broker-password", "PASSWORD", "Password of that user");
    private static readonly Option<string?> Ports = Text("--ports", "RX:TX,…", "Pins of the VE.Direct ports, when not those of the board");
    private static readonly Option<string?> PagePassword = Text("--page-password", "PASSWORD", "Password for the edge's own page");
    private static readonly Option<bool> NoPage = new("--no-page") { Description = "The edge has no page of its own" };
    private static readonly Option<bool> NewKey = new("--new-key") { Description = "Makes a new pairing key for an edge that is paired already" };
    private static readonly Option<string?> FirmwareVersion = Text("--fwversion", "VERSION", "Version of nanoFramework; the newest unless given");
    private static readonly Option<bool> Erase = new("--erase") { Description = "Wipes the board first" };
    private static readonly Option<string?> From = Text("--from", "STEP", "Goes on with a set-up that stopped: check, firmware, application, verify or settings");
    private static readonly Option<bool> Print = new("--print") { Description = "Prints every step as a command and every file, and does nothing" };
    private static readonly Option<bool> ShowSecrets = new("--show-secrets") { Description = "With --print: shows passwords and keys" };
    private static readonly Option<string?> Nanoff = Text("--nanoff", "FILE", "The program nanoff; looked for unless given");
    private static readonly Option<string?> Data = DataDirectory.Option();

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("flash",
            """
            Makes an edge out of an ESP32 board on a USB cable: asks what it must know and writes it with nanoff.
            Passwords given as options can be seen by other users of this machine: better be asked.

            Examples:
              victron-edge flash
              victron-edge flash --board esp32-devkit --port /dev/ttyUSB0 --name van-1 --print
              victron-edge flash --from settings --name van-1 --port /dev/ttyUSB0
            """)
        {
            Board, Port, Name, WifiName, WifiPassword, OpenWifi, Broker, BrokerPort, BrokerTls, BrokerCa, BrokerUser, BrokerPassword, Ports,
            PagePassword, NoPage, Image, Target, FirmwareVersion, Erase, NewKey, From, Print, ShowSecrets, Nanoff, Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected && ReferenceEquals(output, Console.Out);
        var session = new FlashSession(Words(parsed), new TerminalAsker(AnsiConsole.Console, isTerminal, stop), output, error)
        {
            From = parsed.GetValue(From),
            IsPrint = parsed.GetValue(Print),
            ShowsSecrets = parsed.GetValue(ShowSecrets),
            Nanoff = parsed.GetValue(Nanoff),
            Data = parsed.GetValue(Data),
        };
        return await session.RunAsync(stop).ConfigureAwait(false);
    }

    private static FlashWords Words(ParseResult parsed) => new()
    {
        Board = parsed.GetValue(Board),
        Target = parsed.GetValue(Target),
        Port = parsed.GetValue(Port),
        Image = parsed.GetValue(Image),
        Name = parsed.GetValue(Name),
        WifiName = parsed.GetValue(WifiName),
        WifiPassword = parsed.GetValue(WifiPassword),
        OpenWifi = parsed.GetValue(OpenWifi),
        Broker = parsed.GetValue(Broker),
        BrokerPort = parsed.GetValue(BrokerPort),
        BrokerTls = parsed.GetValue(BrokerTls),
        BrokerCa = parsed.GetValue(BrokerCa),
        BrokerUser = parsed.GetValue(BrokerUser),
        BrokerPassword = parsed.GetValue(BrokerPassword),
        Ports = parsed.GetValue(Ports),
        PagePassword = parsed.GetValue(PagePassword),
        NoPage = parsed.GetValue(NoPage),
        FirmwareVersion = parsed.GetValue(FirmwareVersion),
        Erase = parsed.GetValue(Erase),
        NewKey = parsed.GetValue(NewKey),
    };

    private static Option<string?> Text(string name, string form, string description) => new(name) { Description = description, HelpName = form };
}
