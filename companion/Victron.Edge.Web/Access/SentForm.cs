// SentForm: what a form sent. What is none, or is damaged, says nothing, and each route tells what it misses.

using Microsoft.AspNetCore.Http;

namespace Victron.Edge.Web.Access;

/// <summary>Reads forms.</summary>
internal static class SentForm
{
    /// <summary>Reads the form of a request; an empty one where there is none.</summary>
    public static async Task<IFormCollection> OfAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }
}
