// SettingsBench: a broker, a small solar charger on a pseudo-terminal, an agent between them that is paired, and a data folder:
// what the verbs about settings need.

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class SettingsBench : IAsyncDisposable
{
    public const string Edge = "van-1";
    private static readonly string Key = new('7', 64);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-settings-");
    private Mosquitto? _broker;
    private ProcessRun? _agent;

    private SettingsBench()
    {
    }

    /// <summary>The device.</summary>
    public RegisterPty Device { get; } = NewDevice();

    /// <summary>Folder of journal, pairings and whatever a test writes.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Address of the broker.</summary>
    public string Broker => _broker!.Address;

    /// <summary>A 12 V charger with a load output, charging a battery of the user's type.</summary>
    public static RegisterPty NewDevice() => new(
        (0x0200, "01"), (0xEDEF, "0C"), (0xEDEA, "0C"), (0xEDCE, "0C18"), (0xEDF1, "FF"), (0xEDDF, "9600"), (0xEDF0, "9600"), (0xEDF7, "A005"),
        (0xEDF6, "6405"), (0xEDF2, "ACF9"), (0xEDAB, "01"), (0x010A, "48513132333441424344450000"), (0x2211, "2003"), (0x2212, "CC06"), (0x200E, "00"), (0x2015, "FFFF"),
        (0x1050, "000000000000000000ED04C6040000000000C200000000000B0000000900C80D1201"));

    /// <summary>Starts everything and waits until the device is known.</summary>
    public static async Task<SettingsBench> StartAsync()
    {
        RealParts.NeedPseudoTerminals();
        var bench = new SettingsBench { _broker = await Mosquitto.StartedAsync() };
        Ran pair = await EdgeProgram.RunAsync("edges", "pair", Edge, Key, "--data", bench.Folder);
        Assert.True(pair.Code == 0, pair.ToString());
        bench._agent = EdgeProgram.Start("agent", "--serial", bench.Device.Path, "--broker", bench.Broker, "--name", Edge, "--data", bench.Folder);
        Ran devices = await bench.RunAsync("devices");
        for (int i = 0; i < 20 && !devices.Output.Any(line => line.Contains("HQ1234ABCDE", StringComparison.Ordinal)); i++)
        {
            devices = await bench.RunAsync("devices");
        }

        Assert.True(devices.Code == 0, $"{devices}\n{bench._agent.Story()}");
        return bench;
    }

    /// <summary>Runs a verb with the bench's broker and folder.</summary>
    public Task<Ran> RunAsync(params string[] words) =>
        EdgeProgram.RunAsync([.. words, "--broker", Broker, .. words[0] == "devices" ? (string[])[] : ["--data", Folder]]);

    /// <summary>Listens at the bench's broker.</summary>
    public Task<Subscriber> SubscriberAsync() => Subscriber.ToAsync(_broker!);

    /// <summary>Lets the edge be written.</summary>
    public async Task UnlockAsync()
    {
        Ran unlock = await RunAsync("unlock", Edge);
        Assert.True(unlock.Code == 0, unlock.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_agent, Device, _broker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Delete(true);
    }
}
