// Person: who gives the orders, by what the operating system says: for the journal.

namespace Victron.Edge.Companion.Settings;

/// <summary>The user of this process.</summary>
internal static class Person
{
    /// <summary>For instance <c>pi@van</c>.</summary>
    public static string Name => $"{Environment.UserName}@{Environment.MachineName}";
}
