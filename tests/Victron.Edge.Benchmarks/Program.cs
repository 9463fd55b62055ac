using System.Diagnostics;
using Victron.Edge.Benchmarks.Speed;
var b = new ReadingSpeed(); b.Setup();
double Best(Func<long> f, int n) { double best = 1e9; for (int i = 0; i < n; i++) { long t = Stopwatch.GetTimestamp(); f(); best = Math.Min(best, Stopwatch.GetElapsedTime(t).TotalMilliseconds); } return best; }
for (int k = 0; k < 3; k++) {
double s = Best(() => b.ScalarSum(), 7), r = Best(() => b.Reader(), 7), w = Best(() => b.WholePath(), 5);
Console.WriteLine($"sum {s:0.0} ms reader {r:0.0} ratio {s / r:0.000} path {w:0.0} ratio {s / w:0.000} json {b.WholePath()} blocks {b.Reader()}"); }
if (args.Length>0) File.WriteAllBytes(args[0], MixedStream.Make());
return 0;
