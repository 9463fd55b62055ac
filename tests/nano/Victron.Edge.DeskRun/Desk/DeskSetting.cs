// DeskSetting: the world around the board, read from desk.json whenever somebody asks: a test may write it anew at any time.

extern alias real;

using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Victron.Edge.DeskRun;

/// <summary>Content of <c>desk.json</c>; every key may be left out.</summary>
public sealed class DeskSetting
{
    /// <summary>Name of the file in the folder of the run.</summary>
    public const string FileName = "desk.json";

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IncludeFields = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    // The wire asks for every byte; a hand that changes the file is slower.
    private const long FreshMs = 10;

    private static DeskSetting _last;
    private static long _readAtMs;

    /// <summary>Board seconds in a real second; read once at the start.</summary>
    public double Speed = 1;

    /// <summary>Name of the network that is in the air.</summary>
    public string Ssid = "van";

    /// <summary>Its password.</summary>
    public string Password = "wifi-password";

    /// <summary>Whether its access point is switched on.</summary>
    public bool AccessPoint = true;

    /// <summary>Board milliseconds that joining and DHCP take.</summary>
    public int JoinMs = 2000;

    /// <summary>Whether names are resolved.</summary>
    public bool Dns = true;

    /// <summary>Board milliseconds that a question without an answer to the DNS stops the program.</summary>
    public int DnsMs = 4000;

    /// <summary>Where hosts really are: name or address as the firmware knows it, to <c>host</c> or <c>host:port</c>.</summary>
    public Dictionary<string, string> Hosts = [];

    /// <summary>Whether packets to the broker are lost without an answer, so that connecting blocks for its whole time.</summary>
    public bool BrokerSilent;

    /// <summary>Where each UART leads: <c>COM2</c> and <c>COM3</c> to a path or <c>tcp://host:port</c>; left out: nothing is plugged in.</summary>
    public Dictionary<string, string> Ports = [];

    /// <summary>UDP port on the loopback interface where a broadcast arrives; 0: nobody is there.</summary>
    public int SearchPort;

    /// <summary>TCP port on the loopback interface of the page that the board shows on port 80; 0: none can be reached.</summary>
    public int PagePort;

    /// <summary>MAC of the station, 12 hexadecimal digits.</summary>
    public string Mac = "02edd5a1b2c3";

    /// <summary>Free bytes of the managed heap.</summary>
    public uint HeapFree = 61000;

    /// <summary>The content as it is now. A file that is being written counts as it was before.</summary>
    public static DeskSetting Now
    {
        get
        {
            long nowMs = real::System.Environment.TickCount64;
            if (_last != null && nowMs - _readAtMs < FreshMs)
            {
                return _last;
            }

            try
            {
                byte[] text = real::System.IO.File.ReadAllBytes(Path.Combine(Desk.Folder, FileName));
                _last = JsonSerializer.Deserialize<DeskSetting>(text, Form);
                _readAtMs = nowMs;
            }
            catch (IOException) when (_last != null)
            {
            }

            return _last;
        }
    }

    /// <summary>Reads the file anew at the next question, also when it was read a moment ago.</summary>
    public static void Forget() => _last = null;
}
