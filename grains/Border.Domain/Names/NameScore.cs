namespace Border.Domain.Names;

/// <summary>
/// One number from what speaks for and against. The weights are those of a logistic regression over labelled pairs (<c>border eval names
/// --features</c>, <c>Names/fit.py</c>), rounded; one is set by hand: that a single common word must not carry a match.
/// </summary>
internal static class NameScore
{
    /// <summary>From here on two names are taken for one.</summary>
    public const double Threshold = 0.5;

    private const double Base = 3.2;
    private const double Spelling = -8;
    private const double Worst = -7;
    private const double Contradiction = -6;
    private const double Against = -3.7;
    private const double ExtraOfPerson = -5.4;
    private const double ExtraOfOrganisation = -10;
    private const double Lack = -2;
    private const double Enough = 1.5;

    /// <summary>From 0 to 1; 1 only for names without any difference.</summary>
    public static double Of(NameFeatures features, NameKind kind)
    {
        var logit = Logit(features, kind);
        return double.IsFinite(logit) ? 1 / (1 + Math.Exp(-logit)) : logit > 0 ? 1 : 0;
    }

    /// <summary>The logarithm of a score's odds, which rises with it.</summary>
    public static double LogitOf(double score) => Math.Log(score / (1 - score));

    /// <summary><see cref="Of"/> as the logarithm of its odds; infinite for 0 and 1.</summary>
    public static double Logit(NameFeatures features, NameKind kind)
    {
        if (features.Agreed <= 0)
            return double.NegativeInfinity;
        if (features is { Spelling: 0, Contradiction: 0, Extra: 0 })
            return double.PositiveInfinity;
        return Base
            + (Spelling * features.Spelling)
            + (Worst * features.Worst)
            + (Contradiction * features.Contradiction)
            + (Against * features.Against)
            + ((kind == NameKind.Person ? ExtraOfPerson : ExtraOfOrganisation) * features.Extra)
            + (Lack * Math.Max(0, Enough - features.Agreed));
    }
}
