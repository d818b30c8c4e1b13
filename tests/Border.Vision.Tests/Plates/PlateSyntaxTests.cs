using Border.Vision.Plates;

namespace Border.Vision.Tests.Plates;

public sealed class PlateSyntaxTests
{
    [Theory]
    [InlineData("12345A6", "US-CA")]
    [InlineData("SK5K9V", "US-MO")]
    [InlineData("BRA2E19", "BR")]
    [InlineData("AB12CDE", "GB")]
    [InlineData("1234BCD", "ES")]
    public void TextOfOneCountrysSyntax_ShowsIt(string text, string region) => Assert.Equal(region, PlateSyntax.Region(text));

    [Theory]
    [InlineData("AB123CD")] // France, Italy, Slovakia and others
    [InlineData("7ABC123")] // California and Belgium
    [InlineData("HELLO")]
    [InlineData("")]
    public void TextOfManyCountriesOrNone_ShowsNone(string text) => Assert.Null(PlateSyntax.Region(text));

    [Theory]
    [InlineData("SH0R7X", "SHOR7X")] // Missouri: two letters, digit, letter, digit, letter
    [InlineData("5LOD951", "5L0D951")] // California: digit, three letters, three digits
    [InlineData("AB12CDE", "A812CDE")]
    public void LookAlikes_TheOneThatACountryWritesIsLikelier(string likelier, string other) =>
        Assert.True(PlateSyntax.LogPrior(likelier) > PlateSyntax.LogPrior(other) + 1);

    [Fact]
    public void LogPrior_AnyText_IsFiniteSoThatNoReadingIsRuledOut()
    {
        foreach (var text in (string[])["", "A", "0O0O0O0O", "ZZZZZZZZZZZZZZZ", "7", "QQQQ"])
        {
            Assert.True(double.IsFinite(PlateSyntax.LogPrior(text)));
        }
    }

    [Fact]
    public void Plausibility_PlatesBeforeOddTextsBeforeWordsBeforeNothing()
    {
        Assert.Equal(1, PlateSyntax.Plausibility("ABC1234"));
        Assert.InRange(PlateSyntax.Plausibility("A1B2C3D4"), 0.9, 0.99);
        Assert.InRange(PlateSyntax.Plausibility("TOYOTA"), 0.2, 0.5);
        Assert.Equal(0, PlateSyntax.Plausibility("AB"));
        Assert.Equal(0, PlateSyntax.Plausibility("5556014700123"));
    }

    [Theory]
    [InlineData("201405")]
    [InlineData("2014051")]
    [InlineData("085027")]
    public void Plausibility_DateOrTimeWrittenIntoThePicture_IsBelowTheThresholdAndStillGiven(string text) =>
        Assert.InRange(PlateSyntax.Plausibility(text), new PlateOptions().MinConfidence, new PlateOptions().Threshold - 0.01);

    [Theory]
    [InlineData("1049338")]
    [InlineData("201499")]
    [InlineData("246070")]
    [InlineData("78188")]
    public void Plausibility_OtherDigitsAlone_IsAboveTheThreshold(string text) =>
        Assert.InRange(PlateSyntax.Plausibility(text), new PlateOptions().Threshold + 0.01, 0.7);

    [Fact]
    public void BreaksAfter_OnlyWhereThePlateHasItsGap()
    {
        Assert.True(PlateSyntax.BreaksAfter("ABC1234", 3));
        Assert.False(PlateSyntax.BreaksAfter("ABC1234", 5));
        Assert.False(PlateSyntax.BreaksAfter("7ABC123", 4));
    }
}
