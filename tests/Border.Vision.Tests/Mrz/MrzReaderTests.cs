using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using Border.Vision.Runtime;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Mrz;

public sealed class MrzReaderTests
{
    [Theory]
    [InlineData(MrzFormat.TD1)]
    [InlineData(MrzFormat.TD2)]
    [InlineData(MrzFormat.TD3)]
    [InlineData(MrzFormat.MRVA)]
    [InlineData(MrzFormat.MRVB)]
    public void DrawnPage_IsReadLineByLine(MrzFormat format)
    {
        var zone = Drawings.Zone(format);
        using var frame = Drawings.Frame(Drawings.Page(zone));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Equal(zone, reading.Lines);
        Assert.Equal((format, true), (reading.Format, reading.Valid));
        Assert.Empty(reading.Problems);
        Assert.Equal(("ERIKSSON", "ANNA MARIA"), (reading.Document!.Surname, reading.Document.GivenNames));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PageLaidWrongWayRound_IsReadAllTheSame(int quarters)
    {
        using var page = Drawings.Page(Drawings.Zone(MrzFormat.TD3));
        using var frame = Drawings.Frame(Imaging.Turned(page, quarters));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.True(reading.Valid, string.Join("; ", reading.Problems));
        Assert.InRange(reading.Box!.Value.X, 0, frame.Image.Width - reading.Box.Value.Width);
        Assert.InRange(reading.Box!.Value.Y, 0, frame.Image.Height - reading.Box.Value.Height);
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(-12, 0)]
    [InlineData(0, 60)]
    [InlineData(6, -60)]
    public void PageSeenAskew_IsReadAllTheSame(double degrees, double perspective)
    {
        var zone = Drawings.Zone(MrzFormat.TD3);
        using var page = Drawings.Page(zone);
        using var frame = Drawings.Frame(Drawings.Askew(page, degrees, perspective));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Equal(zone, reading.Lines);
        Assert.True(reading.Valid, string.Join("; ", reading.Problems));
    }

    [Theory]
    [InlineData(14, 0)]
    [InlineData(-17, 0)]
    [InlineData(12, 1)]
    public void ShortNameSeenAskew_WhoseFillersAreHardToFind_IsReadAllTheSame(double degrees, int quarters)
    {
        var zone = MrzWriter.Write(Drawings.Document(MrzFormat.TD3) with { Surname = "HASSAN", GivenNames = "LINH", Optional = "" });
        using var page = Drawings.Page(zone);
        using var askew = Drawings.Askew(page, degrees, 0);
        using var frame = Drawings.Frame(Imaging.Turned(askew, quarters));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Equal(zone, reading.Lines);
        Assert.True(reading.Valid, string.Join("; ", reading.Problems));
    }

    [Fact]
    public void TwoDocumentsInThePicture_GiveOneOfThemAndSaySo()
    {
        var (first, second) = (Drawings.Zone(MrzFormat.TD3), Drawings.Zone(MrzFormat.TD3, "X1234567Y"));
        using var one = Drawings.Page(first, 800);
        using var other = Drawings.Page(second, 800);
        using var frame = Drawings.Frame(Drawings.Above(one, other));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Contains(reading.Lines[1], new[] { first[1], second[1] });
        Assert.False(reading.Valid);
        Assert.Equal(["Two documents are in the picture. Lay one alone on the glass and read it again."], reading.Problems);
    }

    [Fact]
    public void PageFullOfPrintWithoutAZone_IsNoZone()
    {
        using var frame = Drawings.Frame(Drawings.Letter());

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Null(reading.Format);
        Assert.Empty(reading.Lines);
    }

    [Fact]
    public void WrongCheckDigit_IsReadButNeverValid()
    {
        var zone = Drawings.Zone(MrzFormat.TD3).ToArray();
        zone[1] = string.Concat(zone[1].AsSpan(0, 13), "740813", zone[1].AsSpan(19));
        using var frame = Drawings.Frame(Drawings.Page(zone));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Equal(MrzFormat.TD3, reading.Format);
        Assert.False(reading.Valid);
        Assert.NotEmpty(reading.Problems);
        Assert.Equal(reading.Problems, reading.Ai.Reasons);
    }

    [Fact]
    public void NoZone_IsAResultAndNotAGuess()
    {
        using var frame = Drawings.Frame(Drawings.Car("BX 482 KT"));

        var reading = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);

        Assert.Null(reading.Format);
        Assert.Empty(reading.Lines);
        Assert.Null(reading.Box);
        Assert.False(reading.Valid);
        Assert.Equal(0, reading.Ai.Score);
        Assert.NotEmpty(reading.Ai.Reasons);
    }

    [Fact]
    public void I6_EveryReading_NamesModelInputScoreThresholdAndReasons()
    {
        using var frame = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));

        var ai = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken).Ai;

        Assert.Equal("ppocr-v4-det+border-mrz", ai.ModelId);
        Assert.Equal($"{ModelCard.Of(ModelIds.TextDetector).Sha256}+{ModelCard.Of(ModelIds.MrzLines).Sha256}", ai.ModelDigest);
        Assert.Equal(frame.Digest, ai.InputDigest);
        Assert.InRange(ai.Score, ai.Threshold, 1);
        Assert.NotEmpty(ai.Reasons);
    }

    [Fact]
    public void ManyThreads_ReadTheSameAsOne()
    {
        using var frame = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));
        var expected = Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken).Lines;

        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 3 }, _ => Assert.Equal(expected, Engine.Shared.Mrz.Read(frame).Lines));
    }

    private static class Imaging
    {
        public static Border.Imaging.Image Turned(Border.Imaging.Image image, int quarters) => Border.Imaging.Orientation.Rotate(image, quarters);
    }
}
