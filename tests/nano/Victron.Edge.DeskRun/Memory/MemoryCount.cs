// MemoryCount: makes the parts of the firmware, lets the core run for a quarter of an hour with two rich devices, and counts
// what stays on the heap. Prints the table of docs/firmware-memory.md.

extern alias real;

using System;
using System.Collections.Generic;
using System.IO;
using Victron.Edge.Agent;
using Victron.Edge.Firmware;
using RealEncoding = real::System.Text.Encoding;

namespace Victron.Edge.DeskRun;

/// <summary>Counts the steady state.</summary>
public static class MemoryCount
{
    private const int Seconds = 900;

    // The richest devices that were recorded: a battery monitor with two blocks, a solar charger with a load output.
    private static readonly string[] Monitor =
    [
        "PID=0xA381", "V=12846", "VS=12930", "I=-4210", "P=-54", "CE=-31770", "SOC=812", "TTG=1327", "Alarm=OFF", "Relay=OFF", "AR=0", "BMV=712 Smart", "FW=0408", "MON=0",
    ];

    private static readonly string[] History =
    [
        "H1=-98210", "H2=-31770", "H3=-22015", "H4=17", "H5=1", "H6=-2214876", "H7=11000", "H8=14733", "H9=81240", "H10=44", "H11=2", "H12=0", "H15=11800", "H16=13990", "H17=2711", "H18=3120",
    ];

    private static readonly string[] Solar =
    [
        "PID=0xA053", "FW=159", "SER#=HQ9901TEST1", "V=13410", "I=7300", "VPV=31240", "PPV=101", "CS=3", "MPPT=2", "OR=0x00000000", "ERR=0", "LOAD=ON", "IL=300", "H19=5521", "H20=38", "H21=188", "H22=61", "H23=240", "HSDS=71",
    ];

    /// <summary>Prints the table.</summary>
    public static void Print(TextWriter output)
    {
        Configure();
        output.WriteLine("| on the managed heap, in bytes | one device | two devices |");
        output.WriteLine("|---|---|---|");
        List<(string Part, int Bytes)> one = Parts(1);
        List<(string Part, int Bytes)> two = Parts(2);
        for (int i = 0; i < one.Count; i++)
        {
            output.WriteLine($"| {one[i].Part} | {one[i].Bytes:N0} | {two[i].Bytes:N0} |");
        }

        output.WriteLine($"| **together** | **{Sum(one):N0}** | **{Sum(two):N0}** |");
    }

    private static List<(string Part, int Bytes)> Parts(int ports)
    {
        var heap = new NanoHeap();
        var parts = new List<(string, int)>();
        AddStatics(heap, typeof(VeDirect.PortDecoder));
        AddStatics(heap, typeof(EdgeAgent));
        AddStatics(heap, typeof(Board));
        parts.Add(("static tables", heap.Take()));

        var board = new Board();
        heap.Add(board);
        parts.Add(("settings, boot log, signs of life", heap.Take()));

        EdgeSettings settings = EdgeSetup.Describe(board);
        settings.PortCount = ports;
        EdgeAgent agent = Run(settings, false, out int longest);
        heap.Add(agent);
        int rings = ports * settings.RingBytes;
        parts.Add(("core: a battery monitor of 27 values; the second a solar charger of 18", heap.Take() - rings));
        parts.Add(("rings for samples that wait", rings));
        parts.Add(("HEX on each port, from the first request on", Weight(Run(settings, true, out _)) - Weight(Run(settings, false, out _))));

        var link = new MqttLink(board, settings.Name, agent.Topics.Name(Topics.EdgeStatus), ["a", "b", "c", "d", "e"]);
        heap.Add(link);
        parts.Add(("network: queues and receipts, empty", heap.Take()));
        parts.Add(($"{MqttOutbox.MessagesMax} messages that wait or are under way, all as long as the longest", MqttOutbox.MessagesMax * MessageBytes(longest)));

        object gate = new object();
        heap.Add(new PageThread(board, new EdgePage(new PageHost(board, agent, gate), board.Settings, false)));
        parts.Add(("page", heap.Take()));
        heap.Add(new MainLoop(board, agent, new FirmwareHost(board, agent.Topics, link, []), [], link, gate));
        parts.Add(("main loop", heap.Take()));
        return parts;
    }

    // Everything that can be set is set, as flash does.
    private static void Configure()
    {
        var settings = new BoardSettings
        {
            Name = "van-2",
            Board = "esp32-devkit",
            WifiSsid = "van",
            WifiPassword = "wifi-password",
            BrokerUser = "van-2",
            BrokerPassword = "broker-password",
            KnownBroker = "192.168.4.10 1883 0",
            ReceivePins = [16, 25],
            TransmitPins = [17, 26],
            LedPin = 2,
            ButtonPin = 0,
            PairingKey = new string('a', 64),
            PageSalt = new string('b', 32),
            PageHash = new string('c', 64),
        };
        if (!new Board().Save(settings, out string problem))
        {
            throw new InvalidOperationException(problem);
        }
    }

    private static int Sum(List<(string Part, int Bytes)> parts)
    {
        int sum = 0;
        foreach ((string _, int bytes) in parts)
        {
            sum += bytes;
        }

        return sum;
    }

    private static void AddStatics(NanoHeap heap, Type one)
    {
        foreach (Type type in one.Assembly.GetTypes())
        {
            if (!type.ContainsGenericParameters && NanoHeap.IsOurs(type))
            {
                heap.AddStatics(type);
            }
        }
    }

    private static int Weight(EdgeAgent agent)
    {
        var heap = new NanoHeap();
        heap.Add(agent);
        return heap.Take();
    }

    private static EdgeAgent Run(EdgeSettings settings, bool hasRequests, out int longest)
    {
        var host = new TakingHost();
        var agent = new EdgeAgent(settings, 0);
        agent.OnLink(true, 0);
        for (int second = 1; second <= Seconds; second++)
        {
            Say(agent, 0, Monitor, second * 1000L, host);
            Say(agent, 0, History, (second * 1000L) + 150, host);
            if (settings.PortCount > 1)
            {
                Say(agent, 1, Solar, (second * 1000L) + 200, host);
            }
        }

        if (hasRequests)
        {
            Ask(agent, settings, host);
        }

        longest = host.BytesMax;
        return agent;
    }

    // All that can be under way: a request that writes, one that waits, and a console that wants every frame.
    private static void Ask(EdgeAgent agent, EdgeSettings settings, IEdgeHost host)
    {
        const long nowMs = (Seconds + 1) * 1000L;
        agent.Unlock(1, nowMs);
        for (int port = 0; port < settings.PortCount; port++)
        {
            for (int i = 0; i < 2; i++)
            {
                byte[] request = RealEncoding.ASCII.GetBytes($"# id=request-{i} boot={settings.BootId} until={nowMs + 8000} lease=60\n:8F0ED0064000C\n");
                agent.OnMessage(Topics.PortHexRequest(port), request, request.Length, false, false, nowMs);
                _ = agent.Poll(nowMs, host);
            }
        }
    }

    private static void Say(EdgeAgent agent, int port, string[] fields, long nowMs, IEdgeHost host)
    {
        string text = "";
        foreach (string field in fields)
        {
            int split = field.IndexOf('=');
            text += "\r\n" + field[..split] + "\t" + field[(split + 1)..];
        }

        byte[] block = RealEncoding.ASCII.GetBytes(text + "\r\nChecksum\t\0");
        byte sum = 0;
        foreach (byte b in block)
        {
            sum += b;
        }

        block[^1] = (byte)-sum;
        agent.OnUart(port, block, 0, block.Length, nowMs);
        _ = agent.Poll(nowMs, host);
    }

    // Copy of the payload, text of the topic where it was made for this message, and what the client makes of a message.
    private static int MessageBytes(int payload)
    {
        const int clientMessage = 12 + (12 * 25);
        const int topic = 96;
        return 20 + payload + topic + clientMessage;
    }
}
