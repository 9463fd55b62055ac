namespace Victron.Edge.Companion.Commands;

/// <summary>Nobody reads standard output any more: `| head` has what it wanted, and that is how the work is meant to end.</summary>
internal sealed class OutputGoneException(IOException fault) : IOException(fault.Message, fault);
