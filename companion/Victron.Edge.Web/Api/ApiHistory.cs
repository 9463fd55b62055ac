// ApiHistory: the past, for charts and programs.

using System.ComponentModel;

namespace Victron.Edge.Web.Api;

/// <summary>A range of time.</summary>
internal sealed record ApiHistory(
    [property: Description("Begin, milliseconds since 1970.")] long From,
    [property: Description("End, milliseconds since 1970.")] long To,
    [property: Description("Length of the time that a point stands for, milliseconds.")] long Span,
    [property: Description("Quantities of devices, in the order asked for.")] IReadOnlyList<ApiSeries> Series);
