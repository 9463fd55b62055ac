// KilledException: the program ends in the middle of a write; nothing after it runs.

namespace Victron.Edge.Companion.Tests.Settings.Service;

internal sealed class KilledException : Exception;
