// FlashPlan: the steps and files that make an edge out of a board, in nanoff's words. The same for doing and for printing.
// The order is firmware, then application, then settings, and never two of them in one call: nanoff's own combination writes
// the application to a fixed address that is wrong for two of four chips.

using System.Text;
using System.Text.Json.Nodes;

namespace Victron.Edge.Companion.Flash;

/// <summary>Steps and files of one set-up.</summary>
public sealed class FlashPlan
{
    /// <summary>Name of the file that lists files.</summary>
    public const string FilesFile = "files.json";

    /// <summary>Name of the settings, here and on the board.</summary>
    public const string SettingsFile = "settings1.txt";

    /// <summary>Name of the CA's certificate, here and on the board.</summary>
    public const string CaFile = "ca.pem";

    /// <summary>Name of the assembly that the board must list.</summary>
    public const string Application = "Victron.Edge.Firmware";

    /// <summary>The names of the steps, in order.</summary>
    public static readonly IReadOnlyList<string> StepNames = ["check", "firmware", "application", "verify", "settings"];

    private static readonly System.Text.Json.JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string Drive = @"I:\";
    private const string OtherSettingsFile = "settings2.txt";

    private readonly FlashRequest _request;

    /// <summary>Makes the plan of a request.</summary>
    public FlashPlan(FlashRequest request) => _request = request;

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<FlashStep> Steps => [Check(), Firmware(), Deploy(), Verify(), Settings()];

    /// <summary>The files by name, in the order in which they are shown.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Files()
    {
        List<KeyValuePair<string, byte[]>> files =
        [
            new(FilesFile, Encoding.UTF8.GetBytes(FileList())),
            new(SettingsFile, _request.Settings.Print()),
        ];
        if (_request.Ca is { } ca)
        {
            files.Add(new(CaFile, ca));
        }

        return files;
    }

    private FlashStep Check() => new("check", "which chip is it; nothing is written",
        ["--platform", "esp32", "--serialport", _request.Port, "--devicedetails"],
        "Nothing was written; the board is as it was.");

    // At its usual verbosity nanoff moves the cursor in this step, and fails where its output is no terminal, as here.
    private FlashStep Firmware()
    {
        List<string> words = ["--update", "--target", _request.Target, "--serialport", _request.Port, "-v", "minimal"];
        if (_request.FirmwareVersion is { } version)
        {
            words.AddRange(["--fwversion", version]);
        }

        if (_request.Erase)
        {
            words.Add("--masserase");
        }

        return new("firmware", $"nanoFramework, image {_request.Target}", words,
            "The board may hold no whole nanoFramework now and then does not start; application and settings were not touched"
            + (_request.Erase ? ", but may be erased." : "."));
    }

    // nanoff knows the address itself when it talks to nanoFramework; the ROM loader must be told.
    private FlashStep Deploy() => new("application", "the edge's own program",
        ["--nanodevice", "--deploy", "--serialport", _request.Port, "--image", _request.Image],
        "nanoFramework is on the board; the edge's program is not, or not whole.")
    {
        OtherWords =
        [
            "--target", _request.Target, "--serialport", _request.Port, "--deploy", "--image", _request.Image,
            "--address", _request.Board.Chip.DeployAddress,
        ],
    };

    private FlashStep Verify() => new("verify", $"the board must list {Application}",
        ["--nanodevice", "--devicedetails", "--serialport", _request.Port],
        "nanoFramework and a program were written, but the board does not run the program.");

    private static FlashStep Settings() => new("settings", "name, networks, pins and keys",
        ["--filedeployment", FilesFile],
        "The board holds nanoFramework and the edge's program; its settings are missing, old, or not whole.");

    // Deleted first: some firmware cannot overwrite a file above 1 KB.
    private string FileList()
    {
        var files = new JsonArray(Entry(SettingsFile, null), Entry(OtherSettingsFile, null), Entry(CaFile, null), Entry(SettingsFile, SettingsFile));
        if (_request.Ca is not null)
        {
            files.Add(Entry(CaFile, CaFile));
        }

        string lines = string.Join(",\n", files.Select(file => "    " + file!.ToJsonString(Json)));
        return $"{{\n  \"SerialPort\": {JsonValue.Create(_request.Port).ToJsonString(Json)},\n  \"files\": [\n{lines}\n  ]\n}}\n";
    }

    private static JsonObject Entry(string destination, string? source)
    {
        var entry = new JsonObject { ["DestinationFilePath"] = Drive + destination };
        if (source is not null)
        {
            entry["SourceFilePath"] = source;
        }

        return entry;
    }
}
