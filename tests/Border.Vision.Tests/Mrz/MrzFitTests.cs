using Border.Domain.Documents;
using Border.Vision.Mrz;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Mrz;

public sealed class MrzFitTests
{
    private static readonly MrzPattern Passport = MrzPattern.All.Single(p => p.Format == MrzFormat.TD3);
    private const string Names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Data = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Fact]
    public void DroppedFillers_AreFoundAgain()
    {
        var fit = MrzFit.To(Passport, [Names[..^6], Data.Replace("<<<<<", "<<", StringComparison.Ordinal)]);

        Assert.True(fit!.Valid);
        Assert.Equal([Names, Data], fit.Lines.Select(l => new string(l)));
    }

    [Fact]
    public void LetterWhereOnlyDigitsStand_IsReadAsItsLookAlikeAndSaid()
    {
        var fit = MrzFit.To(Passport, [Names, Data.Replace("740812", "74O8I2", StringComparison.Ordinal)]);

        Assert.True(fit!.Valid);
        Assert.Equal(["line 2, 16: O read, 0 used (digits only)", "line 2, 18: I read, 1 used (digits only)"], fit.Repairs);
    }

    [Fact]
    public void LetterForDigitInTheNumber_IsNotGuessedAt()
    {
        var fit = MrzFit.To(Passport, [Names, Data.Replace("L898902C3", "L8989O2C3", StringComparison.Ordinal)]);

        Assert.False(fit!.Valid);
        Assert.Empty(fit.Repairs);
    }

    [Theory]
    [InlineData("L898902C3", "L898702C3")]
    [InlineData("L898902C3", "L898902E3")]
    [InlineData("740812", "740912")]
    public void PlainMisreading_IsNeverTurnedIntoAValidZone(string printed, string read)
    {
        var fit = MrzFit.To(Passport, [Names, Data.Replace(printed, read, StringComparison.Ordinal)]);

        Assert.False(fit!.Valid);
    }

    [Fact]
    public void EveryFormat_IsValidAsWritten()
    {
        foreach (var pattern in MrzPattern.All)
        {
            Assert.True(MrzFit.To(pattern, Drawings.Zone(pattern.Format))!.Valid, pattern.Format.ToString());
        }
    }

    [Fact]
    public void LinesOfAnotherLength_DoNotFit() => Assert.Null(MrzFit.To(Passport, ["P<UTO", Data]));
}
