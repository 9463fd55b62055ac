// SomeSettings: settings of a board for tests: plain ones, and random ones over every text that a file can hold.

using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

internal static class SomeSettings
{
    // Quotes, blanks, equals signs, hashes and non-ASCII, also beyond the basic plane.
    private static readonly string[] Odd = ["\"", "'", " ", "=", "#", "\\", ",", ":", "é", "ß", "日", "🚐", "\u00a0", "\ufeff"];

    private static readonly Gen<string> Letter = Gen.OneOf(Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Gen.Char[' ', '~'].Select(c => c.ToString()));

    /// <summary>Settings that a board can be started with.</summary>
    public static BoardSettings Plain() => new()
    {
        Name = "van",
        WifiSsid = "Café \"am See\" = schön",
        WifiPassword = " leading and trailing ",
        BrokerHost = "192.168.1.10",
        BrokerUser = "edge",
        BrokerPassword = "geheim=ja",
        PairingKey = new string('a', 64),
    };

    /// <summary>Any settings that pass the rules.</summary>
    public static readonly Gen<BoardSettings> Any =
        Gen.Select(Line(1, 32), Line(8, 63), Line(0, 128), Gen.Int[1000, 60000], Gen.Bool, Gen.Int[0, 40]).Select((ssid, password, secret, interval, flag, pin) =>
        {
            var settings = Plain();
            settings.WifiSsid = ssid;
            settings.WifiPassword = flag ? password : "";
            settings.BrokerPassword = secret;
            settings.IntervalMs = interval;
            settings.Discovery = flag;
            settings.BrokerTls = flag;
            settings.ReceivePins = flag ? [pin, pin + 2] : [pin];
            settings.TransmitPins = flag ? [pin + 1, pin + 3] : [pin + 1];
            settings.LedPin = flag ? pin + 4 : -1;
            settings.KnownBroker = flag ? "broker.local 8883 1" : "";
            return settings;
        });

    private static Gen<string> Line(int min, int max) =>
        Letter.Array[min, max].Select(letters => Cut(string.Concat(letters), max)).Where(text => Utf8.Bytes(text).Length >= min);

    private static string Cut(string text, int bytesMax)
    {
        while (Utf8.Bytes(text).Length > bytesMax)
        {
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        }

        return text;
    }
}
