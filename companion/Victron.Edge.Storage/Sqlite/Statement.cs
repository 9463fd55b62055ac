// Statement: one SQL statement that is prepared once and run often.

using Microsoft.Data.Sqlite;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>A statement with its parameters in order.</summary>
internal sealed class Statement : IDisposable
{
    public Statement(SqliteConnection connection, string sql, params string[] parameters)
    {
        Command = connection.CreateCommand();
        Command.CommandText = sql;
        foreach (string name in parameters)
        {
            _ = Command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    public SqliteCommand Command { get; }

    /// <summary>Runs it.</summary>
    /// <returns>The first value of the first row; null when there is none.</returns>
    public object? Run(params object?[] values)
    {
        Bind(values);
        object? result = Command.ExecuteScalar();
        return result is DBNull ? null : result;
    }

    /// <summary>Reads its first row.</summary>
    public object?[]? Row(params object?[] values) => Rows(values).FirstOrDefault();

    /// <summary>Reads its rows, one after the other.</summary>
    public IEnumerable<object?[]> Rows(params object?[] values)
    {
        Bind(values);
        using SqliteDataReader reader = Command.ExecuteReader();
        while (reader.Read())
        {
            object?[] row = new object?[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            yield return row;
        }
    }

    public void Dispose() => Command.Dispose();

    private void Bind(object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
