// DoctorFinding: one thing that was looked at.

namespace Victron.Edge.Companion.Doctor;

/// <summary>What was found.</summary>
/// <param name="IsOk">Whether it is as it should be.</param>
/// <param name="Text">What was looked at and how it is.</param>
/// <param name="Remedy">What to do about a problem; empty when there is none.</param>
public sealed record DoctorFinding(bool IsOk, string Text, string Remedy)
{
    /// <summary>All is well.</summary>
    public static DoctorFinding Ok(string text) => new(true, text, "");

    /// <summary>Something is wrong.</summary>
    public static DoctorFinding Problem(string text, string remedy) => new(false, text, remedy);

    /// <summary>The line for the user.</summary>
    public override string ToString() => IsOk ? $"ok       {Text}" : $"problem  {Text}; {Remedy}";
}
