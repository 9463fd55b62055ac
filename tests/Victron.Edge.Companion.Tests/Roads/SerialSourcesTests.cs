// What a user types after --serial.

using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class SerialSourcesTests
{
    [Fact]
    public void A_tcp_address_is_a_server()
    {
        Assert.True(SerialSources.TryParse("tcp://127.0.0.1:4000", TimeProvider.System, out ISerialSource? source, out _));
        _ = Assert.IsType<TcpSource>(source);
        Assert.Equal("tcp://127.0.0.1:4000", source.Name);
    }

    [Theory]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("tcp:4000")]
    [InlineData("tcp://:4000")]
    public void A_tcp_address_without_host_or_port_is_refused(string text)
    {
        Assert.False(SerialSources.TryParse(text, TimeProvider.System, out _, out string? problem));
        Assert.Contains("tcp://HOST:PORT", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_a_recording_that_ends()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.True(SerialSources.TryParse(path, TimeProvider.System, out ISerialSource? source, out _));
            Assert.True(source.HasEnd);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_port_that_is_not_there_is_refused_with_what_exists()
    {
        Assert.False(SerialSources.TryParse("/dev/ttyNOPE7", TimeProvider.System, out _, out string? problem));
        Assert.StartsWith("there is no serial port or file '/dev/ttyNOPE7'; ", problem, StringComparison.Ordinal);
        Assert.EndsWith(SerialSources.PortList(), problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_refused()
    {
        Assert.False(SerialSources.TryParse(Path.GetTempPath(), TimeProvider.System, out _, out string? problem));
        Assert.Contains("is a directory", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0403:6015", null, true)]
    [InlineData("0403:6001", "VE Direct cable", true)]
    [InlineData("10c4:ea60", "CP2102", false)]
    public void The_cable_of_Victron_is_recognised(string ids, string? product, bool isCable) =>
        Assert.Equal(isCable, new SerialPortFinding("/dev/ttyUSB0", ids, null, product).IsVeDirectCable);
}
