// Traps: what compiles against CoreLibrary and fails on the device. One class a rule; the test names class and rule.

using System;
using nanoFramework.Runtime.Native;

namespace Victron.Edge.BadNano
{
    public class GenericClass<T>
    {
        public T Value;
    }

    public static class GenericMethod
    {
        public static int Use() { return Same(5); }

        public static T Same<T>(T value) { return value; }
    }

    public static class GenericDelegateField
    {
        public static Action<int> Listener;
    }

    public static class GenericDelegateCall
    {
        public static int Use() { Func<int> three = () => 3; return three(); }
    }

    public class CatchInInstanceMethod
    {
        public int Caught;

        public void Fail()
        {
            try { throw new Exception(); }
            catch (Exception) { Caught++; }
        }
    }

    public class FilterInInstanceMethod
    {
        public int Caught;

        public void Fail()
        {
            try { throw new Exception(); }
            catch (Exception e) when (e.Message != null) { Caught++; }
        }
    }

    public static class CatchInLambda
    {
        public static Action Use()
        {
            return () =>
            {
                try { throw new Exception(); }
                catch (Exception) { }
            };
        }
    }

    public static class RankTwoArray
    {
        public static int Use() { int[,] grid = new int[2, 2]; grid[1, 1] = 3; return grid[1, 1]; }
    }

    public static class RankTwoField
    {
        public static int[,] Grid;
    }

    public static class CheckedAdd
    {
        public static int Use(int a, int b) { return checked(a + b); }
    }

    public static class CheckedCast
    {
        public static byte Use(int a) { return checked((byte)a); }
    }

    public static unsafe class StackAlloc
    {
        public static int Use(int n) { byte* p = stackalloc byte[n]; return p[0]; }
    }

    public static unsafe class PointerArgument
    {
        public static int Use(byte* p) { return *p; }
    }

    public static unsafe class FunctionPointer
    {
        public static int Use() { delegate*<int, int> f = &Twice; return f(2); }

        private static int Twice(int a) { return a * 2; }
    }

    public interface IDefaultMethod
    {
        int Always() { return 1; }
    }

    public enum Colour
    {
        Red,
        Green,
    }

    public static class EnumText
    {
        public static string Use(Colour colour) { return colour.ToString(); }
    }

    public static class ForeachOverString
    {
        public static int Use(string text)
        {
            int sum = 0;
            foreach (char c in text) { sum += c; }
            return sum;
        }
    }

    public static class StaticFromLibraryCall
    {
        public static readonly string Text = 5.ToString();
    }

    public static class StaticFromDeepLibraryCall
    {
        public static readonly Holder Kept = new Holder(7);

        public class Holder
        {
            public string Text;

            public Holder(int number) { Text = Write(number); }

            private static string Write(int number) { return string.Concat("n", number.ToString()); }
        }
    }

    public static class ForeignReference
    {
        public static string Use() { return SystemInfo.TargetName; }
    }
}
