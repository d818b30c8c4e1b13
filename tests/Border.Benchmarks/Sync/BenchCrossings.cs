using System.Security.Cryptography;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Benchmarks.Sync;

/// <summary>Crossings as a pedestrian lane records them: every traveller another, every digest random, so that nothing compresses better than at a post.</summary>
internal static class BenchCrossings
{
    /// <summary>Records of a crossing without a lookout.</summary>
    public const int Records = 7;

    private const int Lanes = 8;
    private static readonly byte[] Secret = "bench"u8.ToArray();

    /// <summary>A crossing's drafts, in order, with the key of its traveller.</summary>
    public static (RecordDraft[] Drafts, SubjectKey Key) Make(int number, bool hit)
    {
        var (id, lane) = (Guid.NewGuid(), $"l{number % Lanes}");
        var key = SubjectKey.Create(Pseudonym.Traveller(Secret, "UTO", $"L{number}", "800101"));
        var n = 0;
        var events = new List<CrossingEvent>
        {
            new CrossingOpened { Crossing = id, Number = ++n, Lane = lane, Direction = Direction.Entry, LaneKind = LaneKind.Pedestrian },
            Document(id, ++n, number, key.Subject),
            new WatchlistChecked { Crossing = id, Number = ++n, Traveller = 1, ListVersion = 17, Hits = hit ? 1 : 0 },
            new FaceCompared { Crossing = id, Number = ++n, Traveller = 1, Same = true, QualityProblems = [], Liveness = 0.98, Ai = Ai("face"), Image = Image() },
        };
        if (hit)
            events.Add(Hit(id, ++n));
        events.Add(Recommend(id, ++n, hit));
        events.Add(new Decided { Crossing = id, Number = ++n, Traveller = 1, Outcome = hit ? Outcome.Hold : Outcome.Admit, Officer = "officer-7", Override = false });
        events.Add(new CrossingClosed { Crossing = id, Number = ++n, Outcome = hit ? Outcome.Hold : Outcome.Admit });
        return ([.. events.Select(e => EventCodec.ToDraft(e, lane, key))], key);
    }

    private static DocumentRead Document(Guid crossing, int n, int number, string person) => new()
    {
        Crossing = crossing,
        Number = n,
        Traveller = 1,
        Person = person,
        Document = new TravelDocument(MrzFormat.TD3, "P", "UTO", $"EXAMPLE{number}", "ANNA MARIA", $"L{number}", "UTO", "740812", "F", "300415", ""),
        MrzLines = [$"P<UTOEXAMPLE{number}<<ANNA<MARIA".PadRight(44, '<'), $"L{number}".PadRight(44, '<')],
        Valid = true,
        Problems = [],
        Ai = Ai("mrz"),
        Image = Image(),
    };

    private static LookoutHit Hit(Guid crossing, int n) => new()
    {
        Crossing = crossing,
        Number = n,
        Traveller = 1,
        Entry = "e-1",
        ListVersion = 17,
        Score = 1,
        Why = ["The document's number is listed."],
        Asks = Outcome.Hold,
        Instruction = "Call the duty officer.",
    };

    private static Recommended Recommend(Guid crossing, int n, bool hit) => new()
    {
        Crossing = crossing,
        Number = n,
        Traveller = 1,
        Recommendation = new Recommendation(
            hit ? Outcome.Hold : Outcome.Admit,
            [hit ? new Reason("lookout", "A lookout matches.", Outcome.Hold) : new Reason("clean", "Every check is clean.", Outcome.Admit)], [], 4),
        Milliseconds = 312.5,
    };

    private static AiOutput Ai(string model) => new(model, "1.2", Digest(), Digest(), 0.97, 0.5, ["Read clearly.", "Every check digit fits."]);

    private static EvidenceRef Image() => new(Digest(), "image/jpeg", 83_000, Guid.NewGuid());

    private static string Digest() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}
