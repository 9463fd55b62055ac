// NanoWorkTests: how much work an ESP32 is given: opcodes, calls and objects for each byte and block, counted by running
// the IL of the surface build on a device's stream. Not a time: nobody has measured an ESP32 here.

using System.Text;
using Victron.Edge.Shared.Tests.Architecture.Nano;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class NanoWorkTests(ITestOutputHelper output)
{
    private const string Namespace = "Victron.Edge.VeDirect.";

    // The first seconds teach a decoder its labels, layouts and identity.
    private const int LearningSeconds = 4;
    private const int CountedSeconds = 8;

    // Guard, not goal: a plain checksum loop takes 13.
    private const double OpcodesPerByteMax = 120;

    [Theory]
    [InlineData(1920)]
    [InlineData(64)]
    [InlineData(1)]
    public void Decoder_makes_no_object_for_a_known_device(int chunkBytes)
    {
        using var assembly = NanoAssembly.Open("tests/nano/Victron.Edge.SurfaceShared");
        var machine = new NanoMachine(assembly);
        var decoder = machine.New(Namespace + "PortDecoder", default, default, Slot.Int(700));
        var learnt = Enumerable.Range(0, LearningSeconds).Sum(second => Decode(machine, decoder, second, chunkBytes));
        Assert.True(learnt > 0 && machine.Objects > 0, "learning a device makes objects and believes a second: the counting works");

        var (opcodes, calls, objects) = (machine.Opcodes, machine.Calls, machine.Objects);
        machine.ByMethod.Clear();
        var believed = Enumerable.Range(LearningSeconds, CountedSeconds).Sum(second => Decode(machine, decoder, second, chunkBytes));
        opcodes = machine.Opcodes - opcodes;
        calls = machine.Calls - calls;
        objects = machine.Objects - objects;
        Report(machine, chunkBytes, opcodes, calls, objects);

        Assert.Equal(CountedSeconds, believed);
        Assert.Equal(0, objects);
        Assert.InRange((double)opcodes / (CountedSeconds * Block(0).Length), 1, chunkBytes == 1 ? 4 * OpcodesPerByteMax : OpcodesPerByteMax);
    }

    private void Report(NanoMachine machine, int chunkBytes, long opcodes, long calls, long objects)
    {
        double bytes = CountedSeconds * Block(0).Length;
        output.WriteLine($"chunks of {chunkBytes}: {opcodes / bytes:F1} opcodes and {calls / bytes:F2} calls a byte, {opcodes / CountedSeconds} opcodes and {objects / CountedSeconds} objects a block of {Block(0).Length} bytes");
        foreach (var method in machine.ByMethod.OrderByDescending(method => method.Value).Take(12))
        {
            output.WriteLine($"  {method.Value / bytes,6:F1} opcodes a byte in {method.Key[Namespace.Length..]}");
        }
    }

    // Feeds one second and takes what the decoder believes of it, as the agent does.
    private static int Decode(NanoMachine machine, NanoObject decoder, int second, int chunkBytes)
    {
        var block = Block(second);
        long nowMs = 1000 * (second + 1);
        for (var offset = 0; offset < block.Length; offset += chunkBytes)
        {
            _ = machine.Call(decoder, "Feed", Slot.Of(block), Slot.Int(offset), Slot.Int(Math.Min(chunkBytes, block.Length - offset)), Slot.Long(nowMs)); // returns nothing
        }

        var believed = 0;
        while (machine.Call(decoder, "Next", Slot.Long(nowMs)).IsTrue)
        {
            believed++;
        }

        return believed;
    }

    // An MPPT charger's block whose current changes every second.
    private static byte[] Block(int second)
    {
        var text = $"\r\nPID\t0xA053\r\nFW\t159\r\nSER#\tHQ00000AAAA\r\nV\t12540\r\nI\t{400 + (10 * second)}\r\nVPV\t18540\r\nPPV\t5\r\nCS\t3\r\nMPPT\t2\r\nOR\t0x00000000"
            + "\r\nERR\t0\r\nLOAD\tON\r\nIL\t300\r\nH19\t144\r\nH20\t1\r\nH21\t6\r\nH22\t4\r\nH23\t14\r\nHSDS\t16\r\nChecksum\t";
        var bytes = Encoding.ASCII.GetBytes(text);
        return [.. bytes, (byte)-bytes.Sum(value => value)];
    }
}
