// PageRun: the page over a scripted board, asked as a browser would ask it.

using System.Text;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Board;

/// <summary>What came back for one request.</summary>
internal sealed record PageReply(int Status, string Type, bool AsksPassword, string Body, int LongestPiece, bool IsStored);

internal sealed class PageRun : IPageHost
{
    public const string Password = "correct horse";

    private readonly EdgePage _page;

    /// <param name="isOpen">A board that was never set up.</param>
    public PageRun(BoardSettings settings, bool isOpen = false)
    {
        _page = new EdgePage(this, settings, isOpen);
    }

    /// <summary>Fields of port 0: JSON member, name, unit. A null member is one that is not shown.</summary>
    public List<(string? Json, string? Name, string? Unit)> Fields { get; } =
    [
        ("\"battery_voltage\":12.800", "Battery voltage", "V"),
        (null, null, null),
        ("\"raw_x<y\":\"a:b&\"", null, null),
    ];

    public long NowMs { get; set; } = 100_000;

    public long UnlockedUntilMs { get; private set; }

    public BoardSettings? Saved { get; private set; }

    public string? SaveProblem { get; set; }

    public int PortCount { get; init; } = 2;

    public string Name => "van<2>";

    public int TroubleNow => Trouble.None;

    public static BoardSettings WithPassword()
    {
        var settings = Agent.SomeSettings.Plain();
        settings.PageSalt = new string('5', 32);
        settings.PageHash = Hex.Text(HmacSha256.Stretch(Encoding.UTF8.GetBytes(Password), Hex.Bytes(settings.PageSalt), settings.PageRounds));
        return settings;
    }

    public PageReply Get(string path, string? password = null) => Ask("GET", path, null, password, null);

    public PageReply Post(string path, string form, string? password = null, string? origin = "http://192.168.1.5") => Ask("POST", path, form, password, origin);

    public PageReply Ask(string method, string path, string? body, string? password, string? origin)
    {
        var data = Encoding.UTF8.GetBytes(body ?? "");
        return Ask(new PageRequest
        {
            Method = method,
            Path = path,
            Host = "192.168.1.5",
            Origin = origin,
            Authorization = password == null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + password)),
            Body = data,
            BodyCount = data.Length > PageRequest.BodyBytesMax ? -1 : data.Length,
        });
    }

    public PageReply Ask(PageRequest request)
    {
        var answer = new Recorded();
        var isStored = _page.Answer(request, answer, NowMs);
        return new PageReply(answer.Status, answer.Type, answer.AsksPassword, Encoding.UTF8.GetString([.. answer.Body]), answer.LongestPiece, isStored);
    }

    public void WriteBoard(JsonWriter writer, long nowMs)
    {
        writer.Clear();
        writer.Pair("edge", Name);
        writer.Pair("uptime_ms", nowMs);
    }

    public byte[] Status(int port) => port == 0 ? EdgeWords.Online : EdgeWords.Offline;

    public string? Product(int port) => port == 0 ? "SmartSolar <MPPT>" : null;

    public long HeardAtMs(int port) => port == 0 ? NowMs - 2500 : -1;

    public bool WriteField(int port, int index, JsonWriter writer, out string? name, out string? unit)
    {
        writer.Clear();
        var isThere = port == 0 && index < Fields.Count;
        (var json, name, unit) = isThere ? Fields[index] : default;
        writer.Text(json ?? "");
        return isThere;
    }

    public void WriteCounters(int port, JsonWriter writer)
    {
        writer.Clear();
        writer.Text("{\"blocks\":");
        writer.Number(port, 0);
        writer.Letter('}');
    }

    public void Unlock(int minutes, long nowMs) => UnlockedUntilMs = minutes == 0 ? 0 : nowMs + (minutes * 60_000L);

    public string? Save(BoardSettings settings)
    {
        Saved = SaveProblem == null ? settings : Saved;
        return SaveProblem;
    }

    public byte[] Random(int count) => [.. Enumerable.Repeat((byte)0xAB, count)];

    private sealed class Recorded : IPageAnswer
    {
        public List<byte> Body { get; } = [];

        public int Status { get; private set; }

        public string Type { get; private set; } = "";

        public bool AsksPassword { get; private set; }

        public int LongestPiece { get; private set; }

        public void Begin(int status, string contentType, bool asksPassword)
        {
            Assert.Equal(0, Status); // once, and before the body
            (Status, Type, AsksPassword) = (status, contentType, asksPassword);
        }

        public void Write(byte[] data, int count)
        {
            Assert.NotEqual(0, Status);
            LongestPiece = Math.Max(LongestPiece, count);
            Body.AddRange(data.AsSpan(0, count));
        }
    }
}
