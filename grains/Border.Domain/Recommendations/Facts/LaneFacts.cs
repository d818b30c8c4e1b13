using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>Where the crossing is and who else is in it.</summary>
internal static class LaneFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfText("lane.name", "", "The lane's name.", s => s.State.Lane),
        OfText("lane.kind", "pedestrian|car|truck|bus", "What passes in the lane.", s => s.State.LaneKind.ToString().ToLowerInvariant()),
        OfText("direction", "entry|exit", "Into the country or out of it.", s => s.State.Direction.ToString().ToLowerInvariant()),
        OfFlag("lane.faceCamera", "The lane has a working face camera.", s => s.HasFaceCamera),
        OfNumber("party.size", "people", "How many pass together: those counted by an officer, or those known.", s => s.State.PartySize),
        OfFlag("party.counted", "An officer counted them.", s => s.State.Party is not null),
    ];
}
