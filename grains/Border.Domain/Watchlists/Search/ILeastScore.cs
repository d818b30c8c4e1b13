namespace Border.Domain.Watchlists.Search;

/// <summary>
/// What a name must score to be worth finding: names fall into few classes, each with its score. A struct, so that asking it for every name of a word
/// costs next to nothing.
/// </summary>
internal interface ILeastScore
{
    /// <summary>The least of each class, at most <see cref="NameMarks.Classes"/>; above <see cref="NameIndex.OnlyTheSame"/> only the same name will do.</summary>
    IReadOnlyList<double> Least { get; }

    /// <summary>The class of a name whose owner was born then.</summary>
    int ClassOf(ListedBirth birth);

    /// <summary>The dates of birth with which a name may be worth it, each with its class; null when these are too many to name.</summary>
    IReadOnlyList<(ListedBirth Birth, int Class)>? Births { get; }
}

/// <summary>One score for all.</summary>
internal readonly struct SameForAll(double least) : ILeastScore
{
    /// <inheritdoc/>
    public IReadOnlyList<double> Least { get; } = [least];

    /// <inheritdoc/>
    public IReadOnlyList<(ListedBirth Birth, int Class)>? Births => null;

    /// <inheritdoc/>
    public int ClassOf(ListedBirth birth) => 0;
}

/// <summary>By how the dates of birth agree.</summary>
internal readonly struct LeastByBirth : ILeastScore
{
    private static readonly double[] Scores = [.. Enum.GetValues<BirthAgreement>().Select(PersonWeights.LeastNameOf)];
    private readonly PrintedBirth _printed;

    /// <summary>Beside a document's date of birth.</summary>
    public LeastByBirth(PrintedBirth printed) =>
        (_printed, Births) = (printed, printed.Agreeing()?.Select(birth => (birth, (int)printed.Compare(birth))).ToArray());

    /// <inheritdoc/>
    public IReadOnlyList<double> Least => Scores;

    /// <inheritdoc/>
    public IReadOnlyList<(ListedBirth Birth, int Class)>? Births { get; }

    /// <inheritdoc/>
    public int ClassOf(ListedBirth birth) => (int)_printed.Compare(birth);
}
