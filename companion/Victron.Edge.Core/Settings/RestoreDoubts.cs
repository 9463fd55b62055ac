// RestoreDoubts: what speaks against switching a device on at the end of a change: figures that came into force as the device kept them.
// With the battery type of the user those that nobody has seen; with another system voltage those that do not fit it.
// Source: VE.Direct HEX protocol of the MPPT, battery type: the figures of the user count, and are read, only while the type is 255.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Looks for doubts.</summary>
internal sealed class RestoreDoubts
{
    private const int VoltageSetting = 0xEDEA;
    private const long UserType = 255;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly RestorePlan _plan;

    public RestoreDoubts(DeviceCatalogue catalogue, SettingsService settings, RestorePlan plan)
    {
        _catalogue = catalogue;
        _settings = settings;
        _plan = plan;
    }

    /// <summary>Reads what is in force.</summary>
    /// <returns>The figures, each with its value; empty for none.</returns>
    public async Task<string> FindAsync(CancellationToken stop)
    {
        RegisterEntry? type = _catalogue.Entry(_plan.Target.Family, DeviceCatalogue.BatteryTypeRegister);
        bool isUnseen = _plan.ChangesToUser || _plan.IsContinued;
        if (type == null || !(isUnseen || _plan.Steps.Any(s => s.Entry.Id == VoltageSetting)))
        {
            return "";
        }

        RestoreStep? volts = _plan.Steps.FirstOrDefault(s => s.Entry.Id == VoltageSetting);
        HashSet<int> written = [.. _plan.Steps.Select(s => s.Entry.Id)];
        RegisterEntry[] figures = [.. _catalogue.Entries(_plan.Target.Family).Where(e => e is { IsSetting: true, IsReadable: true } && RestorePlanner.IsOfUser(e) && !written.Contains(e.Id))];

        // A device may find its new voltage at the next power-up only, so what it will be counts; with "automatic" nobody knows.
        Dictionary<int, byte[]> planned = volts is null ? [] : new() { [VoltageSetting] = volts.NewRaw };
        SettingFacts facts = await _settings.FactsAsync(_plan.Target, [type, .. figures], planned, stop).ConfigureAwait(false);
        RegisterReply? held = facts.Reply(type.Id);
        return held is { IsAbsent: true } ? ""
            : held is not { IsGood: true } ? Say.With(Sentences.DoubtUnknown, type.Key)
            : facts.Raw(type.Id) != UserType ? ""
            : string.Join(", ", figures.Select(entry => Doubt(facts, entry, isUnseen || volts?.NewRaw is [0])).OfType<string>());
    }

    private string? Doubt(SettingFacts facts, RegisterEntry entry, bool isUnseen)
    {
        if (facts.Reply(entry.Id) is not { IsGood: true } reply)
        {
            return facts.Reply(entry.Id)?.IsAbsent == true ? null : Say.With(Sentences.DoubtUnknown, entry.Key);
        }

        string text = $"{entry.Key} {SettingText.Decode(_catalogue, entry, reply.Value).Text}";
        bool isSaved = _plan.UserFigures.TryGetValue(entry.Id, out byte[]? saved) && SettingText.IsSame(entry, saved, reply.Value);
        return isSaved ? null
            : isUnseen ? text
            : facts.Raw(entry.Id) is long raw && SettingRules.Figure(_catalogue, facts, entry, raw) is { } why ? $"{text} ({why.TrimEnd('.')})"
            : null;
    }
}
