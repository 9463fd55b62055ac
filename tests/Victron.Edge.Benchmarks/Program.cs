using Victron.Edge.Benchmarks.Corruption;
long n = args.Length > 1 ? long.Parse(args[1]) : 700000;
foreach (string f in args[0].Split(','))
{
    var run = new CorruptionRun(File.ReadAllBytes(f), 1);
    run.Run(n);
    Console.WriteLine(Path.GetFileName(f));
    for (int i = 0; i < run.Damaged.Length; i++) { Console.WriteLine($"{(DamageKind)i,-12} {run.Damaged[i],10} sum {run.WrongByChecksum[i],8} guard {run.WrongByGuard[i],6}"); }
    Console.WriteLine($"total {run.Damaged.Sum()} sum {run.WrongByChecksum.Sum()} guard {run.WrongByGuard.Sum()} => 1 in {run.Damaged.Sum() / Math.Max(1.0, run.WrongByGuard.Sum()):0} lost {run.LostSeconds}");
    Console.WriteLine(string.Join(" ", run.WrongLabels.OrderByDescending(x=>x.Value).Select(x => $"{x.Key}:{x.Value}")));
}

return 0;
