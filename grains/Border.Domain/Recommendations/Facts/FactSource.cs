using Border.Domain.Crossings;

namespace Border.Domain.Recommendations.Facts;

/// <summary>Where facts are read from: all that is known about one traveller of a crossing at one moment.</summary>
/// <param name="State">The crossing.</param>
/// <param name="Traveller">The traveller; without a document when none was read.</param>
/// <param name="Today">The date at the post.</param>
/// <param name="Policy">The policy in force.</param>
/// <param name="HasFaceCamera">True when the lane has a working face camera.</param>
public sealed record FactSource(CrossingState State, TravellerState Traveller, DateOnly Today, CrossingPolicy Policy, bool HasFaceCamera)
{
    /// <summary>The facts of a traveller who may be unknown still.</summary>
    public static FactSource Of(CrossingState state, int traveller, DateOnly today, CrossingPolicy policy, bool hasFaceCamera)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        var known = state.Travellers.GetValueOrDefault(traveller) ?? new TravellerState { Number = traveller };
        return new FactSource(state, known, today, policy, hasFaceCamera);
    }

    /// <summary>A fact's value; unknown for a name that is none.</summary>
    public FactValue this[string name] => FactTable.Find(name)?.Read(this) ?? FactValue.Unknown;

    internal double? DaysFrom(DateTimeOffset? then) => then is { } at ? Today.DayNumber - DateOnly.FromDateTime(at.UtcDateTime).DayNumber : null;
}
