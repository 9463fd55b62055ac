// HotPathAttribute: marks a method that runs for every byte, field or block and must not allocate on nanoFramework.
// The surface build carries the mark, and a test reads its IL; everywhere else the mark vanishes.

using System;
using System.Diagnostics;

namespace Victron.Edge.VeDirect
{
    /// <summary>The method creates no object, loads no string and calls only methods that are marked too.</summary>
    [Conditional("SURFACE_CHECK")]
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
    public sealed class HotPathAttribute : Attribute
    {
    }
}
