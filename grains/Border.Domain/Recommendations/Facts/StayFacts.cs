using Border.Domain.Stays;
using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>
/// What is known of the traveller's stay, counted as if this crossing were admitted today. All unknown where the policy says nothing about
/// stays, where no document was read, and (but for <c>stay.limited</c>) where no rule limits the traveller. Not personal beyond what unsealed
/// records tell anyway: the decisions about a pseudonym with their days.
/// </summary>
internal static class StayFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("stay.limited", "A rule limits the traveller's days; false for free nationalities and exempt documents.",
            s => Count(s) is { } count ? count.Standing == StayStanding.Limited : null),
        OfFlag("stay.exempt", "The document is one on which days do not count.", s => Count(s) is { } count ? count.Standing == StayStanding.Exempt : null),
        OfNumber("stay.daysAllowed", "days", "How many days the rule allows.", s => Count(s)?.Rule?.Days),
        OfNumber("stay.windowDays", "days", "In how many days.", s => Count(s)?.Rule?.Window),
        OfNumber("stay.daysUsed", "days", "Days of stay in the window that ends today, today included.", s => Count(s)?.Result?.Used),
        OfNumber("stay.daysLeft", "days", "Days that are left, 0 or more.", s => Count(s)?.Result?.Left),
        OfNumber("stay.overstayDays", "days", "Days beyond the rule, 0 or more.", s => Count(s)?.Result?.Overstay),
        OfNumber("stay.gaps", "times", "How many entries or exits are missing from the history.", s => Count(s) is { Rule: not null } count ? count.Gaps : null),
        OfNumber("stay.crossings", "crossings", "How many earlier crossings it was counted from.", s => Count(s)?.Crossings),
        OfFlag("stay.allPosts", "The centre told of other posts; false when only this node's own crossings count.",
            s => Count(s) is { Rule: not null } ? s.Traveller.Stay!.CentreToldAt is not null : null),
        OfNumber("stay.dataAgeDays", "days", "How long ago the centre told of other posts. Unknown when it has not.",
            s => Count(s) is { Rule: not null } ? s.DaysFrom(s.Traveller.Stay!.CentreToldAt) : null),
    ];

    private static StayCount? Count(FactSource s) => s.Traveller.Stay?.Count;
}
