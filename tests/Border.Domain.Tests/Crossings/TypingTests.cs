using Border.Domain.Crossings;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Crossings;

public sealed class TypingTests
{
    private static readonly EvidenceRef Image = new(new string('e', 64), "image/jpeg", 1234, Id);

    [Fact]
    public void Plate_TypedOverAReading_SaysByWhomAndKeepsWhatTheCameraRead()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate("UT0124"), Search(null));
        lane.Do(TypePlate("UTO124", lane.State.Plate!.Number));
        Assert.Equal(("UTO124", "o.one", "UT0124"), (lane.State.Plate!.Text, lane.State.Plate.TypedBy, lane.State.CameraPlate!.Text));
        Assert.Null(lane.State.VehicleWatchlist);
        Assert.Null(lane.State.Plate.Ai);
    }

    [Fact]
    public void Document_TypedAfterAFailedReading_EndsTheFailureAndKeepsItsImage()
    {
        var lane = new Driver().Do(Arrive(), Fail() with { Image = Image });
        Assert.Equal(Image, lane.State.Travellers[1].DocumentImage);
        lane.Do(TypeDocument());
        var traveller = lane.State.Travellers[1];
        Assert.Equal(("o.one", Image), (traveller.Document!.TypedBy, traveller.DocumentImage));
        Assert.Null(traveller.Failure);
        Assert.Null(traveller.Scanned);
    }

    [Fact]
    public void Document_TypedOverAReading_MakesComparisonSearchAndRecommendationStale()
    {
        var lane = new Driver().Do(Arrive(), Document(), Face(), Search(), Recommend());
        lane.Do(TypeDocument(seen: lane.State.Travellers[1].Document!.Number));
        var traveller = lane.State.Travellers[1];
        Assert.Equal((null, null), (traveller.Face, traveller.Watchlist));
        Assert.Equal([1], Crossing.NeedRecommendation(lane.State));
        Assert.NotNull(traveller.Scanned);
    }

    [Fact]
    public void Typing_WhenAnotherReadingCameMeanwhile_IsRefusedAndChangesNothing()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate(), Document());
        Assert.Contains("while you typed", lane.Try(TypePlate()).Refusal, StringComparison.Ordinal);
        Assert.Contains("while you typed", lane.Try(TypeDocument()).Refusal, StringComparison.Ordinal);
        Assert.Null(lane.State.Plate!.TypedBy);
        Assert.Null(lane.State.Travellers[1].Document!.TypedBy);
    }

    [Fact]
    public void Typing_WhatIsRecordedAlready_ChangesNothing()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), TypePlate(), TypeDocument());
        var events = lane.Events.Count;
        lane.Do(TypePlate(seen: lane.State.Plate!.Number), TypeDocument(seen: lane.State.Travellers[1].Document!.Number));
        Assert.Equal(events, lane.Events.Count);
    }

    [Fact]
    public void TypedDocument_CleanOtherwise_IsAdmittedByAnOfficerAndNeverByThePolicy()
    {
        var policy = CrossingPolicy.Default with { AutomaticLanes = ["l1"], Face = FaceRule.Never };
        var lane = new Driver(policy).Do(Arrive(), TypeDocument(), Search(), Recommend());
        var given = lane.State.Travellers[1].Recommended!.Recommendation;
        Assert.Equal((Outcome.Admit, Finding.DocumentTyped), (given.Outcome, Assert.Single(given.Reasons).Code));
        Assert.Null(Crossing.AutomaticDecision(lane.State, 1, policy));
        lane.Do(Decide(Outcome.Admit));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void TypedDocument_PrintedWithAWrongDigit_IsRecommendedForSecondary()
    {
        var lane = new Driver(CrossingPolicy.Default with { Face = FaceRule.Never }).Do(Arrive(), TypeDocument(valid: false), Search(), Recommend());
        Assert.Equal(Outcome.Secondary, lane.State.Travellers[1].Recommended!.Recommendation.Outcome);
    }

    [Fact]
    public void TypedPlate_IsSaidAmongTheReasons()
    {
        var lane = new Driver(CrossingPolicy.Default with { Face = FaceRule.Never })
            .Do(Arrive(LaneKind.Car), TypePlate(), Search(null), Document(), Search(), Recommend());
        Assert.Contains(lane.State.Travellers[1].Recommended!.Recommendation.Reasons, r => r.Code == Finding.PlateTyped);
    }

    [Fact]
    public void SameDocument_TypedForTwoTravellers_IsRefused()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), TypeDocument());
        Assert.Contains("Another traveller", lane.Try(TypeDocument(2)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Typing_OfTheImpossible_IsRefused()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car));
        var document = TypeDocument();
        CrossingInput[] hostile =
        [
            TypePlate(""), TypePlate(new string('A', 17)), TypePlate("<script>"), TypePlate("A\u202EB"),
            TypePlate() with { Country = "utopia" }, TypePlate() with { Vehicle = "" }, TypePlate() with { Officer = "o one" },
            TypePlate() with { Officer = Crossing.PolicyOfficer }, document with { Officer = "" }, document with { Person = "ERIKSSON" },
            document with { Traveller = 0 }, document with { Traveller = 3 }, document with { Traveller = 10 },
            document with { Typed = document.Typed with { Document = Passport with { Surname = new string('A', 61) } } },
            document with { Typed = document.Typed with { Document = Passport with { Surname = "A\nB" } } },
            document with { Typed = document.Typed with { Lines = [new string('<', 61)] } },
            document with { Typed = document.Typed with { Problems = [.. Enumerable.Repeat("x", 21)] } },
        ];
        Assert.All(hostile, input => Assert.NotNull(lane.Try(input).Refusal));
        Assert.Single(lane.Events);
        Assert.NotNull(new Driver().Do(Arrive()).Try(TypePlate()).Refusal);
    }

    [Fact]
    public void FailedReading_WithAnotherImage_IsRecordedAnewAndWithTheSameNot()
    {
        var lane = new Driver().Do(Arrive(), Fail() with { Image = Image }, Fail() with { Image = Image }, Fail());
        Assert.Equal(2, lane.Events.Count);
        lane.Do(Fail() with { Image = Image with { Digest = new string('f', 64) } });
        Assert.Equal(3, lane.Events.Count);
    }
}
