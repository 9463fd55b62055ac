// SettingsDesk: everything that a verb needs, on a device made of bytes: the real services, a lock, and somebody who answers.

using Victron.Edge.Benchmarks.Settings;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Tests.Flash;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

internal sealed class SettingsDesk : IWriteDoor
{
    public static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    /// <summary>A 12 V solar charger with a load output and a battery type of the user.</summary>
    public SettingsDesk(params string[] answers)
    {
        foreach ((int register, string bytes) in new (int, string)[]
        {
            (0x0200, "01"), (0x0140, "FFFFFFFF"), (0xEDEF, "0C"), (0xEDEA, "0C"), (0xEDCE, "0018"), (0xEDF1, "FF"), (0xEDDF, "9600"), (0xEDF0, "9600"),
            (0xEDF7, "A005"), (0xEDF6, "6405"), (0xEDF4, "5406"), (0xEDF2, "ACF9"), (0xEDAB, "01"), (0xEDE7, "1400"), (0xEDFB, "5802"), (0x2211, "2003"), (0x2212, "CC06"),
        })
        {
            Device.Registers[register] = Convert.FromHexString(bytes);
        }

        var target = new SettingsTarget(
            DeviceId.Of("HQ2101DK7PG", new PortAddress("van-1", "ve1")), "SmartSolar MPPT 75/15", "mppt_load", 0xA053, "HQ2101DK7PG", "1.61", "van-1/ve1", Device);
        Asker = new ScriptedAsker(answers);
        var console = new SettingsConsole("test", _output, _error, Asker, false);
        Work = new SettingsWork(console, new SettingsServices(Catalogue, Books, TimeProvider.System), target, this);
        Consent = new Consent(console, false);
    }

    public RegisterDevice Device { get; } = new();

    public BenchBooks Books { get; } = new();

    public ScriptedAsker Asker { get; }

    public SettingsWork Work { get; }

    public Consent Consent { get; }

    /// <summary>What the lock says; null for open.</summary>
    public string? Locked { get; set; }

    /// <summary>What happened to the lock.</summary>
    public List<string> Door { get; } = [];

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string? Problem() => Locked;

    public Task<string?> OpenAsync(CancellationToken stop)
    {
        Door.Add("open");
        return Task.FromResult<string?>(null);
    }

    public ValueTask DisposeAsync()
    {
        Door.Add("close");
        return ValueTask.CompletedTask;
    }
}
