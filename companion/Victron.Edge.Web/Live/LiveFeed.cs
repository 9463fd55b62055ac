// LiveFeed: brings an open page up to date: the texts that have changed since it was last told, and whether it has to be drawn anew.

using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Victron.Edge.Web.Live;

/// <summary>Server-sent events of one page.</summary>
internal static class LiveFeed
{
    /// <summary>Event: an object of place and text.</summary>
    public const string Texts = "texts";

    /// <summary>Event: which lines there are has changed.</summary>
    public const string Shape = "shape";

    /// <summary>The events of a page until it is closed.</summary>
    /// <param name="hub">The present.</param>
    /// <param name="scope">One of <see cref="PageScope"/>.</param>
    /// <param name="shape">The shape with which the page was drawn: what changed before it began to listen, or while it was cut off, counts too.</param>
    /// <param name="maySee">Whether whoever listens may still see it.</param>
    /// <param name="stop">The page was closed.</param>
    public static async IAsyncEnumerable<SseItem<string>> EventsAsync(LiveHub hub, string scope, string shape, Func<bool> maySee, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        Dictionary<string, string> told = [];
        await foreach (LivePicture picture in hub.LooksAsync(stop).ConfigureAwait(false))
        {
            if (!maySee())
            {
                yield break;
            }

            string now = picture.Shape();
            if (now != shape)
            {
                shape = now;
                yield return new SseItem<string>(shape, Shape);
            }

            var news = new Dictionary<string, string>();
            IReadOnlyDictionary<string, string> texts = LiveTexts.Of(picture, scope);
            foreach ((string place, string text) in texts)
            {
                if (!told.TryGetValue(place, out string? before) || before != text)
                {
                    told[place] = news[place] = text;
                }
            }

            // Where nothing changes, as on a page without devices, an empty event says that the companion is there.
            if (news.Count > 0 || texts.Count == 0)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(news), Texts);
            }
        }
    }
}
