namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>Ways in which a line damages a block; used in equal parts.</summary>
public enum DamageKind
{
    OneFlip,
    TwoFlips,
    ThreeFlips,
    Burst,
    Drop,
    Insert,
    Glue,
}
