// VerbLine: a verb and what it is for, in a line of the first help page.

using System.CommandLine;

namespace Victron.Edge.Companion.Commands;

/// <summary>A verb.</summary>
/// <param name="Command">The command.</param>
/// <param name="Use">What it is for, a few words.</param>
internal sealed record VerbLine(Command Command, string Use);
