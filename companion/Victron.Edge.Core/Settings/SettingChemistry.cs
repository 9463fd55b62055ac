// SettingChemistry: whether the battery bears a value. The window of a charger is no limit for a battery, so this is asked apart.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Judges a value by the battery's chemistry.</summary>
internal sealed class SettingChemistry
{
    private const decimal TableVolts = 12;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingFacts _facts;
    private readonly RegisterEntry _entry;

    public SettingChemistry(DeviceCatalogue catalogue, SettingFacts facts, RegisterEntry entry)
    {
        _catalogue = catalogue;
        _facts = facts;
        _entry = entry;
    }

    /// <summary>Adds warnings.</summary>
    /// <returns>Why the battery does not bear it, one line; null when it may.</returns>
    public string? Check(long raw, List<SettingWarning> warnings)
    {
        string chemistry = _facts.Chemistry();
        decimal number = raw * _entry.Scale;
        foreach (ChemistryRow limit in _catalogue.ChemistryLimits(chemistry, _entry.Id).Where(limit => !IsBorne(limit, number)))
        {
            if (limit.Verdict == "refuse")
            {
                return Say.With(Sentences.RulesNotWritten, _entry.Key, limit.Text);
            }

            warnings.Add(new SettingWarning("chemistry", Say.With(Sentences.RulesBatteryFor, SettingText.Number(_entry, number), _entry.Key, limit.Text)));
        }

        // Where nothing tells the chemistry, what is bad for a lead-acid battery counts as well.
        if (chemistry == "unknown")
        {
            IEnumerable<ChemistryRow> lead = _catalogue.ChemistryLimits("lead_acid", _entry.Id);
            warnings.AddRange(lead.Where(limit => !IsBorne(limit, number)).Select(limit =>
                new SettingWarning("chemistry", Say.With(Sentences.RulesBatteryFor, SettingText.Number(_entry, number), _entry.Key, limit.Text))));
        }

        return null;
    }

    // A limit that cannot be scaled, because the system voltage is not known, counts as broken.
    private bool IsBorne(ChemistryRow limit, decimal number)
    {
        if (limit.Min == null && limit.Max == null)
        {
            return false;
        }

        decimal? factor = limit.IsPerVolt ? _facts.SystemVolts() / TableVolts : 1;
        return factor is decimal f && number >= (limit.Min * f ?? number) && number <= (limit.Max * f ?? number);
    }
}
