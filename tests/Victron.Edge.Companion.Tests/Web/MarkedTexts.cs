// MarkedTexts: puts marks around each text of the resource files, as long as it lives. What stands in a place of a text is outside of the
// marks, so that it has to be marked itself, or be no word.

using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed partial class MarkedTexts : IDisposable
{
    public const char Open = '⟦';
    public const char Close = '⟧';

    private static readonly Type[] Classes = [typeof(Victron.Edge.Web.Texts), typeof(Victron.Edge.Web.SettingsTexts), typeof(Victron.Edge.Core.Sentences)];

    public MarkedTexts()
    {
        foreach (Type texts in Classes)
        {
            Field(texts).SetValue(null, new Marked((ResourceManager)texts.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!));
        }
    }

    public void Dispose()
    {
        foreach (Type texts in Classes)
        {
            Field(texts).SetValue(null, null);
        }
    }

    // The class that MSBuild makes keeps its texts there, and finds them anew where there is nothing.
    private static FieldInfo Field(Type texts) => texts.GetField("resourceMan", BindingFlags.Static | BindingFlags.NonPublic)!;

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Place();

    private sealed class Marked(ResourceManager texts) : ResourceManager
    {
        public override string? GetString(string name, CultureInfo? culture) =>
            texts.GetString(name, culture) is { } text ? Open + Place().Replace(text, place => $"{Close}{place.Value}{Open}") + Close : null;
    }
}
