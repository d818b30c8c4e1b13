using System.Collections.Immutable;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Plausibility;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Watchlists;
using Border.Officer.Desk;

namespace Border.Edge.Tests.Pages.Scenes;

/// <summary>What may stand on an officer's screen, made up in full: from a clean party to a full car with many reasons.</summary>
internal static class Scenes
{
    public static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    public static readonly TravelDocument Anna = new(MrzFormat.TD3, "P", "UTO", "ERIKSSON VAN DER HOOGENBAND", "ANNA MARIA", "L898902C3", "UTO", "740812", "F", "320415", "");

    public static readonly WatchlistEntry Listed = new()
    {
        Id = "X-1077",
        Kind = WatchlistKind.Person,
        Names = ["Ana-Maria Ericson", "A. van der Hoogenband"],
        BirthDate = new DateOnly(1974, 8, 21),
        Sex = "M",
        Nationalities = ["UTO", "FRA"],
        DocumentNumber = "Z1234567",
        Asks = Outcome.Secondary,
        Instruction = "Call the duty officer before any question is asked.",
    };

    /// <summary>A lane for each scene.</summary>
    public static ImmutableArray<LaneScreen> All { get; } =
    [
        Lane("clean", LaneKind.Pedestrian, 1, Clean),
        Lane("reasons", LaneKind.Car, 2, Doubtful),
        Lane("hit", LaneKind.Pedestrian, 1, Hit),
        Lane("chip", LaneKind.Pedestrian, 1, Differing),
        Lane("five", LaneKind.Car, 5, Doubtful),
        Vehicles.Mismatch(Lane("vehicle", LaneKind.Car, 2, Doubtful)),
    ];

    private static LaneScreen Lane(string name, LaneKind kind, int people, Func<int, TravellerState> traveller) => new()
    {
        Lane = new Lane(name, Direction.Entry, kind),
        Open = true,
        Finished = 12,
        TypicalTime = TimeSpan.FromSeconds(41),
        Devices = [.. new[] { "plate", "document", "face", "gate", "chip" }.Where(r => kind == LaneKind.Car || r is not ("plate" or "gate")).Select(r => new DeviceScreen($"{name}-{r}", r, "ready", "", true))],
        Current = new CrossingScreen(State(name, kind, people, traveller), Now, "", true),
    };

    private static CrossingState State(string name, LaneKind kind, int people, Func<int, TravellerState> traveller)
    {
        var id = new Guid(1, 2, (short)people, [.. name.PadRight(8)[..8].Select(c => (byte)c)]);
        return new CrossingState
        {
            Id = id,
            Status = CrossingStatus.AtLane,
            Lane = name,
            Direction = Direction.Entry,
            LaneKind = kind,
            LastEvent = 40,
            Plate = kind == LaneKind.Pedestrian ? null : new PlateRead { Crossing = id, Number = 2, Text = "AB360CD", Country = "FRA", Vehicle = "v", Ai = Ai(0.93), Image = Image },
            VehicleWatchlist = kind == LaneKind.Pedestrian ? null : new WatchlistChecked { Crossing = id, Number = 3, ListVersion = 3, ListIssued = Now.AddHours(-5), Hits = 0 },
            Travellers = Enumerable.Range(1, people).ToImmutableSortedDictionary(n => n, n => traveller(n) with { Number = n }),
        };
    }

    private static TravellerState Clean(int number) => new()
    {
        Number = number,
        Document = new DocumentRead
        {
            Crossing = default,
            Number = 4,
            Traveller = number,
            Person = "t",
            Document = Anna,
            Valid = true,
            Problems = [],
            Ai = Ai(0.99),
            Image = Image,
            MrzLines = ["P<UTOERIKSSON<VAN<DER<HOOGENBAND<<ANNA<MARIA", "L898902C36UTO7408122F3204159<<<<<<<<<<<<<<08"],
        },
        Face = new FaceCompared { Crossing = default, Number = 5, Traveller = number, Same = true, QualityProblems = [], Ai = Ai(0.81), Image = Image },
        Watchlist = new WatchlistChecked { Crossing = default, Number = 6, Traveller = number, ListVersion = 3, ListIssued = Now.AddHours(-5), Hits = 0 },
        Stay = new StayCounted { Crossing = default, Number = 7, Traveller = number, Count = Count(12) },
        Recommended = Recommended(number, Outcome.Admit, new Reason("stay.own-post", "The stay is counted from this post's crossings only: the centre has not told of others yet.", Outcome.Admit)),
    };

    private static TravellerState Doubtful(int number) => Clean(number) with
    {
        Stay = new StayCounted { Crossing = default, Number = 7, Traveller = number, Count = Count(97) with { Gaps = 2 } },
        Recommended = Recommended(
            number,
            Outcome.Secondary,
            Say("document.expired", "The document expired 3 days ago.", Outcome.Secondary, ("document.daysSinceExpiry", "3")),
            Say("face.different", "The face does not match the document's portrait.", Outcome.Secondary),
            Say("stay.overstay", "The traveller has used 97 days of 90 in 180: 7 days too many.", Outcome.Secondary, ("stay.daysUsed", "97"), ("stay.daysAllowed", "90"), ("stay.windowDays", "180"), ("stay.overstayDays", "7")),
            Say("random", "Chosen at random for inspection.", Outcome.Secondary),
            Say("document.typed", "The document was typed by an officer, not read by a machine.", Outcome.Admit),
            Say("stay.gap", "An entry or exit is missing from the traveller's history 2 times: the days are counted as the policy presumes.", Outcome.Admit, ("stay.gaps", "2")),
            Say("stay.own-post", "The stay is counted from this post's crossings only: the centre has not told of others yet.", Outcome.Admit)),
    };

    private static TravellerState Hit(int number) => Clean(number) with
    {
        Watchlist = new WatchlistChecked { Crossing = default, Number = 6, Traveller = number, ListVersion = 3, ListIssued = Now.AddHours(-5), Hits = 1 },
        Hits =
        [
            new LookoutHit
            {
                Crossing = default,
                Number = 8,
                Traveller = number,
                Entry = Listed.Id,
                ListVersion = 3,
                Score = 0.71,
                Asks = Outcome.Secondary,
                Instruction = Listed.Instruction,
                EntryDigest = new string('a', 64),
                Why = ["ERIKSSON sounds like ERICSON", "ANNA is another form of ANA", "The date of birth is nearly the same."],
            },
        ],
        Recommended = Recommended(number, Outcome.Secondary, new Reason("lookout.traveller", "A watchlist entry matches the traveller: see hit X-1077.", Outcome.Secondary)),
    };

    private static TravellerState Differing(int number) => Clean(number) with
    {
        Chip = new ChipChecked
        {
            Crossing = default,
            Number = 9,
            Traveller = number,
            Verdict = ChipVerdict.Genuine,
            Access = ChipAccess.Pace,
            Signer = "UT",
            Findings = [new DocumentFinding("chip.differs", "The document number printed is not the chip's."), new DocumentFinding("chip.differs", "The date of birth printed is not the chip's.")],
            Portrait = Image with { Digest = new string('5', 64) },
            Zone = Anna with { DocumentNumber = "L898902C8", BirthDate = "740821", GivenNames = "ANNE MARIA" },
        },
        Recommended = Recommended(number, Outcome.Secondary, Say("chip.differs", "The chip does not say what is printed.", Outcome.Secondary)),
    };

    private static EvidenceRef Image => new(new string('0', 64), "image/png", 100, Guid.Empty);

    private static AiOutput Ai(double score) => new("m", "1", new string('0', 64), new string('0', 64), score, 0.4, []);

    private static StayCount Count(int used) => new(
        StayStanding.Limited, new DateOnly(2026, 8, 1), StayRule.Schengen, StayCalculator.Check(StayRule.Schengen, [new Stay(new DateOnly(2026, 8, 1).AddDays(1 - used), null)], new DateOnly(2026, 8, 1)), 0, 3);

    private static Reason Say(string code, string text, Outcome outcome, params (string Fact, string Value)[] values) =>
        new(code, text, outcome) { Values = values.Length == 0 ? null : values.ToDictionary(v => v.Fact, v => v.Value) };

    private static Recommended Recommended(int number, Outcome outcome, params Reason[] reasons) => new()
    {
        Crossing = default,
        Number = 10,
        Traveller = number,
        Milliseconds = 640,
        Recommendation = new Recommendation(outcome, reasons, [], 3),
    };
}
