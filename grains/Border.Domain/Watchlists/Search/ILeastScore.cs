namespace Border.Domain.Watchlists.Search;

/// <summary>
/// What a name must score to be worth finding: names fall into few classes, each with its score. A struct, so that asking it for every name of a word
/// costs next to nothing.
/// </summary>
internal interface ILeastScore
{
    /// <summary>The least of each class, at most 32; above <see cref="NameIndex.OnlyTheSame"/> only the same name will do.</summary>
    IReadOnlyList<double> Least { get; }

    /// <summary>The class of a name whose owner was born then.</summary>
    int ClassOf(ListedBirth birth);
}

/// <summary>One score for all.</summary>
internal readonly struct SameForAll(double least) : ILeastScore
{
    /// <inheritdoc/>
    public IReadOnlyList<double> Least { get; } = [least];

    /// <inheritdoc/>
    public int ClassOf(ListedBirth birth) => 0;
}

/// <summary>By how the dates of birth agree.</summary>
internal readonly struct LeastByBirth(PrintedBirth printed) : ILeastScore
{
    private static readonly double[] Scores = [.. Enum.GetValues<BirthAgreement>().Select(PersonWeights.LeastNameOf)];

    /// <inheritdoc/>
    public IReadOnlyList<double> Least => Scores;

    /// <inheritdoc/>
    public int ClassOf(ListedBirth birth) => (int)printed.Compare(birth);
}
