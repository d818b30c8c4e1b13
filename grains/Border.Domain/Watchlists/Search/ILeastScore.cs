namespace Border.Domain.Watchlists.Search;

/// <summary>What a name must score to be worth finding. A struct, so that asking it for every name of a word costs next to nothing.</summary>
internal interface ILeastScore
{
    /// <summary>The least of a name whose owner was born then; above <see cref="NameIndex.OnlyTheSame"/> only the same name will do.</summary>
    double Of(ListedBirth birth);
}

/// <summary>One score for all.</summary>
internal readonly struct SameForAll(double least) : ILeastScore
{
    /// <inheritdoc/>
    public double Of(ListedBirth birth) => least;
}

/// <summary>By how the dates of birth agree.</summary>
internal readonly struct LeastByBirth(PrintedBirth printed) : ILeastScore
{
    private static readonly double[] Scores = [.. Enum.GetValues<BirthAgreement>().Select(PersonWeights.LeastNameOf)];

    /// <inheritdoc/>
    public double Of(ListedBirth birth) => Scores[(int)printed.Compare(birth)];
}
