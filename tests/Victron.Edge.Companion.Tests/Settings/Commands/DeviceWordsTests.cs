// Which of the words after a verb is the device: the first one behind a broker, none on a cable.

using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class DeviceWordsTests
{
    [Theory]
    [InlineData("mppt bat_type", false, "mppt", "bat_type")]
    [InlineData("van-1/ve1 bat_type bat_voltage", false, "van-1/ve1", "bat_type bat_voltage")]
    [InlineData("bat_type", true, null, "bat_type")]
    [InlineData("- bat_type", true, null, "bat_type")]
    [InlineData("bat_type bat_voltage", true, null, "bat_type bat_voltage")]
    public void The_device_stands_first_and_is_left_out_on_a_cable(string words, bool isCable, string? device, string rest)
    {
        Assert.Null(DeviceWords.Split(new DeviceForm(words.Split(' '), "REGISTER...", 1, 9), isCable, out DeviceWords? split));
        Assert.Equal(device, split!.Device);
        Assert.Equal(rest.Split(' '), split.Rest);
    }

    [Theory]
    [InlineData("", false, "give DEVICE REGISTER VALUE; victron-edge devices lists the devices.")]
    [InlineData("mppt bat_type", false, "give DEVICE REGISTER VALUE.")]
    [InlineData("bat_type", true, "give REGISTER VALUE; with --serial there is one device, so leave DEVICE out.")]
    [InlineData("- bat_type", true, "give REGISTER VALUE; with --serial there is one device, so leave DEVICE out.")]
    [InlineData("", true, "give REGISTER VALUE; with --serial there is one device, so leave DEVICE out.")]
    [InlineData("mppt bat_type 8", true, "'8' is a word too many; with --serial there is one device, so leave DEVICE out.")]
    [InlineData("mppt bat_type 8 9", false, "'9' is a word too many; give DEVICE REGISTER VALUE.")]
    [InlineData("- bat_type 8", false, "- is the device on a cable; name the device, or give --serial PORT.")]
    public void Words_that_do_not_fit_are_told(string words, bool isCable, string problem)
    {
        var form = new DeviceForm(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "REGISTER VALUE", 2, 2);
        Assert.Equal(problem, DeviceWords.Split(form, isCable, out DeviceWords? split));
        Assert.Null(split);
    }
}
