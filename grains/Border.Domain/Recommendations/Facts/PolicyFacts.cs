using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>The numbers of the policy, so that rules can use them, and the random draw.</summary>
internal static class PolicyFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfText("policy.face", "never|where-camera|always", "When the policy asks for a comparison of the face.", s => s.Policy.Face switch
        {
            FaceRule.Always => "always",
            FaceRule.WhereCamera => "where-camera",
            _ => "never",
        }),
        OfNumber("policy.minimumValidityDays", "days", "How long the policy wants documents to be valid still.", s => s.Policy.MinimumValidityDays),
        OfNumber("policy.watchlistMaxAgeDays", "days", "Up to which age the policy takes a watchlist as new.", s => s.Policy.WatchlistMaxAgeDays),
        OfFlag("policy.stays", "The policy says who may stay how long.", s => s.Policy.Stays is not null),
        OfNumber("policy.stayDataMaxAgeDays", "days", "Up to which age the policy takes other posts' crossings as new. Unknown where it says nothing about stays.",
            s => s.Policy.Stays?.MaxAgeDays),
        OfFlag("policy.vehicles", "The policy asks for a review of vehicles.", s => s.Policy.Vehicles is not null),
        OfNumber("policy.vehicleDataMaxAgeDays", "days", "Up to which age the policy takes other posts' visits of vehicles as new. Unknown where it says nothing about them.",
            s => s.Policy.Vehicles?.MaxAgeDays),
        OfNumber("policy.referralRate", "0 to 1", "How many of all travellers the policy refers at random.", s => s.Policy.ReferralRate),
        OfNumber("random.draw", "0 to 1", "Drawn for this traveller of this crossing; the same however often it is asked, foretold by nobody without the policy's salt.",
            s => RandomDraw.Of(s.State.Id, s.Traveller.Number, s.Policy.ReferralSalt)),
    ];
}
