// RegisterDialogue: asks simulated devices over the line as a host does, with a frame writer and reader of its own.
using System.Globalization;
using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

internal sealed class RegisterDialogue
{
    // Longer than a block, a reply and the frames behind it.
    private const int PatienceMs = 700;
    private readonly StringBuilder _frames = new();
    private bool _isInFrame;

    public RegisterDialogue(string kind, string start = "10:30")
    {
        Device = WireReading.Device(kind, start: start);
        Wait(2500);
    }

    public static DeviceCatalogue Catalogue { get; } = DeviceCatalogue.Load();

    public static TheoryData<string> Kinds => [.. DeviceKinds.All.Where(kind => kind.Hex != HexGeneration.None).Select(kind => kind.Name)];

    public SimulatedDevice Device { get; }

    public long NowMs { get; private set; }

    /// <summary>Frames since the last request.</summary>
    public IReadOnlyList<string> Frames => _frames.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Wait(int ms)
    {
        for (long until = NowMs + ms; NowMs < until;)
        {
            NowMs += 20;
            Device.Advance(NowMs);
            while (Device.TryRead(out WireByte next))
            {
                Hear(next.Value);
            }
        }
    }

    public (int Flags, byte[] Value)? Get(int register) => Ask(7, register, []);

    public (int Flags, byte[] Value)? Set(int register, byte[] value) => Ask(8, register, value);

    public (int Flags, byte[] Value)? Set(RegisterEntry entry, decimal value) => Set(entry.Id, Bytes(entry, value));

    public decimal Number(int register)
    {
        RegisterEntry entry = Catalogue.Entry(Device.Family, register)!;
        return RegisterValue.Decode(Catalogue, entry.Row, Get(register)!.Value.Value).Number!.Value;
    }

    public static byte[] Bytes(RegisterEntry entry, decimal value)
    {
        long raw = (long)Math.Round(value / entry.Scale);
        int width = entry.Type[2..] switch { "8" => 1, "16" => 2, _ => entry.Type.EndsWith('8') ? 1 : entry.Type.EndsWith("16", StringComparison.Ordinal) ? 2 : 4 };
        return BitConverter.GetBytes(raw)[..width];
    }

    public void Send(int command, byte[] data)
    {
        _ = _frames.Clear();
        int check = (0x55 - command - data.Sum(b => b)) & 0xFF;
        byte[] frame = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $":{command:X}{Convert.ToHexString(data)}{check:X2}\n"));
        Device.Receive(frame, 0, frame.Length);
    }

    public (int Flags, byte[] Value)? Ask(int command, int register, byte[] value)
    {
        Send(command, [(byte)register, (byte)(register >> 8), 0, .. value]);
        Wait(PatienceMs);
        return ReplyTo(command, register);
    }

    public (int Flags, byte[] Value)? ReplyTo(int command, int register)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $":{command:X}{register & 0xFF:X2}{register >> 8:X2}");
        string? frame = Frames.FirstOrDefault(text => text.StartsWith(head, StringComparison.Ordinal));
        if (frame == null)
        {
            return null;
        }

        byte[] bytes = Convert.FromHexString(frame[2..]);
        return ((command + bytes.Sum(b => b)) & 0xFF) == 0x55 ? (bytes[2], bytes[3..^1]) : null;
    }

    private void Hear(byte next)
    {
        // A colon may be a checksum byte: a request is long answered before the next block ends in one, or the frame is no frame.
        _isInFrame |= next == (byte)':';
        if (_isInFrame)
        {
            _ = _frames.Append((char)next);
            _isInFrame = next != (byte)'\n';
        }
    }
}
