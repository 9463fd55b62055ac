// FlashBench: everything that a set-up touches, made of stand-ins: a pseudo-terminal as the board's port, a script as nanoff,
// folders that vanish. Nothing here is an ESP32.

using Victron.Edge.Companion.Edges;
using Victron.Edge.Companion.Flash;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Tests.Flash;

internal sealed class FlashBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-flash-");
    private readonly PseudoTerminal _terminal;

    public FlashBench()
    {
        Nanoff = new FakeNanoff();
        _terminal = PseudoTerminal.Open();
        File.WriteAllText(Image, "NFMRK1 and the rest of an application");
        Words = new FlashWords
        {
            Board = "esp32-devkit",
            Port = _terminal.Path,
            Name = "van-1",
            WifiName = "Van",
            WifiPassword = "correct horse",
            PagePassword = "battery staple",
            Image = Image,
        };
    }

    public FakeNanoff Nanoff { get; }

    public string Port => _terminal.Path;

    public string Data => Path.Combine(_folder.FullName, "data");

    public string Image => Path.Combine(_folder.FullName, "Victron.Edge.Firmware.bin");

    public string PairingsFile => Path.Combine(Data, "pairings.json");

    public Pairings Pairings => new(PairingsFile);

    /// <summary>A set-up that works, to be changed in one thing.</summary>
    public FlashWords Words { get; set; }

    /// <summary>Runs a session with nobody to ask unless an asker is given.</summary>
    public async Task<FlashEnd> RunAsync(string? from = null, bool print = false, bool showSecrets = false, IAsker? asker = null, CancellationToken? stop = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var session = new FlashSession(Words, asker ?? new ScriptedAsker(), output, error)
        {
            From = from,
            IsPrint = print,
            ShowsSecrets = showSecrets,
            Data = Data,
            ToolFolders = ToolFolders ?? [Nanoff.Folder],
            ProgramFolder = _folder.FullName,
            FindPorts = FindPorts,
            StartWait = TimeSpan.Zero,
        };
        int code = await session.RunAsync(stop ?? TestContext.Current.CancellationToken);
        return new FlashEnd(code, output.ToString(), error.ToString());
    }

    /// <summary>Folders where nanoff is looked for; where the script is unless set.</summary>
    public IReadOnlyList<string>? ToolFolders { get; set; }

    /// <summary>Serial ports of the machine; none unless set.</summary>
    public Func<IReadOnlyList<SerialPortFinding>> FindPorts { get; set; } = () => [];

    public void Dispose()
    {
        _terminal.Dispose();
        Nanoff.Dispose();
        _folder.Delete(true);
    }
}
