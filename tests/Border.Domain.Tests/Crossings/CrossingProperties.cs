using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Vehicles;
using FsCheck.Fluent;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Crossings;

/// <summary>Any inputs leave a legal state; the fold of the events is that state; duplicates and order do not matter (I3).</summary>
public sealed class CrossingProperties
{
    private static readonly FsCheck.Gen<int[]> AnyInputs = Gen.Choose(0, 99_999).ArrayOf(60).SelectMany(all => Gen.Choose(0, 1).Select(less => all[less..]));

    [Fact]
    public void AnyInputs_InAnyOrder_LeaveALegalState() =>
        Properties.Hold(AnyInputs, codes =>
        {
            foreach (var kind in Enum.GetValues<LaneKind>())
            {
                var lane = Drive(kind, codes);
                AssertLegal(lane.State, lane.Events);
            }
        });

    [Fact]
    public void FoldOfEvents_FromTheStart_IsTheState() =>
        Properties.Hold(AnyInputs, codes =>
        {
            var lane = Drive(LaneKind.Car, codes);
            Assert.Equal(StateJson.Text(lane.State), StateJson.Text(Crossing.Evolve(CrossingState.Initial, lane.Events)));
        });

    [Fact]
    public void Events_DuplicatedAndShuffled_FoldToTheSameState() =>
        Properties.Hold(AnyInputs.Zip(Gen.Choose(0, int.MaxValue)), pair =>
        {
            var lane = Drive(LaneKind.Bus, pair.Item1);
            var events = lane.Events.Concat(lane.Events).ToArray();
            new System.Random(pair.Item2).Shuffle(events);
            Assert.Equal(StateJson.Text(lane.State), StateJson.Text(Crossing.Evolve(CrossingState.Initial, events)));
        });

    [Fact]
    public void GeneratedInputs_ReachEveryStatus()
    {
        var random = new System.Random(7);
        var seen = Enumerable.Range(0, 400)
            .Select(_ => Drive(LaneKind.Car, [.. Enumerable.Range(0, 60).Select(_ => random.Next(100_000))]).State.Status)
            .ToHashSet();
        Assert.Equal(Enum.GetValues<CrossingStatus>().Where(s => s != CrossingStatus.None).ToHashSet(), seen);
    }

    [Fact]
    public void GeneratedInputs_ReachApprovalsReturnsAndWithdrawals()
    {
        var random = new System.Random(8);
        var kinds = Enumerable.Range(0, 200)
            .SelectMany(_ => Drive(LaneKind.Car, [.. Enumerable.Range(0, 61).Select(_ => random.Next(100_000))]).Events)
            .Select(e => e is Decided { ApprovedBy: not null } ? "approved" : e.Kind)
            .ToHashSet();
        Assert.Superset(new HashSet<string> { "approved", "decision.proposed", "decision.returned", "decision.withdrawn", "secondary.found", "secondary.answered" }, kinds);
    }

    private static Driver Drive(LaneKind kind, int[] codes)
    {
        IReadOnlyList<SecondApproval> second = codes.Length % 2 == 0 ? [] : [SecondApproval.Refuse, SecondApproval.Override];
        var lane = new Driver(CrossingPolicy.Default with { ReferralRate = 0.2, ApproveBySecond = second }).Do(Arrive(kind));
        foreach (var code in codes)
            lane.Try(Aimed(Input(code), lane.State));
        return lane;
    }

    /// <summary>Every second approval, return and withdrawal is of what waits.</summary>
    private static CrossingInput Aimed(CrossingInput input, CrossingState state) =>
        input is ApprovalInput approval && approval.Proposal % 2 == 0 && state.Travellers.GetValueOrDefault(approval.Traveller)?.Waiting is { } waiting
            ? approval with { Proposal = waiting.Number }
            : input;

    private static CrossingInput Input(int code)
    {
        var (kind, rest) = (code % 27, code / 27);
        var (traveller, variant) = ((rest % 4) + (rest % 37 == 0 ? -1 : 1), rest / 4 % 7);
        var outcome = (Outcome)(variant % 4);
        var reason = variant == 6 ? null : "some.reason";
        return kind switch
        {
            0 => Arrive(),
            1 => Plate($"AB{variant}"),
            2 or 3 or 4 => Document(traveller, variant < 3 ? "300415" : "200101", variant != 5, $"{variant}"),
            5 => Face(traveller, variant != 0),
            6 => Search(traveller, variant == 0 ? [Match(outcome)] : []),
            7 => Search(null, variant == 0 ? [Match(outcome)] : []),
            8 or 9 => Recommend(traveller),
            10 => Fail(variant == 0 ? null : traveller, variant == 0 ? "plate" : variant < 4 ? "document" : "face"),
            11 => new CountParty(traveller, "o.one") { Crossing = Id },
            12 when variant == 3 && traveller == 1 => new Cancel("o.two", "turned.back") { Crossing = Id },
            16 => TypePlate($"AB{variant}", variant),
            17 => TypeDocument(traveller, variant % 3, variant != 5),
            18 => new ReviewVehicle(new VehicleReview(Today, variant, 0, null, null, true, false, null), null) { Crossing = Id },
            19 => new LinkEntry(traveller, variant == 0 ? null : new EntryLink(Id, LaneKind.Car, variant % 2 == 0)) { Crossing = Id },
            25 => new DescribeVehicle(new VehicleDescription((VehicleCategory)variant, null, variant == 6 ? "AB6" : "RENAULT"), Officer(rest), rest % 3) { Crossing = Id },
            20 => new AnswerQuestion(traveller, "journey.purpose", null, $"To work {variant}.", Officer(rest)) { Crossing = Id },
            21 => new NoteFinding(traveller, "nothing", variant < 3 ? Finding.DocumentExpired : null, null, Officer(rest)) { Crossing = Id },
            22 => new TakeInspection(traveller, Officer(rest)) { Crossing = Id },
            23 => new ApproveDecision(traveller, rest % 60, Officer(rest)) { Crossing = Id },
            24 => variant < 3
                ? new ReturnDecision(traveller, rest % 60, "evidence.insufficient", null, Officer(rest)) { Crossing = Id }
                : new WithdrawDecision(traveller, rest % 60, Officer(rest)) { Crossing = Id },
            _ => Decide(outcome, reason, traveller),
        };
    }

    private static string Officer(int code) => code % 3 == 0 ? "o.one" : "o.two";

    private static void AssertLegal(CrossingState state, IReadOnlyList<CrossingEvent> events)
    {
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Number));
        Assert.Equal(events.Count, state.LastEvent);
        Assert.Equal(Enumerable.Range(1, state.Travellers.Count), state.Travellers.Keys);
        Assert.InRange(state.Travellers.Count, 0, CrossingLimits.Travellers(state.LaneKind));
        Assert.All(state.Travellers, t => Assert.Equal(t.Key, t.Value.Number));
        Assert.All(events.OfType<Decided>(), d => Assert.True(d.Reason is not null || (d.Outcome == Outcome.Admit && !d.Override)));
        Assert.All(events.OfType<Decided>().GroupBy(d => d.Traveller), g => Assert.DoesNotContain(g.SkipLast(1), d => d.Outcome is Outcome.Admit or Outcome.Refuse));
        Assert.All(events.OfType<Decided>(), d => Assert.NotEqual(d.Officer, d.ApprovedBy));
        Assert.All(events.OfType<Decided>(), d => Assert.True(d.ApprovedBy is not null || d.Outcome != Outcome.Refuse || !events.OfType<DecisionProposed>().Any()));
        Assert.All(state.Travellers.Values, t => Assert.True(t.Waiting is null || !t.IsFinal));
        Assert.True(state.IsOpen || state.Travellers.Values.All(t => t.Waiting is null));
        Assert.All(state.Travellers.Values, t => Assert.True(t.Face is null || t.Document is not null));
        var done = state.Travellers.Count > 0 && state.Travellers.Count >= state.PartySize && state.Travellers.Values.All(t => t.IsFinal);
        Assert.Equal(done, state.Status == CrossingStatus.Closed);
        Assert.Equal(state.Status == CrossingStatus.Closed, events[^1] is CrossingClosed);
        Assert.Equal(state.Status == CrossingStatus.Cancelled, events[^1] is CrossingCancelled);
        Assert.Equal(state.Status == CrossingStatus.OnHold, state.Travellers.Values.Any(t => t.Decided?.Outcome == Outcome.Hold) && state.Cancelled is null);
        if (state.Status == CrossingStatus.InSecondary)
            Assert.All(state.Travellers.Values, t => Assert.NotNull(t.Decided));
    }
}
