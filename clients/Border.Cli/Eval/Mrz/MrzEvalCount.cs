namespace Border.Cli.Eval.Mrz;

/// <summary>How many pictures of a group came out how.</summary>
internal sealed class MrzEvalCount(string group)
{
    private readonly Dictionary<MrzEvalOutcome, int> _outcomes = [];

    /// <summary>The group.</summary>
    public string Group => group;

    /// <summary>Pictures.</summary>
    public int Pictures => _outcomes.Values.Sum();

    /// <summary>Share read perfectly, or rightly found to hold no zone; null where no truth is known.</summary>
    public double? Perfect => this[MrzEvalOutcome.Valid] + this[MrzEvalOutcome.NotValid] == Pictures
        ? null
        : Math.Round((this[MrzEvalOutcome.Perfect] + this[MrzEvalOutcome.NoneRightly]) / (double)Pictures, 4);

    /// <summary>Every outcome that occurred.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes.OrderBy(o => o.Key).ToDictionary(o => o.Key.ToString(), o => o.Value);

    private int this[MrzEvalOutcome outcome] => _outcomes.GetValueOrDefault(outcome);

    /// <summary>Adds one picture.</summary>
    public void Add(MrzEvalOutcome outcome) => _outcomes[outcome] = this[outcome] + 1;
}
