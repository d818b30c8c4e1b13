namespace Border.Domain.Watchlists.Search;

/// <summary>What a name must score to be worth finding. A struct, so that asking it for every name of a word costs next to nothing.</summary>
internal interface ILeastScore
{
    /// <summary>The least that any name needs.</summary>
    double Least { get; }

    /// <summary>The least of a name by its owner; above <see cref="NameIndex.OnlyTheSame"/> only the same name will do.</summary>
    double Of(int owner);
}

/// <summary>One score for all.</summary>
internal readonly struct SameForAll(double least) : ILeastScore
{
    /// <inheritdoc/>
    public double Least => least;

    /// <inheritdoc/>
    public double Of(int owner) => least;
}

/// <summary>By how the dates of birth agree.</summary>
internal readonly struct LeastByBirth(ListedBirth[] births, PrintedBirth printed) : ILeastScore
{
    private static readonly double[] Scores = [.. Enum.GetValues<BirthAgreement>().Select(PersonWeights.LeastNameOf)];

    /// <inheritdoc/>
    public double Least => PersonWeights.LeastName;

    /// <inheritdoc/>
    public double Of(int owner) => Scores[(int)printed.Compare(births[owner])];
}
