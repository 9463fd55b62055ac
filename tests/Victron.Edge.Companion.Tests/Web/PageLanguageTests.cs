// The language of the page: that of the system where there are texts in it, with its country if they are for that.

using Victron.Edge.Web;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class PageLanguageTests
{
    [Theory]
    [InlineData("de_AT.UTF-8", "de")]
    [InlineData("de", "de")]
    [InlineData("de-DE", "de")]
    [InlineData("de_DE@euro", "de")]
    [InlineData("pt_BR.UTF-8", "pt-BR")]
    [InlineData("pt_PT.UTF-8", null)]
    [InlineData("en_GB.UTF-8", null)]
    [InlineData("C.UTF-8", null)]
    [InlineData("POSIX", null)]
    [InlineData("", null)]
    [InlineData("no such language", null)]
    public void It_is_the_one_of_the_system_where_there_are_texts_in_it(string wish, string? language) =>
        Assert.Equal(language, PageLanguage.Of(wish, culture => culture.Name is "de" or "pt-BR")?.Name);
}
