// HotPathAttribute: marks a method that runs for every byte or every field, so that a test can hold it to the rules
// for such methods: no object made, no literal loaded, no struct by value, calls only to methods that are marked too.
// A plain attribute: CoreLibrary allows [Conditional] on methods alone, so it stays in the firmware as one metadata
// row a method, which nothing reads there.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>The method must not allocate on nanoFramework: checked by the hot-path test on the compiled surface build.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor, Inherited = false)]
    public sealed class HotPathAttribute : Attribute
    {
    }
}
