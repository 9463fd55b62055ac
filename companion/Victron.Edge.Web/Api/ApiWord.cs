// ApiWord: a word of a quantity that is no number, for programs.

using System.ComponentModel;

namespace Victron.Edge.Web.Api;

/// <summary>A word that was in force.</summary>
internal sealed record ApiWord(
    [property: Description("Begin, milliseconds since 1970.")] long At,
    [property: Description("The last word of that span.")] string Word,
    [property: Description("Seconds of it for which a word is known.")] long Seconds);
