using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Watchlists;

namespace Border.Domain.Vehicles;

/// <summary>How a plate's vehicle looked before, as its visits tell.</summary>
/// <param name="Looks">The newest description; what it leaves out is from older ones.</param>
/// <param name="Post">The post of the newest.</param>
/// <param name="Day">Its date there.</param>
public sealed record VehicleSeen(VehicleDescription Looks, string Post, DateOnly Day)
{
    /// <summary>The most described visits that the centre tells of one vehicle, the newest; so many are looked at.</summary>
    public const int MostDescribed = 10;

    /// <summary>How it looked, from its visits; null where none was described.</summary>
    /// <param name="newestFirst">Of the vehicle, this crossing left out.</param>
    public static VehicleSeen? Of(IEnumerable<VehicleVisit> newestFirst)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        VehicleSeen? seen = null;
        foreach (var visit in newestFirst.Where(v => v.Looks is not null).Take(MostDescribed))
            seen = seen is null ? new VehicleSeen(visit.Looks!, visit.Post, visit.Day) : seen with { Looks = seen.Looks.Over(visit.Looks) };
        return seen;
    }
}

/// <summary>The vehicle in the lane, as noted, beside what is known of its plate.</summary>
/// <param name="Noted">What an officer noted.</param>
/// <param name="Seen">How the plate's vehicle looked before; null where nobody said or no policy asks for reviews.</param>
/// <param name="Hits">Entries of the watchlist that match the plate and say how their vehicle looks.</param>
public sealed record VehicleMatch(VehicleDescription Noted, VehicleSeen? Seen, IReadOnlyList<LookoutHit> Hits)
{
    /// <summary>Beside the earlier visits; null where nothing is known of them.</summary>
    public VehicleLooks? WithSeen => Seen is null ? null : VehicleLooks.Of(Noted, Seen.Looks);

    /// <summary>
    /// Beside each entry that has this very plate. One that looks alike, or is another country's, is another vehicle's plate more likely than a wrong one: that it
    /// looks different speaks against the hit, not against the vehicle.
    /// </summary>
    public IEnumerable<VehicleLooks> WithListed => Hits.Where(h => h.Score >= 1).Select(With);

    /// <summary>The vehicle beside one entry.</summary>
    /// <param name="hit">One of <see cref="Hits"/>.</param>
    public VehicleLooks With(LookoutHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return VehicleLooks.Of(Noted, hit.Looks ?? new VehicleDescription());
    }

    /// <summary>How one part agrees with all that is known: it differs when it differs from anything.</summary>
    /// <param name="part">The part.</param>
    public FieldAgreement Of(Func<VehicleLooks, FieldAgreement> part) => WithListed.Concat(WithSeen is { } seen ? [seen] : []).Select(part).Append(FieldAgreement.Unknown).Max();

    /// <summary>True when any part differs from anything known, false when what can be compared agrees, null when nothing can be compared.</summary>
    public bool? Differs => WithListed.Concat(WithSeen is { } seen ? [seen] : []).Where(l => !l.IsUnknown).Select(l => (bool?)l.Differ).DefaultIfEmpty(null).Max();

    /// <summary>The vehicle of a crossing beside what is known of its plate; null until an officer has noted how it looks.</summary>
    public static VehicleMatch? Of(CrossingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Looks is { } noted
            ? new VehicleMatch(noted.Looks, state.Vehicle?.Review.Seen, [.. state.VehicleHits.Where(h => h.Looks is { IsEmpty: false })])
            : null;
    }
}
