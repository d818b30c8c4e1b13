using System.Text.Json;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Crossings;

public sealed class HostileInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Ö")]
    [InlineData("o one")]
    [InlineData("o\none")]
    [InlineData("'; DROP TABLE records; --")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789")]
    public void StaffId_ThatIsNone_IsRefused(string officer)
    {
        var lane = new Driver().Do(Arrive(), Document());
        Assert.Contains("staff id", lane.Try(Decide(Outcome.Hold, "doubt") with { Officer = officer }).Refusal, StringComparison.Ordinal);
        Assert.Contains("staff id", lane.Try(new Cancel(officer, "doubt") { Crossing = Id }).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("left\u202Eright")]
    [InlineData("half \uD800")]
    public void Note_WithCharactersThatDeceive_IsRefused(string note)
    {
        var lane = new Driver().Do(Arrive(), Document());
        Assert.Contains("note", lane.Try(Decide(Outcome.Hold, "doubt") with { Note = note }).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Note_Of500Characters_IsTakenAndOf501Refused()
    {
        var lane = new Driver().Do(Arrive(), Document());
        Assert.NotNull(lane.Try(Decide(Outcome.Hold, "doubt") with { Note = new string('x', 501) }).Refusal);
        lane.Do(Decide(Outcome.Hold, "doubt") with { Note = new string('é', 500) });
    }

    [Fact]
    public void Readings_WithImpossibleNumbersOrTexts_AreRefused()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate("AB1"), Document());
        CrossingInput[] hostile =
        [
            Plate("<script>"), Plate(""), Plate(new string('A', 17)),
            Plate("X1") with { Ai = Ai with { Score = double.NaN } },
            Plate("X1") with { Vehicle = "ERIKSSON" },
            Plate("X1") with { Box = default },
            Document() with { MrzLines = [new string('<', 61)] },
            Document() with { Document = Passport with { Surname = new string('A', 61) } },
            Document() with { Problems = [.. Enumerable.Repeat("x", 21)] },
            Face() with { Liveness = double.PositiveInfinity },
            Search(1, Match(Outcome.Hold, double.NaN)),
            Search(1, Match((Outcome)9)),
            Fail(1, "smell"), Fail(null, "face"),
            Recommend() with { Milliseconds = double.NegativeInfinity },
        ];
        var before = lane.Events.Count;
        foreach (var input in hostile)
            Assert.NotNull(lane.Try(input).Refusal);
        Assert.Equal(before, lane.Events.Count);
    }

    [Fact]
    public void LargestDocument_ThatIsTaken_StillFitsIntoARecord()
    {
        string[] texts = [.. Enumerable.Repeat(new string('\u0416', 240), 20)];
        var lane = new Driver().Do(Arrive(), Document() with
        {
            Problems = texts,
            Ai = new(new string('m', 500), new string('v', 500), new string('d', 500), new string('i', 500), 0.123456789, 0.5, texts),
            MrzLines = [.. Enumerable.Repeat(new string('<', 60), 8)],
        });
        var json = JsonSerializer.SerializeToUtf8Bytes(lane.Events[^1], EventJson.Default.BorderEvent);
        Assert.InRange(json.Length, 1, RecordDraft.MaxPayloadBytes);
    }

    [Fact]
    public void Camera_ThatFloods_StopsAtTheLimitAndDecisionsGoOn()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Document());
        for (var i = 0; lane.State.LastEvent < CrossingLimits.Readings; i++)
            lane.Do(Plate($"F{i % 2}"));
        Assert.Contains("takes no more", lane.Try(Plate("NEW1")).Refusal, StringComparison.Ordinal);
        lane.Do(Decide(Outcome.Hold, "broken.camera"), Decide(Outcome.Admit, "seen"));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void Search_WithHundredsOfMatches_RecordsTheBestAndCountsAll()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(1, [.. Enumerable.Range(0, 300).Select(i => Match(Outcome.Secondary, i / 300.0))]));
        Assert.Equal(CrossingLimits.Matches, lane.State.Travellers[1].Hits.Count);
        Assert.Equal(300, lane.State.Travellers[1].Watchlist!.Hits);
        Assert.All(lane.State.Travellers[1].Hits, h => Assert.True(h.Score >= 250 / 300.0));
    }
}
