using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Documents.Typing;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;

namespace Border.Domain.Tests.Crossings;

/// <summary>A crossing of Utopians, and the inputs that a lane gets.</summary>
internal static class Samples
{
    public static readonly Guid Id = new("01234567-89ab-cdef-0123-456789abcdef");
    public static readonly DateOnly Today = new(2026, 3, 1);
    public static readonly AiOutput Ai = new("reader", "1", new string('a', 64), new string('b', 64), 0.97, 0.5, ["Every line was read well."]);

    public static readonly TravelDocument Passport = new(
        MrzFormat.TD3, "P", "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", "740812", "F", "300415", "ZE184226B");

    public static Lane Lane(LaneKind kind) => new("l1", Direction.Entry, kind);

    public static Arrive Arrive(LaneKind kind = LaneKind.Pedestrian) => new(Lane(kind)) { Crossing = Id };

    public static SeePlate Plate(string text = "UTO123") =>
        new(text, "UTO", "v-" + new string('1', 32), new PixelBox(1, 2, 30, 10), Ai, null) { Crossing = Id };

    public static SeeDocument Document(int traveller = 1, string expiry = "300415", bool valid = true, string digest = "b") => new(
        traveller,
        "t-" + new string('2', 32),
        Passport with { ExpiryDate = expiry },
        ["P<UTOERIKSSON<<ANNA<MARIA"],
        valid,
        valid ? [] : ["The check digit of the date of birth is 1 but should be 2."],
        Ai with { InputDigest = digest },
        null)
    { Crossing = Id };

    public static TypePlate TypePlate(string text = "UTO124", int seen = 0) =>
        new(text, "UTO", "o.one", seen) { Crossing = Id, Vehicle = "v-" + new string('3', 32) };

    public static TypeDocument TypeDocument(int traveller = 1, int seen = 0, bool valid = true) => new(
        traveller,
        new TypedDocument(
            Passport with { DocumentNumber = "L898902C4" }, ["P<UTOERIKSSON<<ANNA<MARIA"], valid, valid ? [] : ["The name holds a digit."]),
        "o.one",
        seen)
    { Crossing = Id, Person = "t-" + new string('4', 32) };

    public static CompareFace Face(int traveller = 1, bool same = true) => new(traveller, same, [], 0.9, Ai, null) { Crossing = Id };

    public static CheckWatchlist Search(int? traveller = 1, params WatchlistMatch[] matches) =>
        new(traveller, 7, new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), matches) { Crossing = Id };

    public static WatchlistMatch Match(Outcome asks, double score = 1) => new("w-1", score, ["The document number is the same."], asks, "Call 7.");

    public static Recommend Recommend(int traveller = 1) => new(traveller, Today, 120) { Crossing = Id };

    public static Decide Decide(Outcome outcome, string? reason = null, int traveller = 1) =>
        new(traveller, outcome, "o.one", reason, null) { Crossing = Id };

    public static FailReading Fail(int? traveller = 1, string what = "document") =>
        new(traveller, what, "The page was upside down: turn it.", null) { Crossing = Id };
}

/// <summary>Feeds inputs to the machine as a lane does.</summary>
internal sealed class Driver(CrossingPolicy? policy = null)
{
    private readonly List<Border.Domain.Events.CrossingEvent> _events = [];

    public CrossingState State { get; private set; } = CrossingState.Initial;

    public IReadOnlyList<Border.Domain.Events.CrossingEvent> Events => _events;

    public CrossingDecision Try(CrossingInput input)
    {
        var decision = Crossing.Decide(State, input, policy ?? CrossingPolicy.Default);
        _events.AddRange(decision.Events);
        State = Crossing.Evolve(State, decision.Events);
        return decision;
    }

    public Driver Do(params CrossingInput[] inputs)
    {
        foreach (var input in inputs)
            Assert.Null(Try(input).Refusal);
        return this;
    }
}
