// RarePathAttribute: marks a method that a hot path may call although it allocates, because it runs a bounded number of
// times in the life of a port. The architecture test accepts calls from hot methods to these and to hot methods only.
// A plain attribute, as HotPathAttribute: CoreLibrary allows [Conditional] on methods alone.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>The method may allocate: it runs once for something new, not for every block.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class RarePathAttribute : Attribute
    {
        /// <summary>Marks the method with the reason why it is rare.</summary>
        public RarePathAttribute(string why)
        {
            Why = why;
        }

        /// <summary>Why the method cannot run for every block.</summary>
        public string Why { get; }
    }
}
