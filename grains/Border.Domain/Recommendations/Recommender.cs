using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;

namespace Border.Domain.Recommendations;

/// <summary>Weighs what is known about a traveller against the policy. The same facts always give the same recommendation.</summary>
public static class Recommender
{
    /// <summary>The only reason of a recommendation when every check passed.</summary>
    public const string CleanCode = "clean";

    /// <summary>The most reasons of a recommendation; the weightiest are kept.</summary>
    public const int MaxReasons = 12;

    private const int MaxMissing = 20;

    /// <summary>What the policy recommends with what is known now.</summary>
    /// <param name="state">The crossing.</param>
    /// <param name="traveller">The traveller's number; may be unknown still.</param>
    /// <param name="today">The date at the post.</param>
    /// <param name="policy">The rules in force.</param>
    /// <param name="hasFaceCamera">True when the lane has a working face camera.</param>
    public static Recommendation Evaluate(
        CrossingState state, int traveller, DateOnly today, CrossingPolicy policy, bool hasFaceCamera = false)
    {
        var facts = FactSource.Of(state, traveller, today, policy, hasFaceCamera);
        var found = RuleSet.Of(policy).Apply(facts);
        var findings = new List<Reason>();
        findings.AddRange(facts.Traveller.Hits.Select(h => Lookout(h, "traveller")));
        findings.AddRange(state.VehicleHits.Select(h => Lookout(h, "vehicle")));
        findings.AddRange(found.Reasons);
        Reason[] ranked = [.. findings.OrderByDescending(Weight).Take(MaxReasons)];
        if (ranked.Length == 0)
            ranked = [new Reason(CleanCode, "Every check passed.", Outcome.Admit)];
        return new Recommendation(ranked[0].Outcome, ranked, [.. found.Missing.Take(MaxMissing)], policy.Version)
        {
            Undecided = found.Undecided.Count > 0 ? [.. found.Undecided.Take(MaxReasons)] : null,
        };
    }

    /// <summary>Reasons go from the top: each step takes away those that hold the outcome, and says what is recommended then.</summary>
    internal static IEnumerable<Change> ChangesOf(IReadOnlyList<Reason> ranked)
    {
        for (var at = 0; at < ranked.Count && ranked[at].Outcome != Outcome.Admit;)
        {
            var now = ranked[at].Outcome;
            while (at < ranked.Count && ranked[at].Outcome == now)
                at++;
            yield return new Change([.. ranked.Take(at).Select(r => r.Code)], at < ranked.Count ? ranked[at].Outcome : Outcome.Admit);
        }
    }

    /// <summary>
    /// A lookout leads whatever the document says: someone who is to be held must not be turned away because a passport has expired.
    /// </summary>
    private static int Weight(Reason reason) => (IsLookout(reason), reason.Outcome) switch
    {
        (true, Outcome.Hold) => 7,
        (true, Outcome.Refuse) => 6,
        (true, Outcome.Secondary) => 5,
        (_, Outcome.Refuse) => 4,
        (_, Outcome.Secondary) => 3,
        (_, Outcome.Hold) => 2,
        (true, _) => 1,
        _ => 0,
    };

    private static bool IsLookout(Reason reason) => reason.Code.StartsWith("lookout.", StringComparison.Ordinal);

    // What matched may be a name or a plate. It stays in the hit, which is sealed; a recommendation is not (invariant I11).
    private static Reason Lookout(LookoutHit hit, string whom) =>
        new($"lookout.{whom}", $"A watchlist entry matches the {whom}{(hit.Cleared is null ? "" : " and was cleared as another person")}: see hit {hit.Entry}.", hit.AsksNow);
}
