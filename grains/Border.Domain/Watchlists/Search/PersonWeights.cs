using Border.Domain.Documents;

namespace Border.Domain.Watchlists.Search;

/// <summary>
/// What a document says beside the name, weighed into the score: each agreement or contradiction adds its part to the odds (natural logarithm),
/// so that none of them alone can make or unmake a match of names.
/// </summary>
internal static class PersonWeights
{
    /// <summary>From this score on an entry is shown.</summary>
    public const double Shown = 0.5;

    /// <summary>From this score on it asks for what its list asks for; below, for no more than a second look.</summary>
    public const double Sure = 0.8;

    /// <summary>Names below this are not worth weighing.</summary>
    public const double LeastName = 0.3;

    /// <summary>Namesakes in a million from which a name alone is no reason to stop anybody.</summary>
    public const double ManyNamesakes = 1;

    private const double MostOdds = 5;
    private const double SameBirth = 4;
    private const double NearBirth = -0.5;
    private const double SameYear = -1;
    private const double NextYear = -2;
    private const double NoBirth = -2.5;
    private const double OtherBirth = -4;
    private const double OtherSex = -1.5;
    private const double SameNationality = 0.5;
    private const double OtherNationality = -0.3;
    private const double MostCommon = -5;
    private const double Common = -0.8;

    /// <summary>The score of an entry, and why beyond the name.</summary>
    /// <param name="name">How far the names are one.</param>
    /// <param name="perMillion">How many of a million people have such a name.</param>
    /// <param name="birth">How the dates of birth agree.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="document">The document.</param>
    public static (double Score, List<string> Why) Of(double name, double perMillion, BirthAgreement birth, WatchlistEntry entry, TravelDocument document)
    {
        var why = new List<string> { Words(birth) };
        var odds = Math.Min(MostOdds, Math.Log(name / Math.Max(1e-9, 1 - name)));
        odds += Odds(birth);
        if (birth != BirthAgreement.Same && perMillion > 1)
        {
            odds += Math.Max(MostCommon, Common * Math.Log(1 + perMillion));
            why.Add("The name is a common one.");
        }

        if (entry.Sex is { } sex && document.Sex is "M" or "F" && entry.Sex != document.Sex)
        {
            odds += OtherSex;
            why.Add($"The list says {(sex == "M" ? "male" : "female")}.");
        }

        if (entry.Nationalities is { Count: > 0 } nationalities)
        {
            var isSame = nationalities.Contains(document.Nationality, StringComparer.OrdinalIgnoreCase);
            odds += isSame ? SameNationality : OtherNationality;
            why.Add(isSame ? "The nationality is the same." : "The nationality is another.");
        }

        return (Math.Round(1 / (1 + Math.Exp(-odds)), 3), why);
    }

    /// <summary>The least score of the names with which an entry can still be shown.</summary>
    public static double LeastNameOf(BirthAgreement birth) =>
        Math.Max(LeastName, 1 / (1 + Math.Exp(Odds(birth) + SameNationality)));

    private static double Odds(BirthAgreement birth) => birth switch
    {
        BirthAgreement.Same => SameBirth,
        BirthAgreement.Near => NearBirth,
        BirthAgreement.SameYear => SameYear,
        BirthAgreement.NextYear => NextYear,
        BirthAgreement.Unknown => NoBirth,
        _ => OtherBirth,
    };

    private static string Words(BirthAgreement birth) => birth switch
    {
        BirthAgreement.Same => "The date of birth is the same.",
        BirthAgreement.Near => "The date of birth is nearly the same.",
        BirthAgreement.SameYear => "The year of birth is the same.",
        BirthAgreement.NextYear => "The year of birth is next to it.",
        BirthAgreement.Unknown => "The date of birth is not known on both sides.",
        _ => "The date of birth is another.",
    };
}
