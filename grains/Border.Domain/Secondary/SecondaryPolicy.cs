namespace Border.Domain.Secondary;

/// <summary>
/// What a policy adds to secondary inspections. What has the code of a built-in one (<see cref="SecondaryGuide.BuiltIn"/>) stands instead of it;
/// the others come after the built-in ones. (Source-generated JSON sets what is absent to null, hence the setters.)
/// </summary>
public sealed record SecondaryPolicy
{
    /// <summary>The most questions, and the most findings, of a policy.</summary>
    public const int Most = 100;

    /// <summary>The policy's own questions.</summary>
    public IReadOnlyList<SecondaryQuestion> Questions { get; init => field = value ?? []; } = [];

    /// <summary>The policy's own findings.</summary>
    public IReadOnlyList<SecondaryFinding> Findings { get; init => field = value ?? []; } = [];

    /// <summary>What is wrong, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Questions.Count > Most || Findings.Count > Most)
            return $"A policy has at most {Most} questions and {Most} findings of secondary inspection.";
        foreach (var (item, number) in Questions.Select((q, i) => (q, i + 1)))
        {
            if (SecondaryTexts.Problem(item.Code, item.For, item.Text) is { } problem)
                return $"Question {number} of secondary inspection{SecondaryTexts.Named(item.Code)}: {problem}";
        }

        foreach (var (item, number) in Findings.Select((f, i) => (f, i + 1)))
        {
            if (SecondaryTexts.Problem(item.Code, item.For, item.Text) is { } problem)
                return $"Finding {number} of secondary inspection{SecondaryTexts.Named(item.Code)}: {problem}";
            if (!Enum.IsDefined(item.Verdict))
                return $"Finding {number} of secondary inspection{SecondaryTexts.Named(item.Code)}: the verdict is Found, Nothing or Refuted.";
        }

        return Questions.DistinctBy(q => q.Code).Count() == Questions.Count && Findings.DistinctBy(f => f.Code).Count() == Findings.Count
            ? null
            : "Two questions or two findings of secondary inspection have the same code.";
    }
}

/// <summary>A question that secondary inspection proposes.</summary>
public sealed record SecondaryQuestion
{
    private static readonly IReadOnlyDictionary<string, string> NoText = new Dictionary<string, string>();

    /// <summary>Stable, 1 to 64 of a-z, 0-9, '.' and '-'; recorded with the answer.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// For which reasons of a referral: codes such as <c>document.expired</c>, all that begin alike as <c>document.*</c>, or <c>*</c> for every
    /// referral, also one without a reason of the software.
    /// </summary>
    public required IReadOnlyList<string> For { get; init => field = value ?? []; } = [];

    /// <summary>The question by language (two letters; <c>en</c> is required), at most <see cref="SecondaryTexts.MostCharacters"/> characters.</summary>
    public required IReadOnlyDictionary<string, string> Text { get; init => field = value ?? NoText; } = NoText;
}

/// <summary>A finding that an officer may record with one key.</summary>
public sealed record SecondaryFinding
{
    private static readonly IReadOnlyDictionary<string, string> NoText = new Dictionary<string, string>();

    /// <summary>Stable, 1 to 64 of a-z, 0-9, '.' and '-'; recorded. It is kept unsealed: let it name nobody and nothing about anybody.</summary>
    public required string Code { get; init; }

    /// <summary>What it says about the reason.</summary>
    public required FindingVerdict Verdict { get; init; }

    /// <summary>For which reasons: see <see cref="SecondaryQuestion.For"/>.</summary>
    public required IReadOnlyList<string> For { get; init => field = value ?? []; } = [];

    /// <summary>The finding by language (two letters; <c>en</c> is required), at most <see cref="SecondaryTexts.MostCharacters"/> characters.</summary>
    public required IReadOnlyDictionary<string, string> Text { get; init => field = value ?? NoText; } = NoText;
}
