// WorkPicture: how a piece of work stood at one moment.

namespace Victron.Edge.Web.Settings;

/// <summary>Work and how far it is.</summary>
/// <param name="IsWriting">Whether something is written.</param>
/// <param name="Done">Registers done.</param>
/// <param name="Total">All of them; 0 while that is not known.</param>
/// <param name="Steps">What is written.</param>
/// <param name="End">How it ended, one line; null while it goes on.</param>
/// <param name="IsGood">Whether all that was wanted is so.</param>
public sealed record WorkPicture(bool IsWriting, int Done, int Total, IReadOnlyList<WorkStep> Steps, string? End, bool IsGood);
