// Bench: the services of settings on a ModelDevice, with books that outlive them.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

internal sealed class Bench
{
    public const string Serial = "HQ2101DK7PG";

    public static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();

    public Bench(string family = "mppt_load", string firmware = "1.61")
    {
        Device = new ModelDevice(Catalogue, family);
        Target = new SettingsTarget(DeviceId.Of(Serial, new PortAddress("van-1", "ve1")), "roof", family, 0xA053, Serial, firmware, "van-1/ve1", Device);
        Start();
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ModelDevice Device { get; }

    public Books Books { get; } = new();

    public SettingsTarget Target { get; set; }

    public SettingsService Settings { get; private set; } = null!;

    public BackupService Backups { get; private set; } = null!;

    public RestoreService Restores { get; private set; } = null!;

    public PresetService Presets { get; private set; } = null!;

    /// <summary>Makes the services anew, as a program that starts.</summary>
    public void Start()
    {
        Settings = new SettingsService(Catalogue, Books, TimeProvider.System);
        Backups = new BackupService(Catalogue, Settings, TimeProvider.System, "test");
        Restores = new RestoreService(Catalogue, Settings, Books, TimeProvider.System);
        Presets = new PresetService(Catalogue, Settings, Restores);
    }

    public RegisterEntry Entry(int register) => Catalogue.Entry(Target.Family, register)!;

    public Task<SettingProposal> ProposeAsync(int register, string value) => Settings.ProposeAsync(Target, Entry(register), value, Stop);

    public async Task<SettingResult> SetAsync(int register, string value, bool confirmed = true) =>
        await Settings.ApplyAsync(await ProposeAsync(register, value), confirmed, "ann", Stop);

    public async Task<DeviceBackup> BackupAsync()
    {
        (DeviceBackup? backup, string? problem) = await Backups.TakeAsync(Target, null, Stop);
        Assert.Null(problem);
        return backup!;
    }

    public Task<RestorePlan> PlanAsync(DeviceBackup backup, RestoreOptions? options = null) => Restores.PlanAsync(Target, backup, options ?? RestoreOptions.All, null, Stop);

    public async Task<RestoreResult> RestoreAsync(DeviceBackup backup, RestoreOptions? options = null)
    {
        RestorePlan plan = await PlanAsync(backup, options);
        Assert.Null(plan.Refusal);
        return await Restores.RunAsync(plan, true, "ann", null, Stop);
    }

    /// <summary>The backup with other bytes in one register, as if the device had held them.</summary>
    public DeviceBackup With(DeviceBackup backup, int register, string bytes)
    {
        byte[] raw = Convert.FromHexString(bytes);
        return backup with
        {
            Entries = [.. backup.Entries.Select(e => e.Id == register ? e with { Raw = raw, Text = SettingText.Decode(Catalogue, Entry(register), raw).Text } : e)],
        };
    }
}
