// Package: nanoFramework.TestFramework 3.0.80
// Declarations only: what the unit tests use of it. Add a member when they call it, never to make code compile.

using System;

namespace nanoFramework.TestFramework
{
    [AttributeUsage(AttributeTargets.Class)]
    public class TestClassAttribute : Attribute
    {
        public extern TestClassAttribute();
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class TestMethodAttribute : Attribute
    {
        public extern TestMethodAttribute();
    }

    public sealed class Assert
    {
        private extern Assert();

        public static extern void AreEqual(int expected, int actual, string message = "");

        public static extern void AreEqual(string expected, string actual, string message = "");

        public static extern void IsTrue(bool condition, string message = "");
    }
}
