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
        var heap = new NanoHeap();
        var rows = new List<(string Part, int Objects, int Bytes)>();
        void Row(string part)
        {
            (int objects, int bytes) = heap.Take();
            rows.Add((part, objects, bytes));
        }

        foreach (Type type in typeof(EdgeAgent).Assembly.GetTypes())
        {
            AddStatics(heap, type);
        }

        foreach (Type type in typeof(VeDirect.PortDecoder).Assembly.GetTypes())
        {
            AddStatics(heap, type);
        }

        Row("tables of the core (static arrays)");

        var board = new Board();
        heap.Add(board);
        Row("board: settings, boot log, signs of life");

        EdgeSettings settings = EdgeSetup.Describe(board);
        int ringBytes = settings.RingBytes;
        EdgeAgent one = Run(settings, 1, out _);
        heap.Add(one);
        Row("core with a battery monitor of 27 values, without its ring");
        rows[^1] = (rows[^1].Part, rows[^1].Objects, rows[^1].Bytes - ringBytes);

        // What a second port adds: the same core with it, less the core without.
        var other = new NanoHeap();
        other.Add(Run(settings, 2, out int longest));
        (int Objects, int Bytes) both = other.Take();
        rows.Add(("second port with a solar charger of 18 values, without its ring", both.Objects - rows[^1].Objects, both.Bytes - rows[^1].Bytes - (2 * ringBytes)));
        rows.Add(("rings of both ports", 4, 2 * ringBytes));

        var link = new MqttLink(board, settings.Name, one.Topics.Name(Topics.EdgeStatus), ["a", "b", "c", "d"]);
        heap.Add(link);
        Row("network: queues and receipts, empty");
        rows.Add(("messages that wait or are under way, at worst", 2 * MqttOutbox.MessagesMax, MqttOutbox.MessagesMax * MessageBytes(longest)));

        object gate = new object();
        heap.Add(new PageThread(board, new EdgePage(new PageHost(board, one, gate), board.Settings, false)));
        Row("page");
        heap.Add(new MainLoop(board, one, new FirmwareHost(board, one.Topics, link, []), [], link, gate));
        Row("main loop");
        foreach (Type type in typeof(Board).Assembly.GetTypes())
        {
            if (type.Namespace == "Victron.Edge.Firmware")
            {
                AddStatics(heap, type);
            }
        }

        Row("static fields of the firmware");
        Write(rows, output);
    }

    private static void AddStatics(NanoHeap heap, Type type)
    {
        if (!type.ContainsGenericParameters)
        {
            heap.AddStatics(type);
        }
    }

    private static EdgeAgent Run(EdgeSettings settings, int ports, out int longest)
    {
        settings.PortCount = ports;
        var host = new TakingHost();
        var agent = new EdgeAgent(settings, 0);
        agent.OnLink(true, 0);
        for (int second = 1; second <= Seconds; second++)
        {
            Say(agent, 0, Monitor, second * 1000L, host);
            Say(agent, 0, History, (second * 1000L) + 150, host);
            if (ports > 1)
            {
                Say(agent, 1, Solar, (second * 1000L) + 200, host);
            }
        }

        longest = host.BytesMax;
        return agent;
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

    private static void Write(List<(string Part, int Objects, int Bytes)> rows, TextWriter output)
    {
        output.WriteLine("| on the managed heap | objects | bytes |");
        output.WriteLine("|---|---|---|");
        int objects = 0;
        int bytes = 0;
        foreach ((string part, int partObjects, int partBytes) in rows)
        {
            output.WriteLine($"| {part} | {partObjects:N0} | {partBytes:N0} |");
            objects += partObjects;
            bytes += partBytes;
        }

        output.WriteLine($"| **together** | **{objects:N0}** | **{bytes:N0}** |");
    }
}
