namespace Border.Link.Centre;

/// <summary>What a birth's instance is to the centre.</summary>
public enum InstanceVerdict
{
    /// <summary>The run that the centre knows.</summary>
    Current,

    /// <summary>A new run: the node was started again, or a second node appeared.</summary>
    New,

    /// <summary>A run that another had replaced is back, so both are alive: two nodes use one name (P-8.3).</summary>
    Superseded,
}

/// <summary>The runs of one node in the order in which they were born; small, immutable, for the node's grain to keep.</summary>
/// <param name="Current">The run that counts; null before the first birth.</param>
/// <param name="Replaced">The runs before it, newest first, at most <see cref="Kept"/>.</param>
public sealed record InstanceHistory(Guid? Current, IReadOnlyList<Guid> Replaced)
{
    /// <summary>How many replaced runs are remembered.</summary>
    public const int Kept = 8;

    /// <summary>No birth yet.</summary>
    public static InstanceHistory Empty { get; } = new(null, []);

    /// <summary>Takes a birth.</summary>
    /// <returns>The history from now on and what the birth's instance is. A superseded one changes nothing.</returns>
    public (InstanceHistory Next, InstanceVerdict Verdict) Observe(Guid instance)
    {
        if (instance == Current)
        {
            return (this, InstanceVerdict.Current);
        }

        if (Replaced.Contains(instance))
        {
            return (this, InstanceVerdict.Superseded);
        }

        IEnumerable<Guid> replaced = Current is { } last ? Replaced.Prepend(last).Take(Kept) : Replaced;
        return (new(instance, [.. replaced]), InstanceVerdict.New);
    }
}
