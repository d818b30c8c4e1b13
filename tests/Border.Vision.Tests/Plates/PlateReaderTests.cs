using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Plates;

public sealed class PlateReaderTests
{
    [Theory]
    [InlineData("BX 482 KT", "BX482KT")]
    [InlineData("7MWH 263", "7MWH263")]
    [InlineData("KA 4193", "KA4193")]
    public void DrawnCar_PlateIsReadAndBoxed(string plate, string text)
    {
        using var frame = Drawings.Frame(Drawings.Car(plate));

        var reading = Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken);

        var best = reading.Plates[0];
        Assert.Equal(text, best.Text);
        Assert.InRange(best.Box.X, 480, 620);
        Assert.InRange(best.Box.Y, 430, 480);
        Assert.Equal("ppocr-v4-det+ppocr-v4-rec", best.Ai.ModelId);
        Assert.Equal(frame.Digest, best.Ai.InputDigest);
        Assert.InRange(best.Ai.Score, best.Ai.Threshold, 1);
    }

    [Fact]
    public void EmptyLane_GivesNoPlateAndSaysSo()
    {
        using var frame = Drawings.Frame(Drawings.EmptyLane());

        var reading = Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken);

        Assert.Empty(reading.Plates);
        Assert.NotEmpty(reading.Ai.Reasons);
        Assert.Equal(0, reading.Ai.Score);
    }

    [Fact]
    public void Word_IsNoPlate()
    {
        using var frame = Drawings.Frame(Drawings.Car("CUSTOMS"));

        Assert.Empty(Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken).Plates);
    }
}
