// WatchOutput: in which of the three forms updates are shown, and to whom.

using Spectre.Console;
using System.Text;
using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Watch;

/// <summary>Form of the output.</summary>
/// <param name="Form">Table, lines or JSON.</param>
/// <param name="Colours">Whether colours are wanted.</param>
/// <param name="Writer">Where it goes.</param>
/// <param name="Error">Where news and problems go.</param>
public sealed record WatchOutput(WatchForm Form, bool Colours, TextWriter Writer, TextWriter Error)
{
    /// <summary>Chooses the form for this terminal.</summary>
    /// <param name="plain">Lines were asked for.</param>
    /// <param name="json">JSON was asked for.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="error">Where news and problems go.</param>
    public static WatchOutput For(bool plain, bool json, TextWriter writer, TextWriter error)
    {
        bool colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        bool dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        bool isScreen = !plain && !json && !dumb && !Console.IsOutputRedirected && ReferenceEquals(writer, Console.Out) && AnsiConsole.Profile.Capabilities.Ansi;
        writer = isScreen || !ReferenceEquals(writer, Console.Out) ? writer : new StreamWriter(StandardOutput.Open(), new UTF8Encoding(false)) { AutoFlush = true };
        return new WatchOutput(json ? WatchForm.Json : isScreen ? WatchForm.Table : WatchForm.Plain, colours, writer, error);
    }
}
