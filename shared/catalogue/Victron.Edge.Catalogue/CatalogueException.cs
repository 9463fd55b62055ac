// CatalogueException: a table that cannot be read at all. What can be read but is wrong is a Finding instead.

namespace Victron.Edge.Catalogue;

/// <summary>A table could not be read; the message starts with <c>file:line:column</c> and says what to do.</summary>
public sealed class CatalogueException : Exception
{
    /// <summary>Makes the exception for a place in a table.</summary>
    public CatalogueException(CsvPlace place, string message)
        : base($"{place} {message}")
    {
        Place = place;
    }

    /// <summary>Where the trouble stands.</summary>
    public CsvPlace Place { get; }
}
