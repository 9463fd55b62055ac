// SettingsStoreTests: whatever happens to the power or to one of the files, there are old settings or new ones.

using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class SettingsStoreTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(5, false)]
    public void Power_cut_at_every_byte_of_a_write_leaves_old_or_new_settings(int writesBefore, bool leavesRubbish)
    {
        var files = new CutFiles { LeavesRubbish = leavesRubbish };
        var store = new SettingsStore(files);
        Repeat(writesBefore, n => Save(store, "before-" + n));
        byte[]?[] before = [files[0], files[1]];
        var length = NewText().Length;
        for (var step = 0; step <= length + 2; step++)
        {
            (files[0], files[1]) = (before[0], before[1]);
            files.CutAt = step;
            _ = Assert.Throws<PowerCutException>(() => Save(store, "after"));
            var expected = step == length + 2 ? "after" : "before-" + writesBefore;
            Assert.Equal(expected, new SettingsStore(files).Load(out _).Name);

            Save(store, "mended");
            Assert.Equal("mended", new SettingsStore(files).Load(out _).Name);
        }
    }

    [Fact]
    public void Power_cut_at_the_very_first_write_leaves_a_board_that_says_so()
    {
        var files = new CutFiles();
        var store = new SettingsStore(files);
        for (var step = 0; step < NewText().Length + 2; step++)
        {
            (files[0], files[1]) = (null, null);
            files.CutAt = step;
            _ = Assert.Throws<PowerCutException>(() => Save(store, "after"));
            Assert.Null(store.Load(out var problem));
            Assert.Equal(step < 2, store.IsEmpty);
            Assert.EndsWith("with victron-edge flash", problem.Replace("; run victron-edge flash", " with victron-edge flash", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_rubbish_in_one_copy_leaves_the_other()
    {
        Gen.Select(Gen.Byte.Array[0, 600], Gen.Int[0, 1], Gen.Int[1, 4]).Sample((rubbish, copy, writes) =>
        {
            var files = new CutFiles();
            var store = new SettingsStore(files);
            Repeat(writes + 1, n => Save(store, "n" + n));
            var newest = (writes + 1) % 2 == 1 ? 0 : 1;
            files[copy] = rubbish;
            var settings = store.Load(out var problem);
            Assert.Equal(copy == newest ? "n" + writes : "n" + (writes + 1), settings.Name);
            Assert.Contains("damaged", problem, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Copies_are_written_in_turn_with_rising_generation()
    {
        var files = new CutFiles();
        var store = new SettingsStore(files);
        for (var n = 1; n <= 6; n++)
        {
            var untouched = files[n % 2];
            Save(store, "n" + n);
            Assert.Same(untouched, files[n % 2]);
            Assert.Equal(n, store.Load(out var problem).Generation);
            Assert.Null(problem);
        }
    }

    [Fact]
    public void Settings_that_cannot_be_used_are_not_saved()
    {
        var files = new CutFiles();
        var store = new SettingsStore(files);
        Save(store, "good");
        var settings = SomeSettings.Plain();
        settings.WifiSsid = "";
        Assert.False(store.Save(settings, out var problem));
        Assert.Equal("settings, line 5: wifi_ssid has 0 bytes as UTF-8; give 1 to 32", problem);
        Assert.Null(files[1]);
        Assert.Equal("good", store.Load(out _).Name);
    }

    [Fact]
    public void Drive_that_refuses_is_told_and_the_old_settings_count()
    {
        var files = new CutFiles();
        var store = new SettingsStore(files);
        Save(store, "good");
        files.RefusesWrites = true;
        var settings = SomeSettings.Plain();
        settings.Generation = 4;
        Assert.False(store.Save(settings, out var problem));
        Assert.Equal("settings: the board's drive did not take them; the old ones still count, try again", problem);
        Assert.Equal(4, settings.Generation);
        Assert.Equal("good", store.Load(out _).Name);
    }

    [Fact]
    public void Board_without_files_was_never_set_up()
    {
        var store = new SettingsStore(new CutFiles());
        Assert.Null(store.Load(out var problem));
        Assert.True(store.IsEmpty);
        Assert.Equal("settings: the board was never set up; run victron-edge flash", problem);
    }

    private static byte[] NewText()
    {
        var settings = SomeSettings.Plain();
        settings.Name = "after";
        return settings.Print();
    }

    private static void Save(SettingsStore store, string name)
    {
        var settings = SomeSettings.Plain();
        settings.Name = name;
        Assert.True(store.Save(settings, out var problem), problem);
    }

    private static void Repeat(int times, Action<int> act)
    {
        for (var n = 1; n <= times; n++)
        {
            act(n);
        }
    }
}
