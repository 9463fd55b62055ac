// Utf8Tests: what counts as text is what .NET's strict decoder takes, less control characters.

using System.Text;
using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class Utf8Tests
{
    private static readonly UTF8Encoding Strict = new(false, true);

    [Fact]
    public void Bytes_are_text_exactly_when_dotnet_decodes_them_and_no_control_character_is_among_them()
    {
        Gen.Byte[0x20, 0xFF].Array[1, 4].Sample(data => Assert.Equal(Decoded(data), Utf8.Text(data, 0, data.Length)), iter: 200000);
    }

    [Fact]
    public void Every_character_of_one_two_and_three_bytes_is_judged_as_dotnet_does()
    {
        for (var first = 0; first <= 0xFF; first++)
        {
            for (var second = 0; second <= 0xFF; second++)
            {
                Check([(byte)first, (byte)second]);
                Check([(byte)first, (byte)second, 0x80]);
                Check([(byte)first, (byte)second, 0xBF, 0x80]);
            }
        }
    }

    private static void Check(byte[] data) => Assert.Equal(Decoded(data), Utf8.Text(data, 0, data.Length));

    private static string? Decoded(byte[] data)
    {
        try
        {
            var text = Strict.GetString(data);
            return text.Any(char.IsControl) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
