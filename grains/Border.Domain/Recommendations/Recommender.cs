using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;

namespace Border.Domain.Recommendations;

/// <summary>Weighs what is known about a traveller against the policy. The same facts always give the same recommendation.</summary>
public static class Recommender
{
    /// <summary>The only reason of a recommendation when every check passed.</summary>
    public const string CleanCode = "clean";

    private const int MaxReasons = 12;

    /// <summary>What the policy recommends with what is known now.</summary>
    /// <param name="state">The crossing.</param>
    /// <param name="traveller">The traveller's number; may be unknown still.</param>
    /// <param name="today">The date at the post.</param>
    /// <param name="policy">The rules in force.</param>
    /// <param name="hasFaceCamera">True when the lane has a working face camera.</param>
    public static Recommendation Evaluate(
        CrossingState state, int traveller, DateOnly today, CrossingPolicy policy, bool hasFaceCamera = false)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        var known = state.Travellers.GetValueOrDefault(traveller) ?? new TravellerState { Number = traveller };
        var findings = new List<Reason>();
        findings.AddRange(known.Hits.Select(h => Lookout(h, "traveller")));
        findings.AddRange(state.VehicleHits.Select(h => Lookout(h, "vehicle")));
        var checks = new Checks(policy, today);
        checks.Document(known);
        foreach (var (code, text) in ChipFinding.Of(known))
            checks.Add(code, text);
        checks.Face(known, hasFaceCamera);
        checks.Watchlist(known);
        if (state.LaneKind != LaneKind.Pedestrian)
            checks.Plate(state);
        if (Draw(state.Id, traveller, policy.ReferralSalt) < policy.ReferralRate)
            checks.Add(Finding.Random, "Chosen at random for inspection.");
        findings.AddRange(checks.Found);
        Reason[] ranked = [.. findings.OrderByDescending(Weight).Take(MaxReasons)];
        if (ranked.Length == 0)
            ranked = [new Reason(CleanCode, "Every check passed.", Outcome.Admit)];
        return new Recommendation(ranked[0].Outcome, ranked, checks.Missing, policy.Version);
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

    /// <summary>A number from 0 up to 1 that nobody without the salt can foretell, and that is the same however often it is drawn.</summary>
    private static double Draw(Guid crossing, int traveller, string salt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{crossing:N}|{traveller}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
