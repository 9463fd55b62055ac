// A conversation with a device makes no object once it runs: not for reads, writes, refusals, frames that nobody asked for.

using System.Text;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexAllocationTests
{
    private const int StepMs = 20;

    // Behind the info of 10 s and before that of the minute, which makes objects.
    private const long FromMs = 15_000;
    private const long EndMs = 60_000;

    private const int StartUptimeMs = 10_000_000;   // as many digits all the time

    private static readonly byte[] Unasked = Encoding.ASCII.GetBytes(":A0102000543\n");

    [Fact]
    public void Nothing_is_made_for_requests_once_the_first_ones_were_answered()
    {
        var host = new AnsweringHost();
        EdgeSettings settings = EdgeRun.Settings();
        var agent = new EdgeAgent(settings, -StartUptimeMs);
        agent.OnLink(true, 0);
        agent.Unlock(30, 0);
        byte[][] requests =
        [
            Encoding.ASCII.GetBytes("# id=read lease=60\n:7F0ED0071\n:154\n:352\n"),
            Encoding.ASCII.GetBytes("# id=w0000 boot=1a2b3c4d until=00000000\n:80120007805AF\n"),   // volatile: as often as one likes
            Encoding.ASCII.GetBytes("# id=w0000 boot=1a2b3c4d until=00000000\n:8F0ED0064000C\n"),   // worn after the first: repeated
            Encoding.ASCII.GetBytes("# id=bad\n:055\n"),
            Encoding.ASCII.GetBytes("no frame"),
        ];
        Run(agent, host, requests, 0, FromMs);
        int answered = host.Responses;
        int refused = host.Errors;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(agent, host, requests, FromMs, EndMs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(host.Responses - answered, 500, 5_000);
        Assert.InRange(host.Errors - refused, 500, 5_000);
    }

    private static void Run(EdgeAgent agent, AnsweringHost host, byte[][] requests, long fromMs, long endMs)
    {
        for (long nowMs = fromMs; nowMs < endMs; nowMs += StepMs)
        {
            byte[] request = requests[nowMs / StepMs % requests.Length];
            if (request[5] == 'w')
            {
                Number(request, "# id=w0000".Length, 4, nowMs / StepMs);
                Number(request, "# id=w0000 boot=1a2b3c4d until=00000000".Length, 8, StartUptimeMs + nowMs + 60_000);
            }

            agent.OnMessage(Topics.PortHexRequest(0), request, request.Length, false, false, nowMs);
            agent.OnUart(0, Unasked, 0, Unasked.Length, nowMs);
            for (int turn = 0; turn < 6; turn++)
            {
                _ = agent.Poll(nowMs, host);
                host.Answer(agent, nowMs);
            }
        }
    }

    // Writes the last digits of a number where they end.
    private static void Number(byte[] request, int end, int digits, long number)
    {
        for (int at = end - 1; at >= end - digits; at--)
        {
            request[at] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    // A device that echoes sets and answers the rest with what is ready.
    private sealed class AnsweringHost : IEdgeHost
    {
        private static readonly byte[] Value = Encoding.ASCII.GetBytes(":7F0ED009600DB\n");
        private static readonly byte[] Ping = Encoding.ASCII.GetBytes(":51641F9\n");
        private static readonly byte[] Version = Encoding.ASCII.GetBytes(":11641FD\n");

        private readonly byte[] _echo = new byte[64];
        private byte[]? _answer;
        private int _count;

        public int Responses { get; private set; }

        public int Errors { get; private set; }

        public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
        {
            Responses += topic == Topics.PortHexResponse(0) ? 1 : 0;
            Errors += topic == Topics.PortHexError(0) ? 1 : 0;
            return 0;
        }

        public int WriteUart(int port, byte[] data, int offset, int count)
        {
            _answer = data[offset + 1] == '7' ? Value : data[offset + 1] == '1' ? Ping : data[offset + 1] == '3' ? Version : _echo;
            _count = _answer == _echo ? count : _answer.Length;
            Array.Copy(data, offset, _echo, 0, count);
            return count;
        }

        public void Answer(EdgeAgent agent, long nowMs)
        {
            if (_answer is { } answer)
            {
                _answer = null;
                agent.OnUart(0, answer, 0, _count, nowMs);
            }
        }

        public bool HmacMatches(byte[] text, int textCount, byte[] mac) => false;

        public void Identify()
        {
        }

        public void Restart()
        {
        }
    }
}
