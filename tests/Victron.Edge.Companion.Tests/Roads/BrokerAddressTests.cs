// What a user types after --broker.

using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("mqtt://127.0.0.1", "127.0.0.1", 1883, null, null)]
    [InlineData("mqtt://van:sec%40ret@pi.local:8883", "pi.local", 8883, "van", "sec@ret")]
    [InlineData("mqtt://van@pi", "pi", 1883, "van", null)]
    [InlineData("192.168.1.20", "192.168.1.20", 1883, null, null)]
    [InlineData("mqtt://pi/", "pi", 1883, null, null)]
    public void An_address_is_taken_apart(string text, string host, int port, string? user, string? password)
    {
        Assert.True(BrokerAddress.TryParse(text, out BrokerAddress? address, out _));
        Assert.Equal(new BrokerAddress(host, port, user, password), address);
    }

    [Theory]
    [InlineData("http://pi")]
    [InlineData("mqtt://")]
    [InlineData("mqtt://pi:99999")]
    [InlineData("mqtt://pi:0")]
    [InlineData("mqtt://pi/topic")]
    [InlineData("")]
    public void A_wrong_address_is_refused_with_the_form_that_is_expected(string text)
    {
        Assert.False(BrokerAddress.TryParse(text, out BrokerAddress? address, out string? problem));
        Assert.Null(address);
        Assert.Contains("mqtt://[USER:PASS@]HOST[:PORT]", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_is_never_shown()
    {
        Assert.True(BrokerAddress.TryParse("mqtt://van:secret@pi", out BrokerAddress? address, out _));
        Assert.Equal("pi:1883", address.ToString());
        Assert.False(BrokerAddress.TryParse("mqtt://van:secret@pi/x", out _, out string? problem));
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }
}
