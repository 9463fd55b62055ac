// Mosquitto: a real broker on a free port of this machine with its files in a folder of its own, killed and started at will.

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class Mosquitto : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    private readonly string _program;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-mosquitto-");
    private string _rights = "allow_anonymous true";
    private string _secrecy = "";
    private ProcessRun? _run;

    private Mosquitto(string program) => _program = program;

    /// <summary>Port on the loopback interface.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Address without a user.</summary>
    public string Address => $"mqtt://127.0.0.1:{Port}";

    /// <summary>Prepares a broker that anyone may use; skips the test where mosquitto is not installed.</summary>
    public static Mosquitto Prepare() => new(RealParts.NeedProgram("mosquitto"));

    /// <summary>Starts a broker that anyone may use; skips the test where mosquitto is not installed.</summary>
    public static async Task<Mosquitto> StartedAsync()
    {
        Mosquitto broker = Prepare();
        await broker.StartAsync();
        return broker;
    }

    /// <summary>Whether somebody listens on a port of this machine.</summary>
    public static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A port of this machine that nobody listens on. It lies below those that systems give to connections: while its owner is
    /// down, nothing else gets it by chance; nor does another test, which may look for one before its owner listens.</summary>
    public static int FreePort()
    {
        int port;
        do
        {
            port = Random.Shared.Next(20_000, 32_000);
        }
        while (!Given.TryAdd(port, true) || !IsFree(port));
        return port;
    }

    /// <summary>Lets only this user in from the next start on.</summary>
    public async Task LetInOnlyAsync(string user, string password)
    {
        string file = Path.Combine(_folder.FullName, "users");
        await using var maker = new ProcessRun(RealParts.NeedProgram("mosquitto_passwd"), "-c", "-b", file, user, password);
        Assert.Equal(0, await maker.ExitAsync());
        _rights = $"allow_anonymous false\npassword_file {file}";
    }

    /// <summary>Speaks TLS only from the next start on, with a certificate for this host.</summary>
    public void SpeakTls(OwnAuthority authority, string host)
    {
        string certificate = Path.Combine(_folder.FullName, "broker.pem");
        string key = Path.Combine(_folder.FullName, "broker.key");
        authority.Sign(host, certificate, key);
        _secrecy = $"certfile {certificate}\nkeyfile {key}\n";
    }

    /// <summary>Starts it, empty, on the port it always had, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        // As root mosquitto becomes another user, who could not read the files here: the user is named to keep it as it is.
        string settings = $"listener {Port} 127.0.0.1\n{_secrecy}user {Environment.UserName}\npersistence false\n{_rights}\n";
        string file = Path.Combine(_folder.FullName, "mosquitto.conf");
        await File.WriteAllTextAsync(file, settings, TestContext.Current.CancellationToken);
        var run = new ProcessRun(_program, "-c", file);
        _run = run;
        await Patience.UntilAsync(() => run.HasExited || Answers(Port), "answer of mosquitto", run.Story);
        Assert.False(run.HasExited, run.Story());
    }

    /// <summary>Kills it without a chance to say goodbye.</summary>
    public Task KillAsync() => _run!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_run is { } run)
        {
            await run.DisposeAsync();
        }

        _folder.Delete(true);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
