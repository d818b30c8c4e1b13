namespace Border.Domain.Records;

/// <summary>A place in one node's journal; ordered by epoch, then sequence (invariant I2).</summary>
/// <param name="Epoch">1 for a node's first journal; a restored or cloned disk starts the next one.</param>
/// <param name="Sequence">1 for the first record of an epoch, contiguous from there. 0 stands for "before the first".</param>
public readonly record struct RecordPosition(long Epoch, long Sequence) : IComparable<RecordPosition>
{
    /// <summary>Before every record.</summary>
    public static RecordPosition None => default;

    /// <summary>The position that follows within the same epoch.</summary>
    public RecordPosition Next => this with { Sequence = Sequence + 1 };

    /// <inheritdoc />
    public int CompareTo(RecordPosition other)
    {
        var byEpoch = Epoch.CompareTo(other.Epoch);
        return byEpoch != 0 ? byEpoch : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>True when <paramref name="left"/> comes earlier.</summary>
    public static bool operator <(RecordPosition left, RecordPosition right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes later.</summary>
    public static bool operator >(RecordPosition left, RecordPosition right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come later.</summary>
    public static bool operator <=(RecordPosition left, RecordPosition right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come earlier.</summary>
    public static bool operator >=(RecordPosition left, RecordPosition right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public override string ToString() => $"{Epoch}:{Sequence}";
}
