// The tables about using settings: order of a restore, what batteries bear, presets, controls.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed class SettingTablesTests
{
    private static readonly DeviceCatalogue Real = DeviceCatalogue.Load();

    [Fact]
    public void A_stored_setting_without_a_place_in_a_restore_is_found()
    {
        CatalogueTables tables = SmallTables.With("restore-order.csv", "any,rest", "any,");

        Assert.Contains(
            CatalogueRules.Check(DeviceCatalogue.Load(tables)).Select(f => f.ToString()),
            f => f.StartsWith("settings.csv:3:", StringComparison.Ordinal) && f.Contains(" C27 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0x1030", "1030")]
    [InlineData("0x1030", "0x1031..0x1030")]
    [InlineData("levels", "falling")]
    public void What_cannot_be_a_step_is_refused(string old, string replacement)
    {
        CatalogueTables tables = SmallTables.With("restore-order.csv", old, replacement);

        CatalogueException refused = Assert.Throws<CatalogueException>(() => DeviceCatalogue.Load(tables));

        Assert.StartsWith("restore-order.csv:", refused.Message, StringComparison.Ordinal);
        Assert.Contains(replacement, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mppt_smartsolar", 0xEDEA, 3)]
    [InlineData("mppt_smartsolar", 0xEDF1, 4)]
    [InlineData("mppt_smartsolar", 0xEDF7, 6)]
    [InlineData("mppt_smartsolar", 0xEDF0, 10)]
    [InlineData("mppt_smartsolar", 0x0200, 15)]
    [InlineData("mppt_smartsolar", 0x0400, 13)]
    [InlineData("mppt_smartsolar", 0x2015, 0)]
    [InlineData("mppt_smartsolar", 0xEDEF, 0)]
    [InlineData("mppt_load", 0xEDAB, 11)]
    [InlineData("bmv712", 0x1000, 12)]
    [InlineData("bmv712", 0x034F, 12)]
    [InlineData("bmv712", 0x0090, 16)]
    [InlineData("bmv712", 0x0004, 0)]
    [InlineData("inverter_phoenix", 0x2210, 13)]
    public void Restore_has_a_step_for_each_register(string family, int id, int step) => Assert.Equal(step, Real.RestoreStep(family, id)!.Step);

    [Fact]
    public void Only_the_steps_for_the_family_count()
    {
        Assert.True(Real.RestoreStep("bmv712", 0x0350)!.IsLevels);
        Assert.NotSame(Real.RestoreStep("bmv712", 0x0350), Real.RestoreStep("mppt_smartsolar", 0x0350));
    }

    [Theory]
    [InlineData("mppt_smartsolar", 3, "lead_acid")]
    [InlineData("mppt_load", 8, "lifepo4")]
    [InlineData("mppt_rs", 3, "lifepo4")]
    [InlineData("mppt_rs", 8, "unknown")]
    [InlineData("mppt_smartsolar", 255, "unknown")]
    [InlineData("charger_ip43", 3, "unknown")]
    public void Battery_type_tells_the_chemistry(string family, int type, string chemistry) => Assert.Equal(chemistry, Real.Chemistry(family, type));

    [Fact]
    public void Every_battery_type_of_an_mppt_has_a_preset()
    {
        Assert.Equal(Real.EnumValues("battery_type_mppt").Select(v => v.Value).Order(), Real.PresetsOf("mppt_smartsolar").Select(p => p.Type).Order());
        Assert.Equal(Real.EnumValues("battery_type_mppt_rs").Select(v => v.Value).Order(), Real.PresetsOf("mppt_rs").Select(p => p.Type).Order());
        Assert.Empty(Real.PresetsOf("bmv712"));
    }

    [Fact]
    public void Lithium_is_never_equalised_nor_compensated_for_temperature()
    {
        foreach (int id in new[] { 0xEDF4, 0xEDFD, 0x2004, 0xEDF2 })
        {
            Assert.Contains(Real.ChemistryLimits("lifepo4", id), l => l.Verdict == "refuse");
            Assert.Contains(Real.ChemistryLimits("unknown", id), l => l.Verdict == "warn");
        }
        Assert.Equal([0xEDF2, 0xEDE6], Real.ChemistrySigns("lifepo4").Select(s => s.Register));
        Assert.DoesNotContain(Real.ChemistryLimits("lifepo4", 0xEDF2), l => l.Verdict == "sign");
    }

    [Fact]
    public void Presets_lie_inside_what_their_chemistry_bears()
    {
        foreach (PresetRow preset in Real.Presets.Where(p => p.Chemistry != "unknown"))
        {
            foreach ((int id, decimal? figure) in new[] { (0xEDF7, preset.AbsorptionVoltage), (0xEDF6, preset.FloatVoltage) })
            {
                ChemistryRow limit = Assert.Single(Real.ChemistryLimits(preset.Chemistry, id));
                Assert.True(figure == null || (figure >= limit.Min && figure <= limit.Max), $"type {preset.Type}: {figure} V");
            }
        }
    }

    [Fact]
    public void Controls_are_those_of_the_product()
    {
        Assert.Equal(["charge_current_limit", "charger", "load_output"], Real.ControlsOf("mppt_load").Select(c => c.Key));
        Assert.Equal(["relay"], Real.ControlsOf("bmv712").Select(c => c.Key));
        Assert.Empty(Real.ControlsOf("smartshunt"));
        ControlRow limit = Real.Controls.First(c => c.Key == "charge_current_limit");
        Assert.Equal(("equals", 0x200E, 5L), (limit.First!.Kind, limit.First.Register!.Value, limit.First.Values[0]));
        Assert.Equal((30, 900), (limit.RefreshSeconds, limit.HoldSeconds));
        Assert.All(Real.Controls, c => Assert.Equal(c.HoldSeconds > 0, Real.Entry(c.Families[0], c.Register)!.Storage == "volatile"));
    }

    [Fact]
    public void Names_of_groups_and_dangers_are_found()
    {
        Assert.Equal("Load output", Real.GroupName("load_output"));
        Assert.Equal("no_such", Real.GroupName("no_such"));
        Assert.NotEmpty(Real.Danger("charge")!.WayBack);
        Assert.Null(Real.Danger("no_such"));
    }
}
