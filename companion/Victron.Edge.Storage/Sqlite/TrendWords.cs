// TrendWords: the numbers under which packed rows name keys and words.

using Microsoft.Data.Sqlite;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Keys and words by number.</summary>
internal sealed class TrendWords : IDisposable
{
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Dictionary<long, string> _words = [];
    private readonly Statement _put;
    private readonly Statement _all;

    public TrendWords(SqliteConnection connection)
    {
        _put = new Statement(connection, "INSERT INTO words (word) VALUES ($word) ON CONFLICT (word) DO UPDATE SET word = word RETURNING id", "$word");
        _all = new Statement(connection, "SELECT id, word FROM words WHERE id > $after", "$after");
    }

    /// <summary>Runs what follows in a transaction.</summary>
    public void Begin(SqliteTransaction? transaction) => _put.Command.Transaction = _all.Command.Transaction = transaction;

    /// <summary>Number of a word, which gets one where it has none; for the writer.</summary>
    public long NumberOf(string word)
    {
        if (!_numbers.TryGetValue(word, out long number))
        {
            number = (long)_put.Run(word)!;
            _numbers[word] = number;
            _words[number] = word;
        }

        return number;
    }

    /// <summary>Number of a word that is there already; null for none.</summary>
    public long? Find(string word)
    {
        if (!_numbers.ContainsKey(word))
        {
            Load();
        }

        return _numbers.TryGetValue(word, out long number) ? number : null;
    }

    /// <summary>Word of a number.</summary>
    public string WordOf(long number)
    {
        if (!_words.ContainsKey(number))
        {
            Load();
        }

        return _words[number];
    }

    /// <summary>Forgets numbers that a transaction took back.</summary>
    public void Forget()
    {
        _numbers.Clear();
        _words.Clear();
    }

    public void Dispose()
    {
        _put.Dispose();
        _all.Dispose();
    }

    private void Load()
    {
        foreach (object?[] row in _all.Rows(_words.Count == 0 ? 0 : _words.Keys.Max()))
        {
            _words[(long)row[0]!] = (string)row[1]!;
            _numbers[(string)row[1]!] = (long)row[0]!;
        }
    }
}
