// TerminalScreen: puts lines on a terminal: alternate screen, 16 colours, only what changed. Leaves the terminal as it was.

using System.Globalization;
using System.Text;

namespace Victron.Edge.Companion.Watch;

/// <summary>The alternate screen of a terminal, from construction to disposal.</summary>
public sealed class TerminalScreen : IDisposable
{
    private const string Enter = "\u001b[?1049h\u001b[?25l\u001b[2J";
    private const string Leave = "\u001b[0m\u001b[?25h\u001b[?1049l";
    private const string Reset = "\u001b[0m";

    private readonly TextWriter _terminal;
    private readonly bool _colours;
    private readonly List<string> _shown = [];
    private (int Width, int Height) _size;

    /// <summary>Opens the screen.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="colours">False where the user wants none.</param>
    public TerminalScreen(TextWriter terminal, bool colours)
    {
        _terminal = terminal;
        _colours = colours;
        terminal.Write(Enter);
        terminal.Flush();
    }

    /// <summary>Shows lines.</summary>
    /// <param name="lines">At most as many as the terminal has.</param>
    /// <param name="width">Characters of the terminal.</param>
    /// <param name="height">Lines of the terminal.</param>
    public void Show(IReadOnlyList<ScreenLine> lines, int width, int height)
    {
        var output = new StringBuilder();
        if (_size != (width, height))
        {
            _size = (width, height);
            _shown.Clear();
            _ = output.Append("\u001b[2J");
        }

        for (int i = 0; i < Math.Max(lines.Count, _shown.Count) && i < height; i++)
        {
            string text = i < lines.Count ? Paint(lines[i], _colours) : "";
            if (i < _shown.Count && _shown[i] == text)
            {
                continue;
            }

            _ = output.Append(CultureInfo.InvariantCulture, $"\u001b[{i + 1};1H").Append(text).Append("\u001b[K");
        }

        _shown.Clear();
        _shown.AddRange(lines.Select(line => Paint(line, _colours)));
        if (output.Length > 0)
        {
            _terminal.Write(output.ToString());
            _terminal.Flush();
        }
    }

    /// <summary>Gives the terminal back.</summary>
    public void Dispose()
    {
        _terminal.Write(Leave);
        _terminal.Flush();
    }

    /// <summary>A line with the codes for its looks. Bold, dim and reverse are no colours and stay without them.</summary>
    public static string Paint(ScreenLine line, bool colours)
    {
        var output = new StringBuilder();
        string start = line.IsSelected ? "\u001b[7m" : "";
        foreach (ScreenText part in line.Parts)
        {
            string code = Code(part.Ink, colours);
            _ = code.Length + start.Length == 0
                ? output.Append(part.Text)
                : output.Append(start).Append(code).Append(part.Text).Append(Reset);
        }

        return output.ToString();
    }

    private static string Code(Ink ink, bool colours)
    {
        return ink switch
        {
            Ink.Value => "\u001b[1m",
            Ink.Dim => "\u001b[2m",
            Ink.Alarm when colours => "\u001b[31m",
            Ink.Late when colours => "\u001b[33m",
            _ => "",
        };
    }
}
