// IStatusLog: where roads tell, in one line each, that something changed for the better or worse.

namespace Victron.Edge.Roads;

/// <summary>Takes lines for the person who runs the program.</summary>
public interface IStatusLog
{
    /// <summary>Takes one line: who, colon, what, and what happens next. Called from any thread.</summary>
    void Line(string text);
}
