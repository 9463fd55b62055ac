// HotTraps: what a method that runs for every byte must not do. One class a rule; the test names class and rule.

using System;
using Victron.Edge.VeDirect;

namespace Victron.Edge.BadNano
{
    public struct Pair
    {
        public int A;
        public int B;
    }

    public class HotNewObject
    {
        [HotPath]
        public object Use() { return new object(); }
    }

    public class HotNewArray
    {
        [HotPath]
        public byte[] Use() { return new byte[4]; }
    }

    public class HotBox
    {
        [HotPath]
        public object Use(int value) { return value; }
    }

    public class HotLiteral
    {
        [HotPath]
        public bool Use(string text) { return (object)text == (object)"V"; }
    }

    public class HotStructLocal
    {
        private static Pair pair;

        [HotPath]
        public int Use() { Pair copy = pair; copy.A++; return copy.A + copy.B; }
    }

    public class HotStructArgument
    {
        [HotPath]
        public int Use(Pair pair) { return pair.A; }
    }

    public class HotStructReturn
    {
        private Pair[] pairs;

        [HotPath]
        public Pair Use() { return pairs[0]; }
    }

    public class HotCallsCold
    {
        [HotPath]
        public int Use(int value) { return Cold(value); }

        public virtual int Cold(int value) { return value + 1; }
    }

    public class HotCallsLibrary
    {
        [HotPath]
        public int Use(byte[] data) { return Array.IndexOf(data, null); }
    }

    public class HotDelegate
    {
        private Action action;

        [HotPath]
        public void Use() { action(); }
    }

    public interface IHotHandler
    {
        [HotPath]
        void OnField(int value);
    }

    public class ColdHandler : IHotHandler
    {
        public void OnField(int value) { }
    }

    public abstract class HotBase
    {
        [HotPath]
        public abstract void OnField(int value);
    }

    public class ColdOverride : HotBase
    {
        public override void OnField(int value) { }
    }
}
