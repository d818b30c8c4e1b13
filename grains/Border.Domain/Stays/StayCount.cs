using System.Text.Json.Serialization;
using Border.Domain.Documents;

namespace Border.Domain.Stays;

/// <summary>Whether a traveller's days are limited.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StayStanding>))]
public enum StayStanding
{
    /// <summary>A rule limits them.</summary>
    Limited,

    /// <summary>The nationality may stay without limit.</summary>
    Free,

    /// <summary>Days on this document do not count.</summary>
    Exempt,
}

/// <summary>A traveller's stay under a policy on a day, as if the crossing at hand were admitted. The same for the officer, the kiosk and the centre.</summary>
/// <param name="Standing">Whether days are limited.</param>
/// <param name="On">The day it was counted for, at the post.</param>
/// <param name="Rule">The rule; null when days are not limited.</param>
/// <param name="Result">What the rule leaves; null when days are not limited.</param>
/// <param name="Gaps">Entries or exits that are missing from the history, this crossing's included.</param>
/// <param name="Crossings">How many earlier crossings it was counted from.</param>
public sealed record StayCount(StayStanding Standing, DateOnly On, StayRule? Rule, StayResult? Result, int Gaps, int Crossings)
{
    /// <summary>The most earlier crossings taken; the latest count.</summary>
    public const int MaxCrossings = 5_000;

    /// <summary>Counts.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="document">Tells nationality and kind.</param>
    /// <param name="earlier">Admitted crossings before this one, in any order.</param>
    /// <param name="now">The crossing at hand.</param>
    public static StayCount Of(StayPolicy policy, TravelDocument document, IReadOnlyCollection<StayVisit> earlier, StayVisit now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(now);
        var (standing, rule) = policy.For(document.Nationality, document.DocumentCode, document.Issuer);
        var before = earlier.Where(v => v.Crossing != now.Crossing).OrderByDescending(v => v.Order).Take(MaxCrossings).ToArray();
        if (rule is null)
            return new StayCount(standing, now.Day, null, null, 0, before.Length);
        var (stays, gaps) = StayHistory.Of(before.Append(now), policy.Missing);
        return new StayCount(standing, now.Day, rule, StayCalculator.Check(rule, stays, now.Day), gaps, before.Length);
    }
}
