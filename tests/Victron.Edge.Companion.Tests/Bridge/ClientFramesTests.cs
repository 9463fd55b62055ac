// Frames of clients: which go to the device, which are answered here, and which are not answered at all.

using System.Text;
using Victron.Edge.Companion.Bridge;

namespace Victron.Edge.Companion.Tests.Bridge;

public sealed class ClientFramesTests
{
    private const string Set = ":8F0ED0064000C";
    private readonly ClientFrames _frames;
    private bool _isUnlocked;

    public ClientFramesTests() => _frames = new ClientFrames(() => _isUnlocked, "locked");

    [Theory]
    [InlineData(":154")]
    [InlineData(":352")]
    [InlineData(":451")]
    [InlineData(":7F0ED0071")]
    public void A_question_goes_to_the_device_however_it_is_cut(string frame)
    {
        foreach (char letter in frame + "\n")
        {
            Feed(letter.ToString());
        }

        Assert.Equal([frame], Batch());
        Assert.Empty(Answers());
        Feed("\r\n" + frame + "\r\n");
        Assert.Equal([frame], Batch());
        Assert.Empty(Answers());
    }

    [Theory]
    [InlineData(":452\n")]          // check
    [InlineData(":7F0ED007\n")]     // half a byte
    [InlineData(":7F0ED78\n")]      // a get without flags
    [InlineData(":1\n")]
    public void A_damaged_frame_is_answered_as_a_device_does(string frame)
    {
        Feed(frame);
        Assert.Equal([":4AAAAFD\n"], Answers());
        Assert.False(_frames.HasFrames);
    }

    [Fact]
    public void A_command_that_no_device_knows_is_answered_as_a_device_does()
    {
        Feed(":253\n");
        Assert.Equal([":3020050\n"], Answers());
        Feed(":94C\n");
        Assert.Equal([":3090049\n"], Answers());
        Assert.False(_frames.HasFrames);
    }

    [Theory]
    [InlineData(":51641F9\n:4AAAAFD\n:3020050\n:156A05E\n:7F0ED009600DB\n:A0102000543\n")]
    public void An_echo_of_answers_is_followed_by_nothing(string echo)
    {
        Feed(echo[(echo.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        Assert.Empty(Answers());
        Assert.False(_frames.HasFrames);
    }

    [Theory]
    [InlineData(Set)]
    [InlineData(":64F")]
    public void What_changes_something_waits_for_an_unlocked_edge(string frame)
    {
        Feed(frame + "\n");
        Assert.False(_frames.HasFrames);
        Assert.Empty(Answers());
        Assert.Equal(["locked"], Lines());
        _isUnlocked = true;
        Feed(frame + "\n");
        Assert.Equal([frame], Batch());
        Assert.Empty(Lines());
    }

    [Theory]
    [InlineData(":055\n")]
    [InlineData(":0000102030405060708091F\n")]
    [InlineData(":0AAAAFF\n")]
    public void The_boot_loader_is_never_reached(string frame)
    {
        _isUnlocked = true;
        string body = frame[1..^3];
        int sum = Convert.ToInt32(body[..1], 16);
        for (int i = 1; i < body.Length; i += 2)
        {
            sum += Convert.ToInt32(body.Substring(i, 2), 16);
        }

        Feed($":{body}{(0x55 - sum) & 0xFF:X2}\n");
        Assert.False(_frames.HasFrames);
        Assert.Empty(Answers());
        _ = Assert.Single(Lines());
    }

    [Fact]
    public void Whatever_is_fed_only_known_frames_come_out_and_few_wait()
    {
        _isUnlocked = true;
        var random = new Random(5);
        byte[] noise = new byte[200];
        byte[] letters = Encoding.ASCII.GetBytes(":0123456789ABCDEF\n\r\t");
        for (int i = 0; i < 20_000; i++)
        {
            for (int at = 0; at < noise.Length; at++)
            {
                noise[at] = random.Next(20) == 0 ? (byte)random.Next(256) : letters[random.Next(letters.Length)];
            }

            _frames.Feed(noise, noise.Length, 0);
            while (_frames.HasFrames)
            {
                Assert.All(Batch(), frame => Assert.Matches("^:(154|352|451|64F|7[0-9A-F]{4}00[0-9A-F]{2}|8[0-9A-F]{4}00([0-9A-F]{2})+)$", frame));
            }

            _ = Answers();
            _ = Lines();
        }
    }

    [Fact]
    public void A_request_holds_what_waits_and_a_write_is_its_last_frame()
    {
        _isUnlocked = true;
        Feed(string.Concat(Enumerable.Repeat(":154\n", 40)));
        Assert.Equal(32, Batch().Count);
        Feed(Set + "\n:451\n");
        Assert.Equal(9, Batch().Count);
        Assert.Equal([":451"], Batch());
        Feed(string.Concat(Enumerable.Repeat(":154\n", 1000)));
        int waiting = 0;
        while (_frames.HasFrames)
        {
            waiting += Batch().Count;
        }

        Assert.Equal(ClientFrames.WaitingMax, waiting);
        Assert.Equal(1000 - waiting, Lines().Count);
    }

    [Fact]
    public void A_write_that_waited_for_too_long_is_dropped_and_told_and_a_question_is_not()
    {
        _isUnlocked = true;
        Feed(Set + "\n:154\n");
        Assert.Equal([":154"], Batch(3_001));
        Assert.Equal(["a client wanted to set something, and the device was busy for too long: not passed on."], Lines());
        Feed(Set + "\n");
        Assert.Equal([Set], Batch(3_000));
        Assert.Empty(Lines());
    }

    [Fact]
    public void A_request_is_no_longer_than_an_edge_takes()
    {
        _isUnlocked = true;
        string frame = Frame(0x8, [0xF0, 0xED, 0, .. new byte[61]]);
        Assert.Equal(64, (frame.Length - 4) / 2);
        Feed(frame + "\n");
        Assert.Equal([frame], Batch());
        Feed(Frame(0x8, [0xF0, 0xED, 0, .. new byte[62]]) + "\n");
        Assert.False(_frames.HasFrames);
    }

    private static string Frame(int command, byte[] data) =>
        $":{command:X}{Convert.ToHexString(data)}{(0x55 - command - data.Sum(value => value)) & 0xFF:X2}";

    private void Feed(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        _frames.Feed(bytes, bytes.Length, 0);
    }

    private List<string> Batch(long nowMs = 0) => [.. _frames.NextBatch(nowMs).Select(frame => frame.Text)];

    private List<string> Answers()
    {
        List<string> answers = [];
        while (_frames.TryAnswer(out byte[]? answer))
        {
            answers.Add(Encoding.ASCII.GetString(answer!));
        }

        return answers;
    }

    private List<string> Lines()
    {
        List<string> lines = [];
        while (_frames.TryLine(out string? line))
        {
            lines.Add(line!);
        }

        return lines;
    }
}
