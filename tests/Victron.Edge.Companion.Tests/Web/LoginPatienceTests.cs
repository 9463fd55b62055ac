// How often a password may be tried.

using System.Net;
using Microsoft.Extensions.Time.Testing;
using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class LoginPatienceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LoginPatience _patience;

    public LoginPatienceTests() => _patience = new LoginPatience(_time);

    [Fact]
    public void Who_is_right_begins_anew()
    {
        Try("10.0.0.1", 4);
        _patience.Forgive(IPAddress.Parse("10.0.0.1"));
        Assert.Equal(5, _patience.Left(IPAddress.Parse("10.0.0.1")));
        Try("10.0.0.1", 5);
        Assert.Equal(30, Wait("10.0.0.1"));
    }

    [Fact]
    public void Another_address_does_not_wait_and_one_house_of_ipv6_is_one_address()
    {
        Try("10.0.0.1", 5);
        Assert.Equal(0, Wait("10.0.0.2"));
        Assert.Equal(30, Wait("::ffff:10.0.0.1"));
        for (int i = 1; i <= 5; i++)
        {
            Assert.Equal(0, Wait($"2001:db8:1:2::{i}"));
        }

        Assert.Equal(30, Wait("2001:db8:1:2:ffff::1"));
        Assert.Equal(0, Wait("2001:db8:1:3::1"));
    }

    [Fact]
    public void Many_addresses_help_nobody()
    {
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(0, Wait($"10.0.1.{i}"));
        }

        Assert.Equal(30, Wait("10.0.2.1"));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(0, Wait("10.0.2.1"));
        Assert.Equal(30, Wait("10.0.2.2"));
    }

    [Fact]
    public void After_a_quarter_of_an_hour_all_is_forgotten()
    {
        Try("10.0.0.1", 5);
        _time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Try("10.0.0.1", 5);
    }

    private void Try(string address, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Equal(0, Wait(address));
        }
    }

    private double Wait(string address) => _patience.TryNow(IPAddress.Parse(address)).TotalSeconds;
}
