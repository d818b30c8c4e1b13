using System.Text.Json;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Faces;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;
using Border.Domain.Stays;
using Border.Domain.Tests.Crossings;
using Border.Domain.Time;
using Border.Domain.Vehicles;

namespace Border.Domain.Tests.Events;

/// <summary>One of every event, with every field set.</summary>
internal static class EventSamples
{
    private static readonly Guid Id = Samples.Id;
    private static readonly DateTimeOffset At = new(2026, 2, 28, 1, 2, 3, TimeSpan.Zero);
    private static readonly EvidenceRef Image = new(new string('e', 64), "image/jpeg", 1234, new Guid("fedcba98-7654-3210-fedc-ba9876543210"));

    public static IReadOnlyList<BorderEvent> All { get; } =
    [
        new CrossingOpened { Crossing = Id, Number = 1, Lane = "l1", Direction = Direction.Exit, LaneKind = LaneKind.Truck },
        new PartyCounted { Crossing = Id, Number = 2, Travellers = 2, Officer = "o.one" },
        new PlateRead
        {
            Crossing = Id,
            Number = 3,
            Text = "UTO123",
            Country = "UTO",
            Vehicle = "v-1",
            Box = new PixelBox(1, 2, 3, 4),
            Ai = Samples.Ai,
            Image = Image,
        },
        new DocumentRead
        {
            Crossing = Id,
            Number = 4,
            Traveller = 1,
            Person = "t-1",
            Document = Samples.Passport,
            MrzLines = ["P<UTO", "L898"],
            Valid = false,
            Problems = ["The name holds a digit."],
            Ai = Samples.Ai,
            Image = Image,
        },
        new ReadingFailed { Crossing = Id, Number = 5, Traveller = 1, What = "face", Problem = "Too dark: switch on the light.", Ai = Samples.Ai },
        new FaceCompared
        {
            Crossing = Id,
            Number = 6,
            Traveller = 1,
            Same = true,
            QualityProblems = ["The face is blurred."],
            Liveness = 0.5,
            Ai = Samples.Ai,
            Image = Image,
            Portrait = PortraitSource.Chip,
        },
        new WatchlistChecked { Crossing = Id, Number = 7, Traveller = 1, ListVersion = 7, ListIssued = At, Hits = 1 },
        new LookoutHit
        {
            Crossing = Id,
            Number = 8,
            Traveller = 1,
            Entry = "w-1",
            ListVersion = 7,
            Score = 0.75,
            Why = ["The name is the same."],
            Asks = Outcome.Hold,
            Instruction = "Call 7.",
        },
        new Recommended
        {
            Crossing = Id,
            Number = 9,
            Traveller = 1,
            Recommendation = new(Outcome.Hold, [new("lookout.traveller", "A lookout matches.", Outcome.Hold)], ["face"], 3),
            Milliseconds = 12.5,
        },
        new Decided
        {
            Crossing = Id,
            Number = 10,
            Traveller = 1,
            Outcome = Outcome.Refuse,
            Officer = "o.one",
            Override = true,
            Reason = "forged",
            On = new(2026, 2, 28),
            Note = "The photograph was replaced.",
            InSecondary = true,
        },
        new CrossingClosed { Crossing = Id, Number = 11, Outcome = Outcome.Refuse },
        new CrossingCancelled { Crossing = Id, Number = 12, Officer = "o.one", Reason = "turned.back" },
        new NodeStarted { Version = "0.1.0", Models = new SortedDictionary<string, string> { ["reader"] = new('a', 64) } },
        new EpochStarted { Cause = "moved", Explanation = "The disk was restored.", Previous = "1:20" },
        new ClockJumped { Jump = ClockJump.Backwards, Expected = At, Shown = DateTimeOffset.UnixEpoch },
        new DeviceChanged { Device = "l1-camera", State = "silent", Explanation = "No frame for 10 s: check the cable.", Simulated = true },
        new LaneChanged { Lane = "l1", Open = true, By = "o.one" },
        new BundleApplied { Bundle = "policy", Version = 3, Digest = new('d', 64) },
        new BundleRefused { Bundle = "policy", Version = 2, Problem = "Version 2 is not newer than version 3, which is in use." },
        new StaffSignedIn { Staff = "o.one", ListVersion = 5 },
        new StaffSignedOut { Staff = "o.one" },
        new SubjectErased { Keys = 2, By = "centre" },
        new PlateRead { Crossing = Id, Number = 13, Text = "UTO124", Vehicle = "v-2", Image = Image, TypedBy = "o.one" },
        new DocumentRead
        {
            Crossing = Id,
            Number = 14,
            Traveller = 1,
            Person = "t-2",
            Document = Samples.Passport,
            MrzLines = [],
            Valid = true,
            Problems = [],
            TypedBy = "o.one",
        },
        new ReadingFailed { Crossing = Id, Number = 15, What = "plate", Problem = "No plate was found.", Image = Image },
        new ReadingsDrifted
        {
            Lane = "l1",
            What = "plate",
            Model = "reader",
            ModelDigest = new('a', 64),
            Drifted = true,
            Distance = 0.21,
            BaselineMedian = 0.97,
            RecentMedian = 0.8,
            Explanation = "Look at the camera.",
        },
        new ChipChecked
        {
            Crossing = Id,
            Number = 16,
            Traveller = 1,
            Verdict = ChipVerdict.ExpiredSigner,
            Access = ChipAccess.Bac,
            Signer = "UT",
            Findings = [new("chip.expired-signer", "The certificate of the signer expired on 2025-01-01.")],
            Portrait = Image,
            Simulated = true,
        },
        new StayCounted
        {
            Crossing = Id,
            Number = 17,
            Traveller = 1,
            Count = new(StayStanding.Limited, new(2026, 2, 28), StayRule.Schengen, new(91, 0, new(2026, 2, 27), 1), 1, 2),
            CentreToldAt = At,
        },
        new Recommended
        {
            Crossing = Id,
            Number = 18,
            Traveller = 1,
            Recommendation = new(
                Outcome.Secondary,
                [new("document.expired", "The document expired 3 days ago.", Outcome.Secondary)
                    {
                        Values = new Dictionary<string, string> { ["document.daysSinceExpiry"] = "3" },
                        Facts = ["document.daysToExpiry"],
                    },
                ],
                ["face.liveness"],
                3)
            { Undecided = [new("own.alive", Outcome.Hold, ["face.liveness"])] },
            Today = new(2026, 2, 28),
            HasFaceCamera = true,
        },
        new LookoutHit
        {
            Crossing = Id,
            Number = 17,
            Traveller = 1,
            Entry = "w-1",
            ListVersion = 7,
            Score = 0.75,
            Why = ["The name is the same."],
            Asks = Outcome.Hold,
            Instruction = "Call 7.",
            EntryDigest = new('e', 64),
            Cleared = new(Id, "o.one", "o.two", new DateOnly(2026, 6, 1), "Another person: compared the photographs."),
        },
        new ExceptionProposed
        {
            Exception = Id,
            Person = "t-1",
            Entry = "w-1",
            EntryDigest = new('e', 64),
            Why = ["The name is the same."],
            Who = "ERIKSSON, ANNA MARIA, born 740812, UTO, UTO L898902C3",
            Reason = "Another person: compared the photographs.",
            Until = new DateOnly(2026, 6, 1),
            By = "o.one",
            Crossing = Id,
        },
        new ExceptionConfirmed { Exception = Id, Person = "t-1", By = "o.two" },
        new ExceptionWithdrawn { Exception = Id, Person = "t-1", By = "o.two", Reason = "The entry was made more exact." },
        new VehicleReviewed
        {
            Crossing = Id,
            Number = 18,
            Review = new VehicleReview(
                new DateOnly(2026, 2, 28), 3, 1, new VehicleVisit(Id, "north", Direction.Entry, new HlcTimestamp(1, 2), At, new DateOnly(2026, 2, 27), true, 4, 5),
                new FastPassage("south", Id, 12, 95), false, true, 2),
            CentreToldAt = At,
        },
        new EntryLinked { Crossing = Id, Number = 19, Traveller = 1, Link = new EntryLink(Id, LaneKind.Bus, false) },
        new Decided
        {
            Crossing = Id,
            Number = 20,
            Traveller = 1,
            Outcome = Outcome.Secondary,
            Officer = "o.one",
            Override = false,
            Reason = "as-recommended",
            Reasons = [new("document.expired", "The document expired 3 days ago.", Outcome.Secondary)],
        },
        new SecondaryTaken { Crossing = Id, Number = 21, Traveller = 1, Officer = "o.two" },
        new SecondaryAnswered
        {
            Crossing = Id,
            Number = 22,
            Traveller = 1,
            Officer = "o.two",
            Question = "document.features",
            Asked = "Which security features were examined, how, and what was seen?",
            Answer = "Under ultraviolet light: the paper shines.",
        },
        new SecondaryFound
        {
            Crossing = Id,
            Number = 23,
            Traveller = 1,
            Officer = "o.two",
            Finding = "document.forged",
            Verdict = FindingVerdict.Found,
            Reason = "document.expired",
            Note = "The date was scratched out.",
        },
        new DecisionProposed
        {
            Crossing = Id,
            Number = 24,
            Traveller = 1,
            Officer = "o.one",
            Outcome = Outcome.Refuse,
            Override = true,
            Reason = "document.forged",
            Note = "The date was scratched out.",
            InSecondary = true,
            Because = [SecondApproval.Refuse, SecondApproval.Override],
        },
        new DecisionReturned
        {
            Crossing = Id,
            Number = 25,
            Traveller = 1,
            Officer = "o.two",
            Proposal = 24,
            Reason = "evidence.insufficient",
            Note = "Ask the embassy first.",
        },
        new DecisionWithdrawn { Crossing = Id, Number = 26, Traveller = 1, Officer = "o.one", Proposal = 24 },
        new Decided
        {
            Crossing = Id,
            Number = 27,
            Traveller = 1,
            Outcome = Outcome.Refuse,
            Officer = "o.one",
            Override = false,
            Reason = "document.forged",
            ApprovedBy = "o.two",
        },
        new ChipChecked
        {
            Crossing = Id,
            Number = 18,
            Traveller = 1,
            Verdict = ChipVerdict.Genuine,
            Access = ChipAccess.Pace,
            Signer = "UT",
            Findings = [new("chip.differs", "The date of birth printed is not the chip's.")],
            Zone = new(Border.Domain.Documents.MrzFormat.TD3, "P", "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", "740821", "F", "320415", ""),
        },
        new VehicleDescribed
        {
            Crossing = Id,
            Number = 28,
            Looks = new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.DarkBlue, "RENAULT"),
            NotedBy = "o.one",
        },
        new VehicleReviewed
        {
            Crossing = Id,
            Number = 29,
            Review = new VehicleReview(new DateOnly(2026, 2, 28), 1, 0, null, null, true, false, null)
            {
                Seen = new VehicleSeen(new VehicleDescription(VehicleCategory.Lorry, null, "MAN"), "south", new DateOnly(2026, 2, 27)),
            },
        },
        new LookoutHit
        {
            Crossing = Id,
            Number = 30,
            Entry = "V-9",
            ListVersion = 3,
            Score = 1,
            Why = ["The plate is the same."],
            Asks = Outcome.Admit,
            Instruction = "",
            Looks = new VehicleDescription(VehicleCategory.Van, VehicleColour.White, null),
        },
    ];

    public static string Json(BorderEvent e) => JsonSerializer.Serialize(e, EventJson.Default.BorderEvent);
}
