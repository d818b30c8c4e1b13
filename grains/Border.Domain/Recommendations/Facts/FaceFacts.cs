using Border.Domain.Faces;
using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>What is known of the traveller's face beside the document's portrait.</summary>
internal static class FaceFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("face.compared", "The live face was compared with the portrait of the document at hand.", s => s.Traveller.Face is not null),
        OfFlag("face.same", "They are the same person's. Unknown until compared.", s => s.Traveller.Face?.Same),
        OfFlag("face.signedPortrait", "They were compared with the portrait that the chip's state signed, not with the printed one. Unknown until compared.",
            s => s.Traveller.Face is { } face ? face.Portrait == PortraitSource.Chip : null),
        OfText("face.problem", "", "The first thing wrong with the live image, in words. Unknown when nothing is.",
            s => s.Traveller.Face is { QualityProblems.Count: > 0 } face ? face.QualityProblems[0] : null),
        OfText("face.failure", "", "Why the face could not be compared, in words. Unknown when comparing did not fail.",
            s => s.Traveller.Failure is { What: "face" } failure ? failure.Problem : null),
        OfNumber("face.liveness", "0 to 1", "How alive the live image looks, a weak signal. Unknown when not measured.", s => s.Traveller.Face?.Liveness)
            with { IsPersonal = true },
    ];
}
