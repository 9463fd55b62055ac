namespace Victron.Edge.Companion.Commands;

/// <summary>Standard output cannot be written; the message says so and why.</summary>
internal sealed class OutputFailedException(string message, Exception fault) : IOException(message, fault);
