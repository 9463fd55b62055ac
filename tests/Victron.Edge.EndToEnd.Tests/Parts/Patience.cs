// Patience: real parts have no clock that a test could turn: look until it is so, and fail after long.

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal static class Patience
{
    /// <summary>Long enough for a machine that builds something else at the same time.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds; fails with what was expected and what is there instead.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string expected, Func<string> found)
    {
        if (!await HoldsAsync(isSo, WaitMax))
        {
            Assert.Fail($"Within {WaitMax.TotalSeconds:N0} s there was no {expected}. {found()}");
        }
    }

    /// <summary>Waits until a condition holds.</summary>
    /// <returns>False when it did not come true in time.</returns>
    public static async Task<bool> HoldsAsync(Func<bool> isSo, TimeSpan waitMax)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (TimeProvider.System.GetElapsedTime(start) >= waitMax)
            {
                return false;
            }

            await Task.Delay(LookEvery, TestContext.Current.CancellationToken);
        }

        return true;
    }
}
