// RegisterPty: a small solar charger on a real pseudo-terminal: a block of text each second, and registers that can be read and
// written by HEX. It keeps what it is told, so a test can see what reached it.

using System.Text;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class RegisterPty : IAsyncDisposable
{
    private const int UnknownRegister = 1;

    private readonly PseudoTerminal _terminal = PseudoTerminal.Open();
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<int, byte[]> _registers = [];
    private readonly List<string> _writes = [];
    private readonly StringBuilder _line = new();
    private readonly Task _run;

    /// <summary>Plugs a device in.</summary>
    /// <param name="registers">Bytes of each register, in hexadecimal.</param>
    public RegisterPty(params (int Register, string Bytes)[] registers)
    {
        foreach ((int register, string bytes) in registers)
        {
            _registers[register] = Convert.FromHexString(bytes);
        }

        _run = Task.Run(RunAsync);
    }

    /// <summary>Path of the port.</summary>
    public string Path => _terminal.Path;

    /// <summary>Set frames and restarts that came over the wire.</summary>
    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (_gate)
            {
                return [.. _writes];
            }
        }
    }

    /// <summary>What a register holds.</summary>
    public string this[int register]
    {
        get
        {
            lock (_gate)
            {
                return Convert.ToHexString(_registers[register]);
            }
        }
    }

    /// <summary>Changes a register as somebody at the device would.</summary>
    public void Put(int register, string bytes)
    {
        lock (_gate)
        {
            _registers[register] = Convert.FromHexString(bytes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _terminal.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        byte[] asked = new byte[512];
        long nextText = 0;
        while (!_end.IsCancellationRequested)
        {
            if (Environment.TickCount64 >= nextText)
            {
                _terminal.Write(Blocks.Solar, 0, Blocks.Solar.Length, _end.Token);
                nextText = Environment.TickCount64 + 1000;
            }

            int count = _terminal.ReadAvailable(asked, 0, asked.Length);
            for (int i = 0; i < count; i++)
            {
                Take((char)asked[i]);
            }

            await Task.Delay(5, _end.Token);
        }
    }

    private void Take(char letter)
    {
        if (letter != '\n')
        {
            _ = letter == ':' ? _line.Clear() : _line.Append(letter);
            return;
        }

        string frame = _line.ToString();
        byte[] data = Convert.FromHexString(frame[1..^2]);
        string? answer = frame[0] switch
        {
            '1' => Frame('5', [0x56, 0x41]),
            '3' => Frame('1', [0x56, 0x41]),
            '4' => Frame('1', [0x53, 0xA0]),
            '7' => Get(data),
            '8' => Set(frame, data),
            _ => null,
        };
        if (answer is not null)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(answer);
            _terminal.Write(bytes, 0, bytes.Length, _end.Token);
        }
    }

    private string Get(byte[] data)
    {
        lock (_gate)
        {
            return _registers.TryGetValue(data[0] | (data[1] << 8), out byte[]? value)
                ? Frame('7', [data[0], data[1], 0, .. value]) : Frame('7', [data[0], data[1], UnknownRegister]);
        }
    }

    private string Set(string frame, byte[] data)
    {
        lock (_gate)
        {
            _writes.Add(":" + frame);
            int register = data[0] | (data[1] << 8);
            if (!_registers.ContainsKey(register))
            {
                return Frame('8', [data[0], data[1], UnknownRegister]);
            }

            _registers[register] = data[3..];
            return Frame('8', data);
        }
    }

    private static string Frame(char command, byte[] data)
    {
        int check = (0x55 - Convert.ToInt32(command.ToString(), 16) - data.Sum(value => value)) & 0xFF;
        return $":{command}{Convert.ToHexString(data)}{check:X2}\n";
    }
}
