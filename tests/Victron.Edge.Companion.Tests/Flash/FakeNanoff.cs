// FakeNanoff: a script in place of nanoff: keeps its calls, plays answers and failures, and keeps what it was given for the board.

namespace Victron.Edge.Companion.Tests.Flash;

internal sealed class FakeNanoff : IDisposable
{
    private const string Script = """
        #!/bin/sh
        me=$(dirname "$0")
        printf '%s\n' "$*" >> "$me/calls"
        case "$*" in
            --version) step=version ;;
            *--platform*--devicedetails*) step=check ;;
            *--update*"-v minimal"*) step=firmware ;;
            *--update*) echo "Error E4000: Error executing ESP32 serial command. (The handle is invalid.)"; exit 160 ;;
            *--nanodevice*--deploy*) step=application ;;
            *--nanodevice*--devicedetails*) step=verify ;;
            *--target*--deploy*) step=loader ;;
            *--filedeployment*) step=settings; mkdir -p "$me/board"; cp files.json settings1.txt "$me/board"; [ ! -f ca.pem ] || cp ca.pem "$me/board" ;;
            *) step=unknown ;;
        esac
        cat "$me/$step.says" 2>/dev/null
        [ ! -f "$me/$step.hangs" ] || exec sleep 60
        [ ! -f "$me/$step.once" ] || { rm "$me/$step.once" "$me/$step.says"; exit 209; }
        exit "$(cat "$me/$step.exit" 2>/dev/null || echo 0)"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-nanoff-");

    public FakeNanoff()
    {
        File.WriteAllText(Path, Script.ReplaceLineEndings("\n"));
        UnixMode.Set(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Says("version", "nanoff 2.5.162+0123456789\n");
        Chip("ESP32 (ESP32-D0WD-V3 (revision v3.1))", "4MB");
        Says("verify", "Assemblies:\n  mscorlib, 1.17.11.0\n  Victron.Edge.Firmware, 0.1.0.0\n");
    }

    /// <summary>The program.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "nanoff");

    /// <summary>Its folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Words of each call, the question for its version left out.</summary>
    public IReadOnlyList<string> Calls => [.. Lines("calls").Where(line => line != "--version")];

    /// <summary>Sets what a step writes.</summary>
    public void Says(string step, string text) => File.WriteAllText(System.IO.Path.Combine(Folder, step + ".says"), text);

    /// <summary>Lets a step fail as nanoff fails: a line with its code, when it is to be quiet nothing else, and an exit code cut to a byte.</summary>
    public void Fails(string step, string code, string words)
    {
        Says(step, step == "firmware" ? $"{code}\n" : $"Error {code}: {words}\n");
        File.WriteAllText(System.IO.Path.Combine(Folder, step + ".exit"), (int.Parse(code[1..], System.Globalization.CultureInfo.InvariantCulture) & 0xFF).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Lets a step fail at the next call only.</summary>
    public void FailsOnce(string step, string code, string words)
    {
        Says(step, $"Error {code}: {words}\n");
        File.WriteAllText(System.IO.Path.Combine(Folder, step + ".once"), "");
    }

    /// <summary>Lets a step work again.</summary>
    public void Mend(string step)
    {
        Says(step, "OK\n");
        File.Delete(System.IO.Path.Combine(Folder, step + ".exit"));
    }

    /// <summary>Lets a step never come to an end.</summary>
    public void Hangs(string step) => File.WriteAllText(System.IO.Path.Combine(Folder, step + ".hangs"), "");

    /// <summary>Sets what is on the cable.</summary>
    public void Chip(string chip, string flash) => Says("check",
        $".NET nanoFramework Firmware Flasher v2.5.162\n\nConnected to:\n{chip}\nFeatures WiFi, BT, Dual Core\n"
        + $"Flash size {flash} W25Q32 from WINBOND (manufacturer 0xEF device 0x4016)\nPSRAM: undetermined\nCrystal 40MHz\nMAC A0:B7:65:01:02:03\n");

    /// <summary>A file as the board got it; null when it got none.</summary>
    public byte[]? OnBoard(string name)
    {
        string file = System.IO.Path.Combine(Folder, "board", name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    public void Dispose() => _folder.Delete(true);

    private string[] Lines(string name)
    {
        string file = System.IO.Path.Combine(Folder, name);
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }
}
