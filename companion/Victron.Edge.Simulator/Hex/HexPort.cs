// HexPort: the RX pin of a device. Collects request frames and answers them.
// Leaves to others when the answer goes out (Transmitter) and what registers hold (IRegisterFile).
// Source: shared notes on HEX mode, commands, responses and worked examples.
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Faults;

namespace Victron.Edge.Simulator.Hex;

internal sealed class HexPort(DeviceIdentity identity, IRegisterFile registers, HexFaults faults)
{
    // One implementation reserves 100 characters; a longer request is noise.
    private const int RequestCharactersMax = 100;

    private const int EnterBootLoader = 0;
    private const int Ping = 1;
    private const int Version = 3;
    private const int Product = 4;
    private const int RestartDevice = 6;
    private const int GetRegister = 7;
    private const int SetRegister = 8;

    private readonly List<byte> _request = [];
    private bool _isInFrame;

    /// <summary>Takes one byte from the host.</summary>
    /// <returns>What it brought to an end, null while a frame is incomplete or between frames.</returns>
    public HexAnswer? Accept(byte next)
    {
        if (next == (byte)':')
        {
            _request.Clear();
            _isInFrame = true;
            return null;
        }

        if (_isInFrame && next == (byte)'\n')
        {
            _isInFrame = false;
            return Answer();
        }

        if (_isInFrame)
        {
            _request.Add(next);
            _isInFrame = _request.Count <= RequestCharactersMax;
        }

        return null;
    }

    /// <summary>Forgets a half request, as a restart does.</summary>
    public void Reset() => _isInFrame = false;

    private HexAnswer Answer()
    {
        if (!HexFrame.TryParse(_request, out int command, out byte[] data))
        {
            return new HexAnswer(HexFrame.Build(4, 0xAA, 0xAA), HexEffect.None);
        }

        bool isOfRegister = command is GetRegister or SetRegister && data.Length >= 3;
        HexFault? fault = faults.Strike(isOfRegister ? IdOf(data) : null, command == SetRegister);
        if (command == SetRegister && isOfRegister && fault?.Kind is HexFaultKind.ResetBeforeStoring or HexFaultKind.ForgetsWrite)
        {
            registers.Lose(IdOf(data), data[3..]);
            byte[] echo = HexFrame.OfRegister(SetRegister, IdOf(data), 0, data.AsSpan(3));
            return fault.Kind == HexFaultKind.ForgetsWrite ? new HexAnswer(echo, HexEffect.HoldsHex) : new HexAnswer([], HexEffect.Restarts);
        }

        HexAnswer answer = Answer(command, data);
        return fault == null ? answer : Spoil(fault, answer, command, data);
    }

    private HexAnswer Answer(int command, byte[] data) =>
        command switch
        {
            EnterBootLoader => new HexAnswer(HexFrame.Build(4, 0, 0), HexEffect.HoldsHex),
            Ping => new HexAnswer(HexFrame.Build(5, HexFrame.Little(VersionWord, 2)), HexEffect.HoldsHex),
            Version => new HexAnswer(HexFrame.Build(1, HexFrame.Little(VersionWord, 2)), HexEffect.HoldsHex),
            Product => new HexAnswer(HexFrame.Build(1, HexFrame.Little(identity.Pid, 2)), HexEffect.HoldsHex),
            RestartDevice => new HexAnswer([], HexEffect.Restarts),
            GetRegister when data.Length >= 3 => OfRegister(GetRegister, data, registers.Get(IdOf(data))),
            SetRegister when data.Length >= 3 => OfRegister(SetRegister, data, registers.Set(IdOf(data), data[3..])),
            GetRegister or SetRegister => new HexAnswer(HexFrame.Build(4, 0xAA, 0xAA), HexEffect.None),
            _ => new HexAnswer(HexFrame.Build(3, (byte)command, 0), HexEffect.HoldsHex),
        };

    private static HexAnswer Spoil(HexFault fault, HexAnswer answer, int command, byte[] data) =>
        fault.Kind switch
        {
            HexFaultKind.NoAnswer => answer with { Frame = [] },
            HexFaultKind.LateAnswer => answer with { LateMs = fault.LateMs },
            HexFaultKind.DamagedAnswer => answer with { Frame = Damaged(answer.Frame) },
            HexFaultKind.ForeignAnswer when data.Length >= 3 => answer with { Frame = Foreign(answer.Frame, command) },
            HexFaultKind.ResetBeforeStoring or HexFaultKind.ResetAfterStoring => new HexAnswer([], HexEffect.Restarts),
            _ => answer,
        };

    // Another check than the sum asks for: the last digit before LF.
    private static byte[] Damaged(byte[] frame)
    {
        byte[] damaged = [.. frame];
        if (damaged.Length > 2)
        {
            damaged[^2] = damaged[^2] == (byte)'0' ? (byte)'1' : (byte)'0';
        }

        return damaged;
    }

    // The same answer in the name of the register next to it, with a good check.
    private static byte[] Foreign(byte[] frame, int command)
    {
        if (frame.Length < 2 || !HexFrame.TryParse(frame[1..^1], out _, out byte[] data) || data.Length < 3)
        {
            return frame;
        }

        data[0] ^= 1;
        return HexFrame.Build(command, data);
    }

    // Two top bits 01 mean application; a version of 24 bits is given without its last byte.
    private int VersionWord => 0x4000 | identity.VersionDigits;

    private static int IdOf(byte[] data) => data[0] | (data[1] << 8);

    private static HexAnswer OfRegister(int command, byte[] data, RegisterReply reply) =>
        new(HexFrame.OfRegister(command, IdOf(data), reply.Flags, reply.Value), HexEffect.HoldsHex);
}
