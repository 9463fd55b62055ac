// PageLanguage: which language the page speaks: that of the system on which it runs, where there are texts in it. One for all who look:
// live texts are made once for all open pages. Numbers and times are not touched.

using System.Globalization;

namespace Victron.Edge.Web;

/// <summary>Chooses the language.</summary>
public static class PageLanguage
{
    // As POSIX has it, the first that is set decides; also on Windows, for who wants another language than the system's.
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// Has all texts from now on be in the language of the system, or in English. The program runs without tables of cultures (they would
    /// have to be installed), so .NET does not tell what that language is.
    /// </summary>
    public static void Use()
    {
        if (Of(Wish(), HasTexts) is { } language)
        {
            CultureInfo.CurrentUICulture = language;
            CultureInfo.DefaultThreadCurrentUICulture = language;
        }
    }

    /// <summary>Finds the language of a wish.</summary>
    /// <param name="wish">As systems name it: <c>de_AT.UTF-8</c>, <c>pt-BR</c>, <c>C</c>; empty for none.</param>
    /// <param name="hasTexts">Whether there are texts in a language.</param>
    /// <returns>With its country, else without; null where there are no texts in it: then they are English.</returns>
    internal static CultureInfo? Of(string wish, Func<CultureInfo, bool> hasTexts)
    {
        string name = wish.Split('.', '@')[0].Replace('_', '-');
        return Array.Find([name, name.Split('-')[0]], each => Culture(each) is { } culture && hasTexts(culture)) is { } found ? Culture(found) : null;
    }

    private static string Wish() =>
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value))
        ?? (OperatingSystem.IsWindows() ? Microsoft.Win32.Registry.GetValue(@"HKEY_CURRENT_USER\Control Panel\International", "LocaleName", null) as string : null) ?? "";

    private static CultureInfo? Culture(string name)
    {
        try
        {
            return name.Length > 1 ? CultureInfo.GetCultureInfo(name) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static bool HasTexts(CultureInfo culture)
    {
        try
        {
            return typeof(PageLanguage).Assembly.GetSatelliteAssembly(culture) is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
