// The log of a device over HTTP: what goes over its way comes line by line, to nobody without a password, and not to too many.

using System.Net;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class LogPageTests
{
    private const string Lines = "/device/van-1/ve1/log/lines";

    private static readonly DateTimeOffset At = new(2026, 6, 1, 14, 3, 5, 250, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_message_is_a_line()
    {
        var road = new ModelRoad();
        await using WebBench bench = await WebBench.StartAsync(settings: road);
        bench.Fill();
        using StreamReader reader = await OpenAsync(bench);
        Assert.Equal(["event: begin", "data: ", ""], [await reader.ReadLineAsync(Stop), await reader.ReadLineAsync(Stop), await reader.ReadLineAsync(Stop)]);
        await road.Lines.Writer.WriteAsync(new PortLine(At, "hex/request", "# id=1\n:7F7ED006A\n"), Stop);
        await road.Lines.Writer.WriteAsync(new PortLine(At, "state", "{\"seq\":1,\"name\":\"</script>\"}"), Stop);
        Assert.Equal(
            ["event: line", "data: [\"14:03:05.2\",\"hex/request\",\"# id=1\\n:7F7ED006A\\n\"]", "", "event: line", "data: [\"14:03:05.2\",\"state\",\"{\\u0022seq\\u0022:1,\\u0022name\\u0022:\\u0022\\u003C/script\\u003E\\u0022}\"]"],
            [await reader.ReadLineAsync(Stop), await reader.ReadLineAsync(Stop), await reader.ReadLineAsync(Stop), await reader.ReadLineAsync(Stop), await reader.ReadLineAsync(Stop)]);
    }

    [Fact]
    public async Task The_page_tells_where_the_lines_are_and_of_what()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        string page = await bench.GetAsync("/device/van-1/ve1/log");
        Assert.Contains($"data-log=\"{Lines}\"", page, StringComparison.Ordinal);
        Assert.Contains("<script src=\"/log.js\" defer></script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/log.js", await bench.GetAsync("/device/van-1/ve1"), StringComparison.Ordinal);
        foreach (string missing in (string[])["/device/van-1/ve9/log", "/device/van-1/ve9/log/lines"])
        {
            using HttpResponseMessage answer = await bench.Client.GetAsync(new Uri(missing, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task More_than_eight_at_once_are_told_to_close_one_and_a_closed_one_makes_room()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        StreamReader[] open = new StreamReader[8];
        for (int i = 0; i < open.Length; i++)
        {
            open[i] = await OpenAsync(bench);
            Assert.Equal("event: begin", await open[i].ReadLineAsync(Stop));
        }

        using (StreamReader more = await OpenAsync(bench))
        {
            Assert.Contains("8 logs are open already; close one.", await more.ReadToEndAsync(Stop), StringComparison.Ordinal);
        }

        open[0].Dispose();
        string? line;
        do
        {
            // That the other side has gone is noticed a moment later.
            using StreamReader next = await OpenAsync(bench);
            line = await next.ReadLineAsync(Stop);
        }
        while (line == "event: line");
        Assert.Equal("event: begin", line);
        foreach (StreamReader reader in open)
        {
            reader.Dispose();
        }
    }

    private static async Task<StreamReader> OpenAsync(WebBench bench)
    {
        HttpResponseMessage answer = await bench.Client.GetAsync(new Uri(Lines, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync(Stop));
    }
}
