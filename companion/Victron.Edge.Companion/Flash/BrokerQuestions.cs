// BrokerQuestions: which broker the edge is to use, and with which login.

using System.Text;
using Victron.Edge.Agent;

namespace Victron.Edge.Companion.Flash;

/// <summary>Collects what the edge must know of its broker.</summary>
internal sealed class BrokerQuestions(FlashWords words, IAsker asker, BoardSettings settings, bool isResumed)
{
    private const string Question = "MQTT broker: auto finds the one that a paired victron-edge on your network tells of, or a host name or address";
    private const int PlainPort = 1883;
    private const int TlsPort = 8883;

    private readonly SettingQuestions _set = new(settings);

    /// <summary>Asks what is still open.</summary>
    /// <param name="ca">The CA's certificate; null for none.</param>
    /// <returns>Option, what is wrong and what to do; null when all is well.</returns>
    public string? Ask(out byte[]? ca)
    {
        if (ReadCa(out ca) is { } unread)
        {
            return unread;
        }

        string? host = words.Broker;
        string? port = words.BrokerPort;
        string? user = words.BrokerUser;
        string? password = words.BrokerPassword;
        bool tls = words.BrokerTls || ca is not null;
        if (host is null && !isResumed && asker.IsThere)
        {
            host = asker.Text(Question, BoardSettings.AutoHost, SettingQuestions.Check("broker_host"));
            if (host != BoardSettings.AutoHost)
            {
                tls = tls || asker.Confirm("Does it speak TLS?");
                port ??= asker.Text("Its port", DefaultPort(tls), SettingQuestions.Check("broker_port"));
            }

            user ??= asker.Text("User name at the broker; empty for none", null, SettingQuestions.Check("broker_user"));
            password ??= user.Length > 0 ? asker.Secret("Password of that user", SettingQuestions.Check("broker_password")) : null;
        }

        settings.BrokerTls |= tls;
        port ??= isResumed ? null : DefaultPort(tls);
        return _set.SetIfGiven("broker_host", "--broker", host)
            ?? _set.SetIfGiven("broker_port", "--broker-port", port)
            ?? _set.SetIfGiven("broker_user", "--broker-user", user)
            ?? _set.SetIfGiven("broker_password", "--broker-password", password);
    }

    private static string DefaultPort(bool tls) => (tls ? TlsPort : PlainPort).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string? ReadCa(out byte[]? ca)
    {
        ca = null;
        if (words.BrokerCa is not { } file)
        {
            return null;
        }

        try
        {
            ca = File.ReadAllBytes(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"--broker-ca: '{file}' cannot be read; give the file with the certificate of the broker's CA.";
        }

        return Encoding.ASCII.GetString(ca).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)
            ? null
            : $"--broker-ca: '{file}' holds no certificate in PEM form; give one that begins with -----BEGIN CERTIFICATE-----.";
    }
}
