// ScreenLine: one line of the screen, made of pieces in fixed columns.

using System.Text;

namespace Victron.Edge.Companion.Watch;

/// <summary>A line under construction.</summary>
public sealed class ScreenLine
{
    private readonly List<ScreenText> _parts = [];

    /// <summary>Whether the line is the chosen one.</summary>
    public bool IsSelected { get; init; }

    /// <summary>Its pieces from left to right.</summary>
    public IReadOnlyList<ScreenText> Parts => _parts;

    /// <summary>Characters so far.</summary>
    public int Width { get; private set; }

    /// <summary>Adds text as it is.</summary>
    public ScreenLine Add(string text, Ink ink = Ink.Plain)
    {
        string clean = Clean(text);
        _parts.Add(new ScreenText(clean, ink));
        Width += clean.Length;
        return this;
    }

    /// <summary>Adds text in a column of a given width, cut with an ellipsis where it is too long.</summary>
    public ScreenLine Left(string text, int width, Ink ink = Ink.Plain) => Add(Fit(Clean(text), width).PadRight(width), ink);

    /// <summary>Adds text at the right edge of a column of a given width.</summary>
    public ScreenLine Right(string text, int width, Ink ink = Ink.Plain) => Add(Fit(Clean(text), width).PadLeft(width), ink);

    /// <summary>The same line cut to a width, without pieces that lie beyond it.</summary>
    public ScreenLine Cut(int width)
    {
        var cut = new ScreenLine { IsSelected = IsSelected };
        foreach (ScreenText part in _parts)
        {
            int room = width - cut.Width;
            if (room <= 0)
            {
                break;
            }

            _ = cut.Add(part.Text.Length <= room ? part.Text : part.Text[..room], part.Ink);
        }

        return cut;
    }

    /// <summary>The text without looks and without blanks at its end.</summary>
    public override string ToString() => string.Concat(_parts.Select(part => part.Text)).TrimEnd();

    private static string Fit(string text, int width)
    {
        return text.Length <= width ? text : width <= 1 ? text[..Math.Max(width, 0)] : text[..(width - 1)] + "…";
    }

    // Names and texts come from devices and strangers: a control character in them must not drive the terminal.
    private static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = clean.Append(char.IsControl(c) ? '?' : c);
        }

        return clean.ToString();
    }
}
