// What a register is on a family, and whether it may be written there: the rule of two sources, and the rows where it bites.

using CsCheck;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed class RegisterEntryTests
{
    private static readonly DeviceCatalogue Real = DeviceCatalogue.Load();

    [Theory]
    [InlineData("mppt_smartsolar", 0xEDF7, true)] // the charger's own document gives the range
    [InlineData("mppt_smartsolar", 0xEDF2, true)]
    [InlineData("mppt_smartsolar", 0xEDF0, true)] // the limit stands in 0xEDDF
    [InlineData("mppt_smartsolar", 0x2015, true)]
    [InlineData("mppt_smartsolar", 0xEDE4, false)] // reasoned
    [InlineData("mppt_smartsolar", 0xEDE6, false)]
    [InlineData("mppt_smartsolar", 0xEDE7, false)] // no upper limit published
    [InlineData("mppt_smartsolar", 0xEDF5, false)]
    [InlineData("mppt_smartsolar", 0xEDEF, false)]
    [InlineData("mppt_smartsolar", 0x034E, false)] // one source that is not the maker
    [InlineData("mppt_load", 0xEDAB, true)]
    [InlineData("mppt_load", 0xED9C, false)]
    [InlineData("bmv700", 0x0320, true)]
    [InlineData("bmv712", 0x034E, true)]
    [InlineData("bmv712", 0x0004, false)] // wipes
    [InlineData("bmv712", 0x1029, false)] // calibrates
    [InlineData("bmv712", 0x1030, false)]
    [InlineData("smartshunt", 0x0320, false)] // scale not settled
    [InlineData("smartshunt", 0x1000, false)] // reasoned from the BMV
    [InlineData("smartshunt", 0x1007, true)] // printed in its manual
    [InlineData("inverter_phoenix", 0x0200, true)] // two independent sources
    [InlineData("inverter_phoenix", 0x0320, false)]
    [InlineData("charger_ip43", 0xEDF7, false)]
    [InlineData("charger_ip43", 0xEDF1, false)]
    [InlineData("charger_ip43", 0xEDFD, false)] // the maker's general list alone
    [InlineData("charger_ip43", 0xEDE5, true)]
    [InlineData("orion_xs", 0x0200, false)]
    [InlineData("orion_xs", 0xEC12, false)] // network
    public void Writing_is_allowed_by_the_sources(string family, int id, bool writable)
    {
        RegisterEntry entry = Real.Entry(family, id)!;

        Assert.Equal(writable, entry.IsWritable);
        Assert.Equal(writable, entry.WhyNot.Length == 0);
    }

    [Theory]
    [InlineData("H", "single", true)]
    [InlineData("M", "single", true)]
    [InlineData("B", "single", false)]
    [InlineData("V", "single", false)]
    [InlineData("B+V", "confirmed", false)]
    [InlineData("V+Q", "confirmed", false)]
    [InlineData("K", "single", false)]
    [InlineData("V+K", "confirmed", true)]
    [InlineData("K+G", "confirmed", true)]
    [InlineData("H", "reasoned", false)]
    [InlineData("H+K", "conflict", false)]
    [InlineData("", "confirmed", false)]
    public void Limits_need_the_family_s_document_or_two_origins(string letters, string status, bool writable)
    {
        CatalogueTables tables = SmallTables.With("settings.csv", "same,H,,H,single,\n0x0090", $"same,{letters},,{letters},{status},\n0x0090");

        Assert.Equal(writable, DeviceCatalogue.Load(tables).Entry("mppt", 0xEDF7)!.IsWritable);
    }

    [Fact]
    public void Every_writable_register_is_bounded_and_every_other_says_why_not()
    {
        foreach (RegisterEntry entry in Real.Families.SelectMany(f => Real.Entries(f.Key)))
        {
            Assert.Equal(entry.IsWritable, entry.WhyNot.Length == 0);
            Assert.False(entry.WhyNot.EndsWith('.'), $"{entry.Key}: {entry.WhyNot}");
            if (!entry.IsWritable)
            {
                continue;
            }
            Assert.NotNull(entry.Rule);
            Assert.True(entry.Rule.Access is "rw" or "w", entry.Key);
            Assert.True(
                entry.IsAction || (entry.Min != null && entry.Max != null) || entry.Need("allowed") != null || entry.Need("range_from") != null, entry.Key);
            Assert.Contains(entry.Danger, Real.Dangers.Select(d => d.Code));
        }
    }

    [Fact]
    public void Nothing_that_wipes_calibrates_or_changes_a_network_is_writable() =>
        Assert.DoesNotContain(
            Real.Families.SelectMany(f => Real.Entries(f.Key)),
            e => e.IsWritable && e.Danger is "wipe" or "calibration" or "network");

    [Theory]
    [InlineData("bmv712", 0x0320, 0.1)]
    [InlineData("inverter_smart", 0x0320, 0.01)]
    [InlineData("smartshunt", 0x0320, 0.01)]
    [InlineData("bmv700", 0x0350, 0.1)]
    [InlineData("mppt", 0x0350, 0.01)]
    public void Scale_is_that_of_the_family(string family, int id, double scale) => Assert.Equal((decimal)scale, Real.Entry(family, id)!.Scale);

    [Fact]
    public void Nearest_rule_wins_and_its_set_names_the_values()
    {
        Assert.Equal("battery_type_mppt", Real.Entry("mppt_smartsolar", 0xEDF1)!.EnumSet);
        Assert.Equal("battery_type_mppt_rs", Real.Entry("mppt_rs", 0xEDF1)!.EnumSet);
        Assert.Equal("", Real.Entry("charger", 0xEDF1)!.EnumSet);
        Assert.Equal("relay_mode_bmv", Real.Entry("bmv700", 0x034F)!.EnumSet);
        Assert.Equal("relay_mode_inverter", Real.Entry("inverter_smart", 0x034F)!.EnumSet);
        Assert.Equal(Real.Entry("bmv712", 0x034E), Real.Entry("bmv712", "relay_control"));
        Assert.Null(Real.Entry("bmv712", 0xEDF7));
        Assert.Empty(Real.Entries("no_such_family"));
    }

    [Fact]
    public void Entries_of_a_family_are_those_of_it_and_the_families_above_by_id()
    {
        Gen.Int[0, Real.Families.Count - 1].Select(i => Real.Families[i].Key).Sample(family =>
        {
            IReadOnlyList<RegisterEntry> entries = Real.Entries(family);

            Assert.Equal(Real.Registers.Where(r => r.Families.Any(f => Real.IsWithin(family, f))).Select(r => r.Id).Order(), entries.Select(e => e.Id));
        });
    }

    [Theory]
    [InlineData("0xEDF1=255", "equals", 0xEDF1, null, "255", "")]
    [InlineData("0x034F=0|1", "equals", 0x034F, null, "0|1", "")]
    [InlineData("le=0xEDF7", "le", 0xEDF7, null, "", "")]
    [InlineData("range_from=0x2211..0x2212", "range_from", 0x2211, 0x2212, "", "")]
    [InlineData("allowed=0|5", "allowed", null, null, "0|5", "")]
    [InlineData("keep_bits=0xF0", "keep_bits", null, null, "240", "")]
    [InlineData("capability_bit=17", "capability_bit", 0x0140, null, "17", "")]
    [InlineData("fw>=1.42", "fw_ge", null, null, "", "1.42")]
    [InlineData("fw<1.42", "fw_lt", null, null, "", "1.42")]
    [InlineData("refresh_s<60", "refresh_s", null, null, "60", "")]
    [InlineData("first=0x0202:2@fw<1.42", "first", 0x0202, null, "2", "1.42")]
    public void Requirement_is_read(string text, string kind, int? register, int? registerTo, string values, string firmware)
    {
        SettingNeed need = SettingNeed.Parse(text)!;

        Assert.Equal((kind, register, registerTo, values, firmware, text), (need.Kind, need.Register, need.RegisterTo, string.Join('|', need.Values), need.Firmware, need.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=5")]
    [InlineData("le=5")]
    [InlineData("le=0xEDF")]
    [InlineData("allowed=")]
    [InlineData("allowed=1|x")]
    [InlineData("0xEDF1=")]
    [InlineData("fw>1.42")]
    [InlineData("fw>=142")]
    [InlineData("refresh_s<soon")]
    [InlineData("range_from=0x2211")]
    [InlineData("capability_bit=1|2")]
    [InlineData("first=0x0202:2")]
    [InlineData("first=0x0202:2@fw>=1.42")]
    [InlineData("sometimes=1")]
    public void What_is_no_requirement_is_refused_at_its_place(string text)
    {
        Assert.Null(SettingNeed.Parse(text));
        if (text.Length > 0)
        {
            CatalogueTables tables = SmallTables.With("settings.csv", "0xEDF1=255;le=0xED8D", text);
            Assert.StartsWith("settings.csv:2:", Assert.Throws<CatalogueException>(() => DeviceCatalogue.Load(tables)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reading_a_requirement_never_throws() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["fw=<>0x123|.;abcles@:"], 0, 24]).Sample(text => _ = SettingNeed.Parse(text));
}
