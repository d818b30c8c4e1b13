namespace Border.Domain.Recommendations.Quality;

/// <summary>What became of travellers, beside what was recommended for them at the lane.</summary>
/// <param name="Travellers">Those with a recommendation and an end: admitted, refused, or the party cancelled.</param>
/// <param name="Outcomes">How many by <c>RECOMMENDED &gt; END</c>; an end is <c>Admit</c>, <c>Refuse</c> or <c>Cancelled</c>.</param>
/// <param name="Overrides">How many decisions at the lane differed from the recommendation.</param>
/// <param name="Reasons">By code, what became of those whom a reason asked to be referred, held or refused.</param>
/// <param name="Open">Travellers with a recommendation and no end yet.</param>
public sealed record QualityReport(
    int Travellers,
    IReadOnlyDictionary<string, int> Outcomes,
    int Overrides,
    IReadOnlyDictionary<string, ReasonQuality> Reasons,
    int Open)
{
    /// <summary>What secondary inspections came to.</summary>
    public SecondaryQuality Secondary { get; init; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Travellers about whom a second officer sent a decision back at least once.</summary>
    public int Returned { get; init; }

    /// <summary>Travellers whose last decision a second officer approved.</summary>
    public int Approved { get; init; }

    /// <summary>How many were refused in the end.</summary>
    public int Refused => Ending("Refuse");

    /// <summary>How many were recommended to be let pass and refused in the end: what the rules did not see.</summary>
    public int Missed => Outcomes.GetValueOrDefault($"{Outcome.Admit} > {Outcome.Refuse}");

    /// <summary>How many were recommended not to be let pass.</summary>
    public int Asked => Outcomes.Where(o => !o.Key.StartsWith($"{Outcome.Admit} >", StringComparison.Ordinal)).Sum(o => o.Value);

    /// <summary>Of those recommended not to be let pass, the share refused in the end, 0 to 1; null without any.</summary>
    public double? Precision => Share(Refused - Missed, Asked);

    /// <summary>Of those refused in the end, the share that was recommended not to be let pass, 0 to 1; null without any.</summary>
    public double? Recall => Share(Refused - Missed, Refused);

    /// <summary>The plain baseline: the share refused of everybody, which is the precision of referring at random; null without anybody.</summary>
    public double? BaseRate => Share(Refused, Travellers);

    private int Ending(string end) => Outcomes.Where(o => o.Key.EndsWith($"> {end}", StringComparison.Ordinal)).Sum(o => o.Value);

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

/// <summary>What became of those for whom a reason asked.</summary>
/// <param name="Asked">How many.</param>
/// <param name="Alone">Those of them for whom no other reason asked.</param>
/// <param name="Refused">How many were refused in the end.</param>
/// <param name="RefusedAlone">Those of <paramref name="Alone"/> that were refused: what the reason is worth by itself.</param>
public sealed record ReasonQuality(int Asked, int Alone, int Refused, int RefusedAlone)
{
    /// <summary>How many of them were referred: what was found about the reason is counted of these.</summary>
    public int Referred { get; init; }

    /// <summary>Something was found: the reason was right.</summary>
    public int Found { get; init; }

    /// <summary>It was looked into and nothing was found.</summary>
    public int Nothing { get; init; }

    /// <summary>The reason was wrong.</summary>
    public int Refuted { get; init; }

    /// <summary>Nobody recorded what became of the reason.</summary>
    public int Unsaid { get; init; }

    /// <summary>How many were decided against the recommendation, at the lane or in secondary.</summary>
    public int Overridden { get; init; }

    /// <summary>About how many a second officer sent a decision back at least once.</summary>
    public int Returned { get; init; }
}

/// <summary>What secondary inspections came to; each traveller is in one of the first four.</summary>
/// <param name="Referred">Travellers who were referred.</param>
/// <param name="Found">Something was found.</param>
/// <param name="Refuted">Nothing was found, and a reason was refuted.</param>
/// <param name="Nothing">Nothing was found and no reason refuted.</param>
/// <param name="Unsaid">No finding was recorded.</param>
/// <param name="Unasked">Of those with something found: about whom something was found that no reason asked for.</param>
public sealed record SecondaryQuality(int Referred, int Found, int Refuted, int Nothing, int Unsaid, int Unasked)
{
    /// <summary>Of those referred with a finding, the share where something was found, 0 to 1; null without any.</summary>
    public double? HitRate => Referred == Unsaid ? null : (double)Found / (Referred - Unsaid);
}
