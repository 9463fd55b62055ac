// ProgressBar: how far a long reading or writing is, on standard error, only where a person sees it.

using System.Globalization;

namespace Victron.Edge.Companion.Settings;

/// <summary>Draws a bar that is gone afterwards.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Cells = 30;

    private readonly TextWriter? _writer;
    private readonly string _what;
    private readonly Lock _gate = new();
    private string _last = "";

    /// <summary>Makes a bar.</summary>
    /// <param name="console">Where it is drawn, if it shows progress.</param>
    /// <param name="what">What is done, for instance <c>reading</c>.</param>
    public ProgressBar(SettingsConsole console, string what)
    {
        _writer = console.ShowsProgress ? console.Error : null;
        _what = what;
    }

    /// <summary>The bar as text.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="done">How many.</param>
    /// <param name="total">Of how many; 0 for unknown.</param>
    public static string Text(string what, int done, int total)
    {
        int full = total > 0 ? Math.Clamp((int)((long)done * Cells / total), 0, Cells) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{what} [{new string('#', full)}{new string('.', Cells - full)}] {done} of {total}");
    }

    /// <summary>Draws.</summary>
    public void Show(int done, int total)
    {
        if (_writer is null)
        {
            return;
        }

        lock (_gate)
        {
            string text = Text(_what, done, total);
            if (text != _last)
            {
                _writer.Write('\r' + text.PadRight(_last.Length));
                _writer.Flush();
                _last = text;
            }
        }
    }

    /// <summary>Wipes the bar away.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_writer is not null && _last.Length > 0)
            {
                _writer.Write('\r' + new string(' ', _last.Length) + '\r');
                _writer.Flush();
                _last = "";
            }
        }
    }
}
