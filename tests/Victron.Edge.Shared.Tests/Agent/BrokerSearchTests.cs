// BrokerSearchTests: an edge takes an answer only from who holds its pairing key, and only for the question it asked.

using System.Text;
using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class BrokerSearchTests
{
    private const string Nonce = "00112233445566778899aabbccddeeff";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(n => (byte)n)];
    private static readonly BrokerPlace Place = new("broker.local", 8883, true);

    [Fact]
    public void Question_and_answer_read_as_the_contract_says()
    {
        Assert.Equal("victron-edge find 1 van-2 " + Nonce, Encoding.ASCII.GetString(BrokerSearch.Ask("van-2", Nonce)));
        var answer = Encoding.ASCII.GetString(BrokerSearch.Answer("van-2", Nonce, Place, Key));
        var mac = System.Security.Cryptography.HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"find|van-2|{Nonce}|broker.local|8883|1"));
        Assert.Equal($"victron-edge here 1 van-2 broker.local 8883 1 {Convert.ToHexStringLower(mac)}", answer);
    }

    [Fact]
    public void Question_is_read_back_and_other_texts_are_none()
    {
        var ask = BrokerSearch.Ask("van-2", Nonce);
        Assert.True(BrokerSearch.TryReadAsk(ask, ask.Length, out var edge, out var nonce));
        Assert.Equal(("van-2", Nonce), (edge, nonce));
        Assert.All(
            ["", "victron-edge find 1 ", "victron-edge find 2 van " + Nonce, "victron-edge find 1 Van " + Nonce, "victron-edge find 1 van " + Nonce[1..], "victron-edge find 1 van " + Nonce + "\n", "victron-edge find 1 van " + Nonce + " x"],
            text => Assert.False(BrokerSearch.TryReadAsk(Encoding.ASCII.GetBytes(text), text.Length, out _, out _)));
    }

    [Fact]
    public void Answer_with_the_right_code_gives_the_place()
    {
        var place = Read(BrokerSearch.Answer("van", Nonce, Place, Key));
        Assert.Equal("broker.local 8883 1", place?.Print());
    }

    [Fact]
    public void Answer_to_another_question_or_edge_or_under_another_key_is_refused()
    {
        Assert.Null(Read(BrokerSearch.Answer("van", "f" + Nonce[1..], Place, Key)));
        Assert.Null(Read(BrokerSearch.Answer("boat", Nonce, Place, Key)));
        Assert.Null(Read(BrokerSearch.Answer("van", Nonce, Place, new byte[32])));
    }

    [Fact]
    public void Answer_with_any_changed_byte_is_refused()
    {
        var answer = BrokerSearch.Answer("van", Nonce, Place, Key);
        Gen.Select(Gen.Int[0, answer.Length - 1], Gen.Byte).Where((at, value) => value != answer[at]).Sample((at, value) =>
        {
            var changed = (byte[])answer.Clone();
            changed[at] = value;
            var isSameDigit = at >= answer.Length - 64 && char.IsAsciiLetter((char)value) && (answer[at] | 0x20) == (value | 0x20);
            Assert.Equal(isSameDigit, Read(changed) != null);
        });
    }

    [Fact]
    public void Any_bytes_are_refused_without_harm()
    {
        Gen.Byte.Array[0, 300].Sample(data =>
        {
            Assert.Null(Read(data));
            Assert.False(BrokerSearch.TryReadAsk(data, data.Length, out _, out _));
        });
    }

    [Theory]
    [InlineData("broker.local 1883 0", true)]
    [InlineData("broker.local 1883", false)]
    [InlineData("broker.local 1883 2", false)]
    [InlineData("broker.local 0 0", false)]
    [InlineData("bro/ker 1883 0", false)]
    public void Place_is_host_port_and_tls(string text, bool isPlace)
    {
        Assert.Equal(isPlace ? text : null, BrokerPlace.Parse(text)?.Print());
    }

    private static BrokerPlace? Read(byte[] answer) => BrokerSearch.ReadAnswer(answer, answer.Length, "van", Nonce, Key);
}
