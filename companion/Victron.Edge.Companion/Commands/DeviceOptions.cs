// DeviceOptions: what all verbs share that talk to one device: where it is, what is said before it is reached, and how the
// connection ends. A verb gets a device that is there, or was never called.

using System.CommandLine;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Commands;

/// <summary>Options and opening of a device.</summary>
internal static class DeviceOptions
{
    /// <summary>The device. With <c>--serial</c> it is left out, and what stands there is the first of the other words.</summary>
    public static readonly Argument<string?> Device = new("DEVICE")
    {
        Description = "Serial number, EDGE/PORT, or a part of its name that only it has; left out with --serial",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The broker.</summary>
    public static readonly Option<string?> Broker = new("--broker")
    {
        Description = "MQTT broker of the edges; mqtt://127.0.0.1:1883 unless given",
        HelpName = "mqtt://[USER:PASS@]HOST[:PORT]",
    };

    /// <summary>The cable.</summary>
    public static readonly Option<string?> Serial = new("--serial")
    {
        Description = "The device on a cable of this machine instead, without a broker",
        HelpName = "PORT|tcp://HOST:PORT",
    };

    /// <summary>The folder of journal and pairings.</summary>
    public static readonly Option<string?> Data = DataDirectory.Option();

    /// <summary>No questions.</summary>
    public static readonly Option<bool> Yes = new("--yes") { Description = "Do it without asking; the risks are taken as read" };

    /// <summary>A word after the device.</summary>
    public static Argument<string?> Word(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Any number of words after the device.</summary>
    public static Argument<string[]> Words(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Device and words after it, as typed.</summary>
    public static IReadOnlyList<string> Given(ParseResult parsed, params IEnumerable<string?> rest) =>
        [.. rest.Prepend(parsed.GetValue(Device)).Where(word => word is not null).Select(word => word!)];

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="place">Null unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Read(ParseResult parsed, out DevicePlace? place)
    {
        place = null;
        string? serial = parsed.GetValue(Serial);
        string? broker = parsed.GetValue(Broker);
        if (serial is not null && broker is not null)
        {
            return "--serial and --broker: give one of them.";
        }

        BrokerAddress? address = BrokerAddress.Local;
        if (broker is not null && !BrokerAddress.TryParse(broker, out address, out string? problem))
        {
            return $"--broker: {problem}";
        }

        ISerialSource? source = null;
        if (serial is not null && !SerialSources.TryParse(serial, TimeProvider.System, out source, out problem))
        {
            return $"--serial: {problem}";
        }

        if (source is { HasEnd: true })
        {
            return $"--serial: '{serial}' is a recording, which answers nothing; give a serial port or tcp://HOST:PORT.";
        }

        if (!DataDirectory.TryFind(parsed.GetValue(Data), out DataDirectory? data, out problem))
        {
            return problem;
        }

        place = new DevicePlace(address!, source, data);
        return null;
    }

    /// <summary>Runs a verb that talks to devices.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="verb">Name of the verb.</param>
    /// <param name="check">Checks the other words before anything is opened; its problem is wrong usage.</param>
    /// <param name="work">The verb, with an open connection.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="failed">Exit code for what could not be reached.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        ParseResult parsed, string verb, Func<SettingsConsole, DevicePlace, string?> check, Func<DeviceDesk, Task<int>> work, CancellationToken stop,
        int failed = ExitCode.Failed)
    {
        SettingsConsole console = SettingsConsole.Of(verb, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop);
        if ((Read(parsed, out DevicePlace? place) ?? check(console, place!)) is { } wrong)
        {
            return console.Fail(ExitCode.WrongUsage, wrong);
        }

        try
        {
            if (place!.Source is PortSource port && await SerialStart.ProblemAsync(port, stop).ConfigureAwait(false) is { } shut)
            {
                return console.Fail(failed, shut);
            }

            DeviceLink link = place.Source is { } source
                ? DeviceLink.OverSerial(source, TimeProvider.System, Random.Shared)
                : DeviceLink.OverBroker(place.Broker, TimeProvider.System, Random.Shared);
            using var books = new SettingsBooks(place.Data);
            await using (link.ConfigureAwait(false))
            {
                return await link.OpenAsync(stop).ConfigureAwait(false) is { } closed
                    ? console.Fail(failed, closed)
                    : await work(new DeviceDesk(console, place, link, new SettingsServices(DeviceCatalogue.Load(), books, TimeProvider.System))).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return console.Fail(failed, "ended before it was done.");
        }
    }

    /// <summary>Runs a verb that talks to one device.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="verb">Name of the verb.</param>
    /// <param name="words">Which words it takes, and those that were given.</param>
    /// <param name="work">The verb, with the device and the words after it.</param>
    /// <param name="stop">Ends it.</param>
    public static Task<int> RunAsync(
        ParseResult parsed, string verb, DeviceForm words, Func<OpenDevice, IReadOnlyList<string>, Task<int>> work, CancellationToken stop)
    {
        DeviceWords? split = null;
        return RunAsync(
            parsed, verb,
            (console, place) => DeviceWords.Split(words, place.Source is not null, out split)
                ?? words.Check(split!.Rest, new Consent(console, parsed.GetValue(Yes))),
            async desk => desk.Find(split!.Device, out OpenDevice? device) is { } problem
                ? desk.Console.Fail(ExitCode.Failed, problem)
                : await work(device!, split.Rest).ConfigureAwait(false), stop);
    }
}
