// Whatever is asked and whatever the device does: no frame on the wire that the rules do not allow at that moment, none
// twice, and each request comes to exactly one end.

using System.Globalization;
using CsCheck;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class HexPropertyTests
{
    [Fact]
    public void Only_what_the_rules_allow_reaches_the_wire_and_every_request_comes_to_one_end() =>
        HexOrder.Any.Array[1, 40].Sample(
            orders =>
            {
                var world = new World();
                foreach (HexOrder order in orders)
                {
                    world.Do(order);
                }

                world.Judge();
            },
            iter: 1_500);

    // The edge with its device, and what a person who watches both would write down.
    private sealed class World
    {
        private readonly HexRun _run = new();
        private readonly List<Post> _posts = [];
        private readonly Dictionary<string, bool> _answered = [];
        private readonly List<(long FromMs, long UntilMs)> _openings = [];
        private int _way;
        private int _seen;

        public World() => _run.Device = Answer;

        public void Do(HexOrder order)
        {
            switch (order.Kind)
            {
                case HexOrderKind.Ask:
                    Ask(order.Request!);
                    break;
                case HexOrderKind.Wait:
                    _run.Wait(order.Number);
                    break;
                case HexOrderKind.Unlock:
                    for (int i = 0; i < _openings.Count; i++)
                    {
                        _openings[i] = (_openings[i].FromMs, Math.Min(_openings[i].UntilMs, _run.Edge.NowMs + 1));   // the edge had its turn in this millisecond
                    }

                    _openings.Add((_run.Edge.NowMs, _run.Edge.NowMs + (order.Number * 60_000)));
                    _run.Unlock(order.Number);
                    break;
                case HexOrderKind.Device:
                    _way = order.Number;
                    _run.AnswerMs = _way == 5 ? 2_500 : 30;
                    break;
                default:
                    _run.Edge.Host.UartTakes = order.Number;
                    break;
            }

            Look();
        }

        public void Judge()
        {
            _run.Edge.Host.UartTakes = int.MaxValue;
            _run.Finish();
            Look();
            foreach (IGrouping<string, Post> posts in _posts.GroupBy(post => post.Id))
            {
                int ends = _run.Ends.Count(id => id == posts.Key) + _run.Errors.Count(error => error.Id == posts.Key && error.Index == HexErrors.Whole);
                Assert.Equal(posts.Count(), ends);
                _ = Assert.Single(posts.Where(post => post.Sent.Count > 0).DefaultIfEmpty(posts.First()));
            }

            Assert.True(_run.Frames.Count(frame => frame == ":64F") <= _posts.Where(post => post.MaySend).Sum(post => post.Draft.Lines.Count(line => line == HexLineKind.Restart)));
            Assert.All(_run.Frames, frame => Assert.Contains(frame[1], "134678"));
            Assert.InRange(_run.Frames.Count(frame => frame.StartsWith(":8F0ED", StringComparison.Ordinal)), 0, 6);   // all within an hour
        }

        private void Ask(HexDraft draft)
        {
            string id = draft.HasOldId && _posts.Count > 0 ? _posts[^1].Id : "q" + _posts.Count;
            string[] lines = [.. draft.Lines.Select((line, i) => Text(line, (_posts.Count * 8) + i))];
            long until = Math.Max(0, _run.UptimeMs + draft.UntilInMs);
            var post = new Post(id, draft, lines, until);
            _posts.Add(post);
            _run.Request(_run.Head(id, until, draft.IsOfThisRun ? "1a2b3c4d" : "ffffffff") + "\n" + string.Join('\n', lines), draft.IsRetained, draft.IsDuplicate);
        }

        // Each set has a value of its own, so that it is known on the wire.
        private static string Text(HexLineKind kind, int number) => kind switch
        {
            HexLineKind.Get => HexRun.Get(0x0200 + (number % 3)),
            HexLineKind.Set => HexRun.Set(number % 2 == 0 ? 0x2001 : 0xEDF0, number & 0xFF, number >> 8),
            HexLineKind.Ping => ":154",
            HexLineKind.Restart => ":64F",
            HexLineKind.BootLoader => ":055",
            HexLineKind.Unknown => HexRun.Frame(0xA, 1, 2, 0),
            _ => "nonsense " + number.ToString(CultureInfo.InvariantCulture),
        };

        private string? Answer(string frame)
        {
            bool isAnswered = _way is 0 or 1 or 2 or 3 && frame != ":64F";
            _answered[frame] = isAnswered;
            return _way switch
            {
                0 or 1 or 5 => HexRun.Willing(frame),
                2 => ":4AAAAFD",
                3 => HexRun.Frame(HexCommand.Async, 1, 2, 0, 5) + "\n" + HexRun.Willing(frame),
                4 => HexRun.Got(0x7777, 1),
                _ => null,
            };
        }

        // Each new frame on the wire is judged at the moment at which it began to go out.
        private void Look()
        {
            foreach ((long _, string frame, long at) in _run.Wire.Skip(_seen))
            {
                _seen++;
                bool isRead = frame[1] is '1' or '3' or '4' or '7';
                Assert.True(isRead || _openings.Exists(opening => opening.FromMs <= at && at < opening.UntilMs), $"{frame} while locked");
                if (frame[1] == '8')
                {
                    Post post = _posts.Single(candidate => candidate.Lines.Contains(frame));
                    Assert.True(post.MaySend, $"{frame} of a request that is to be refused");
                    Assert.True(at - 100_000 <= post.UntilMs, $"{frame} too late");
                    Assert.DoesNotContain(frame, post.Sent);
                    Assert.All(post.Sent, before => Assert.True(_answered[before], $"{frame} after {before}, which was not answered"));
                    post.Sent.Add(frame);
                }
            }
        }

    }

    private sealed record Post(string Id, HexDraft Draft, string[] Lines, long UntilMs)
    {
        /// <summary>Sets that went out.</summary>
        public List<string> Sent { get; } = [];

        /// <summary>Whether nothing about the request itself speaks against it.</summary>
        public bool MaySend =>
            Draft.IsOfThisRun && !Draft.IsRetained && !Draft.IsDuplicate
            && !Draft.Lines.Any(line => line is HexLineKind.BootLoader or HexLineKind.Unknown or HexLineKind.Nonsense);
    }
}
