// AlarmRoutes: the page of alarms, and what its buttons do.

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.Live;
using Victron.Edge.Web.Pages;

namespace Victron.Edge.Web.Alarms;

/// <summary>Routes of alarms.</summary>
internal sealed class AlarmRoutes(AlarmBoard board, LiveHub hub, TimeProvider time)
{
    private const int EndedMax = 100;
    private const string Home = "/alarms";

    /// <summary>For how long an alarm can be muted, by the word that its button sends; null for until it ends.</summary>
    public static IReadOnlyDictionary<string, TimeSpan?> Mutes { get; } = new Dictionary<string, TimeSpan?>
    {
        ["1 h"] = TimeSpan.FromHours(1),
        ["8 h"] = TimeSpan.FromHours(8),
        ["until it ends"] = null,
    };

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        _ = app.MapGet(Home, (HttpContext context) =>
        {
            IReadOnlyList<Alarm> ended = board.Ended(EndedMax, out string? problem);
            return WebPage.Show<AlarmsPage>(new { Picture = hub.Look(), Ended = ended, Problem = problem ?? board.Problem, IsOwner = PageDoor.RoleOf(context) == PageRole.Owner });
        });
        _ = app.MapPost(Home + "/{number:long}/acknowledge", (HttpContext context, long number) => After(board.Acknowledge(number, $"page ({context.Connection.RemoteIpAddress})", time.GetUtcNow())))
            .WithMetadata(OwnerOnly.Mark);
        _ = app.MapPost(Home + "/{number:long}/mute", async (HttpContext context, long number) =>
        {
            string word = (await SentForm.OfAsync(context).ConfigureAwait(false))["for"].ToString();
            return Mutes.TryGetValue(word, out TimeSpan? span) ? After(board.Mute(number, span is { } length ? time.GetUtcNow() + length : null))
                : Sentence(Say.With(Texts.AlarmsGiveMute, string.Join(", ", Mutes.Keys)), StatusCodes.Status400BadRequest);
        }).WithMetadata(OwnerOnly.Mark);
    }

    private IResult After(bool isDone)
    {
        hub.Expire();
        return isDone ? Results.Redirect(Home) : Sentence(Texts.AlarmsEnded, StatusCodes.Status404NotFound);
    }

    private RazorComponentResult<SentencePage> Sentence(string sentence, int status) => WebPage.Show<SentencePage>(new { Picture = hub.Look(), Heading = Texts.AlarmsTitle, Sentence = sentence, Back = Home }, status);
}
