// SqliteBook: a book in the database of samples beside its one writer: its rows are few and short, and SQLite lets one wait for the
// other. Trouble with the disk becomes a line.

using Microsoft.Data.Sqlite;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>A book.</summary>
public abstract class SqliteBook : IDisposable
{
    private readonly Lock _gate = new();

    private protected SqliteBook(string path, SqliteConnection connection)
    {
        Path = path;
        Connection = connection;
    }

    private protected string Path { get; }

    private protected SqliteConnection Connection { get; }

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a statement whose parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
    /// <returns>The first value of the first row; null when there is none.</returns>
    private protected object? Run(string sql, params object?[] values)
    {
        using var statement = new Statement(Connection, sql, [.. Enumerable.Range(1, values.Length).Select(i => $"${i}")]);
        return statement.Run(values);
    }

    /// <summary>Does something with the database, one at a time.</summary>
    /// <returns>What is wrong, in one line; null when it was done.</returns>
    private protected string? Try(Action work)
    {
        try
        {
            lock (_gate)
            {
                work();
            }

            return null;
        }
        catch (SqliteException fault)
        {
            return SqliteFile.ProblemOf(fault, Path).Words;
        }
    }
}
