// TestFrameworkStandIn: as much of nanoFramework.TestFramework as the unit tests for the board use, over xunit.

namespace nanoFramework.TestFramework;

[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Attribute;

/// <summary>Named and shaped as there.</summary>
public static class Assert
{
    public static void AreEqual(int expected, int actual, string message) => Xunit.Assert.True(expected == actual, $"{message}: expected {expected}, was {actual}");

    public static void AreEqual(string expected, string actual, string message) => Xunit.Assert.True(expected == actual, $"{message}: expected {expected}, was {actual}");

    public static void IsTrue(bool condition, string message) => Xunit.Assert.True(condition, message);
}
