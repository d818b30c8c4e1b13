using Border.Vision.Plates;

namespace Border.Vision.Tests.Plates;

public sealed class PlateVoteTests
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

    [Fact]
    public void NoBallots_GiveNothing() => Assert.Equal((string.Empty, 0.0, 0), Short(PlateVote.Of([])));

    [Fact]
    public void DoubtfulFramesThatAgree_AreSureTogether()
    {
        var verdict = PlateVote.Of([Ballot("KA1234", 0.6), Ballot("KA1234", 0.6), Ballot("KA1234", 0.6)]);

        Assert.Equal("KA1234", verdict.Text);
        Assert.Equal(3, verdict.Frames);
        Assert.True(verdict.Confidence > 0.95);
    }

    [Fact]
    public void EachFrameWrongElsewhere_TheTruthNeverReadWins() =>
        Assert.Equal("BRA2E19", PlateVote.Of([Ballot("8RA2E19", 0.7), Ballot("BRA2F19", 0.7), Ballot("BRA2E1S", 0.7)]).Text);

    [Fact]
    public void SureFrame_OutvotesTwoDoubtfulOnes() =>
        Assert.Equal("BRA2E19", PlateVote.Of([Ballot("BRA2E19", 0.98), Ballot("BRA2F19", 0.3), Ballot("BRA2F19", 0.3)]).Text);

    [Fact]
    public void CharacterLostOrInventedByOneFrame_IsSetRight()
    {
        Assert.Equal("BRA2E19", PlateVote.Of([Ballot("BRA2E19", 0.8), Ballot("BRA2E19", 0.8), Ballot("BA2E19", 0.8)]).Text);
        Assert.Equal("BRA2E19", PlateVote.Of([Ballot("BRA2E19", 0.8), Ballot("BRA2E19", 0.8), Ballot("BRA42E19", 0.8)]).Text);
    }

    [Fact]
    public void FrameOfAnotherVehicle_DoesNotTakePart()
    {
        var verdict = PlateVote.Of([Ballot("BRA2E19", 0.8), Ballot("BRA2E19", 0.8), Ballot("KXY77", 0.9)]);

        Assert.Equal("BRA2E19", verdict.Text);
        Assert.Equal(2, verdict.Frames);
    }

    [Fact]
    public void ConfidencesMissing_IsAnError() =>
        Assert.Throws<ArgumentException>(() => PlateVote.Of([new PlateBallot("ABC", [0.5])]));

    [Fact]
    public void AnyBallots_OrderDoesNotMatterAndTheVerdictIsWellFormed()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 500; trial++)
        {
            var ballots = Some(random);
            var verdict = PlateVote.Of(ballots);

            var other = PlateVote.Of(ballots.OrderBy(_ => random.Next()));
            Assert.Equal((verdict.Text, verdict.Frames), (other.Text, other.Frames));
            Assert.Equal(verdict.Confidence, other.Confidence, 9);
            Assert.Equal(verdict.Text.Length, verdict.Characters.Count);
            Assert.All(verdict.Characters, c => Assert.InRange(c, 0, 1));
            Assert.All(verdict.Text, c => Assert.Contains(ballots, b => b.Text.Contains(c, StringComparison.Ordinal)));
            Assert.InRange(verdict.Frames, 1, ballots.Count);
        }
    }

    [Fact]
    public void AnySingleBallot_IsItsOwnVerdict()
    {
        var random = new Random(12);
        for (var trial = 0; trial < 200; trial++)
        {
            var ballot = One(random, Text(random));

            Assert.Equal((ballot.Text, 1), (PlateVote.Of([ballot]).Text, PlateVote.Of([ballot]).Frames));
        }
    }

    [Fact]
    public void AnyVerdict_OneMoreFrameThatAgreesNeverWeakensIt()
    {
        var random = new Random(13);
        for (var trial = 0; trial < 200; trial++)
        {
            var text = Text(random);
            var ballots = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Ballot(text, 0.2 + (0.8 * random.NextDouble()))).ToList();
            var before = PlateVote.Of(ballots);

            var after = PlateVote.Of([.. ballots, Ballot(text, 0.5)]);

            Assert.Equal(text, after.Text);
            Assert.True(after.Confidence >= before.Confidence - 1e-9);
        }
    }

    private static (string, double, int) Short(PlateVerdict verdict) => (verdict.Text, verdict.Confidence, verdict.Frames);

    private static PlateBallot Ballot(string text, double confidence) => new(text, [.. text.Select(_ => confidence)]);

    private static List<PlateBallot> Some(Random random)
    {
        var truth = Text(random);
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => One(random, Misread(random, truth)))];
    }

    private static PlateBallot One(Random random, string text) => new(text, [.. text.Select(_ => random.NextDouble())]);

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(4, 9)).Select(_ => Characters[random.Next(Characters.Length)]));

    private static string Misread(Random random, string text)
    {
        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Characters[random.Next(Characters.Length)].ToString()),
            2 => text.Remove(at, 1).Insert(at, Characters[random.Next(Characters.Length)].ToString()),
            _ => text,
        };
    }
}
