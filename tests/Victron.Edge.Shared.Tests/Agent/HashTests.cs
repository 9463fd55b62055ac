// HashTests: SHA-256, HMAC, PBKDF2, CRC-32 and hex say what the published vectors and .NET say.

using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HashTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 300];

    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Sha256_of_the_published_examples_is_right(string text, string expected)
    {
        var data = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Hex.Text(Edge.Agent.Sha256.Compute(data, data.Length)));
    }

    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Hmac_of_the_examples_of_rfc_4231_is_right(string key, string text, string expected)
    {
        var data = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Hex.Text(HmacSha256.Compute(Hex.Bytes(key), data, data.Length)));
    }

    [Fact]
    public void Sha256_in_any_pieces_equals_that_of_dotnet()
    {
        Gen.Select(Bytes, Gen.Int[1, 130]).Sample((data, piece) =>
        {
            var hash = new Edge.Agent.Sha256();
            for (var at = 0; at < data.Length; at += piece)
            {
                hash.Add(data, at, Math.Min(piece, data.Length - at));
            }

            Assert.Equal(SHA256.HashData(data), hash.Finish());
        });
    }

    [Fact]
    public void Hmac_under_keys_of_any_length_equals_that_of_dotnet_and_serves_again()
    {
        Gen.Select(Bytes, Bytes).Sample((key, text) =>
        {
            var code = new HmacSha256(key);
            var expected = HMACSHA256.HashData(key, text);
            Assert.Equal(expected, code.Compute(text, text.Length));
            Assert.Equal(expected, code.Compute([.. text, 1], text.Length));
        });
    }

    [Fact]
    public void Stretched_password_equals_that_of_dotnet()
    {
        Gen.Select(Bytes, Gen.Byte.Array[16], Gen.Int[1, 20]).Sample((password, salt, rounds) =>
            Assert.Equal(Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, 32), HmacSha256.Stretch(password, salt, rounds)));
    }

    [Fact]
    public void Codes_differ_when_one_bit_does()
    {
        var code = Edge.Agent.Sha256.Compute([], 0);
        for (var bit = 0; bit < code.Length * 8; bit++)
        {
            var other = (byte[])code.Clone();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(HmacSha256.AreEqual(code, other));
        }

        Assert.True(HmacSha256.AreEqual(code, (byte[])code.Clone()));
        Assert.False(HmacSha256.AreEqual(code, code[..31]));
        Assert.False(HmacSha256.AreEqual(null, code));
    }

    [Fact]
    public void Crc32_of_the_check_text_is_cbf43926()
    {
        Assert.Equal("cbf43926", Crc32.Text(Encoding.ASCII.GetBytes("123456789"), 9));
    }

    [Fact]
    public void Hex_text_and_back_gives_the_same_bytes_and_refuses_anything_else()
    {
        Bytes.Sample(data =>
        {
            Assert.Equal(Convert.ToHexStringLower(data), Hex.Text(data));
            Assert.Equal(data, Hex.Bytes(Hex.Text(data)));
            Assert.Equal(data, Hex.Bytes(Convert.ToHexString(data)));
        });
        Assert.All(["1", "1g", "0x", " 1", "é1"], text => Assert.Null(Hex.Bytes(text)));
    }
}
