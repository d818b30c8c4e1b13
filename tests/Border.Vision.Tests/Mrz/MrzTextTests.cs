using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using Border.Vision.Mrz;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Mrz;

public sealed class MrzTextTests
{
    private const string Names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Data = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private static readonly MrzPattern Passport = MrzPattern.All.Single(p => p.Format == MrzFormat.TD3);

    [Fact]
    public void EveryFormat_IsReadAsWritten()
    {
        foreach (var pattern in MrzPattern.All)
        {
            var zone = Drawings.Zone(pattern.Format);

            var text = Choose(pattern, [.. zone.Select(line => SyntheticLine.Of(line))]);

            Assert.Equal(zone, text.Lines);
            Assert.True(text.Holds, pattern.Format.ToString());
            Assert.InRange(text.Confidence, 0.8, 1);
            Assert.Empty(text.Repairs);
        }
    }

    [Fact]
    public void DoubtfulCharacter_IsSettledByItsCheckDigitAndSaid()
    {
        var text = Read(Data.Replace("L898902C3", "L8989O2C3", StringComparison.Ordinal), (5, '0', 0.3));

        Assert.Equal(Data, text.Lines[1]);
        Assert.True(text.Holds);
        Assert.Equal(["line 2, 6: O read, 0 used (check digit of the document number)"], text.Repairs);
        Assert.InRange(text.Confidence, 0.8, 1);
    }

    [Theory]
    [InlineData(0.004, true)]
    [InlineData(0.04, false)]
    public void LetterOrDigitThatNoDigitCovers_NeedsAClearLook(double chanceOfTheOther, bool used)
    {
        var visa = MrzPattern.All.Single(p => p.Format == MrzFormat.MRVA);
        var zone = MrzWriter.Write(Drawings.Document(MrzFormat.MRVA) with { Optional = "AO7" });

        var text = Choose(visa, [SyntheticLine.Of(zone[0]), SyntheticLine.Of(zone[1], (29, '0', chanceOfTheOther))]);

        Assert.Equal(zone, text.Lines);
        Assert.Equal(used, text.Confidence > new MrzOptions().Threshold);
    }

    [Fact]
    public void LetterAmongDigits_IsTheDigitAndSaid()
    {
        var text = Read(Data.Replace("740812", "74O812", StringComparison.Ordinal), (15, '0', 0.02));

        Assert.Equal(Data, text.Lines[1]);
        Assert.Equal(["line 2, 16: O read, 0 used (digits only)"], text.Repairs);
    }

    [Theory]
    [InlineData("L898902C3", "L898702C3")]
    [InlineData("L898902C3", "L898902E3")]
    [InlineData("740812", "740912")]
    public void SureButWrongCharacter_IsNeverMadeToFit(string printed, string read)
    {
        var wrong = Data.Replace(printed, read, StringComparison.Ordinal);

        var text = Read(wrong);

        Assert.Equal(wrong, text.Lines[1]);
        Assert.False(text.Holds);
        Assert.Empty(text.Repairs);
    }

    [Fact]
    public void TwoCharactersThatCouldBothExplainTheDigit_LeaveTheZoneInDoubt()
    {
        // L898903C3 does not hold; a 2 for the second 3 from the end would, and a 7 for the second 8 would too.
        var text = Read(Data.Replace("L898902C3", "L898903C3", StringComparison.Ordinal), (6, '2', 0.1), (3, '7', 0.1));

        Assert.False(text.Holds);
        Assert.Empty(text.Repairs);
        Assert.InRange(text.Confidence, 0, 0.6);
    }

    [Fact]
    public void DoubtInAName_IsNotProvenByAnyDigit()
    {
        var marginals = new[]
        {
            new MrzLattice(SyntheticLine.Of(Names, (6, 'B', 0.4)), Passport.Lines[0]).Marginals()!,
            new MrzLattice(SyntheticLine.Of(Data), Passport.Lines[1]).Marginals()!,
        };

        var text = MrzText.Choose(Passport, marginals);

        Assert.True(text.Holds);
        Assert.InRange(text.Confidence, 0.4, 0.65);
    }

    [Fact]
    public void PassportCutOffAtTheRight_IsNoIdentityCardOfThirtySix()
    {
        var card = MrzPattern.All.Single(p => p.Format == MrzFormat.TD2);

        var text = Choose(card, [SyntheticLine.Of("I" + Names[1..36]), SyntheticLine.Of("L898902C36UTO7408122F1204159<<<<<<<<")]);

        Assert.InRange(text.Confidence, 0, 0.05);
    }

    [Fact]
    public void WrongPrintedDigit_DoesNotHold()
    {
        var text = Read(Data.Replace("740812", "740813", StringComparison.Ordinal));

        Assert.False(text.Holds);
        Assert.Empty(text.Repairs);
    }

    [Fact]
    public void NumberThatGoesOnInTheOptionalData_Holds()
    {
        var card = MrzPattern.All.Single(p => p.Format == MrzFormat.TD1);
        var zone = Drawings.Zone(MrzFormat.TD1, "L898902C3XY7");

        var text = Choose(card, [.. zone.Select(line => SyntheticLine.Of(line))]);

        Assert.Equal(zone, text.Lines);
        Assert.True(text.Holds);
    }

    private static MrzText Read(string data, params (int Place, char Other, double Probability)[] doubts) => MrzText.Choose(
        Passport,
        [
            new MrzLattice(SyntheticLine.Of(Names), Passport.Lines[0]).Marginals()!,
            new MrzLattice(SyntheticLine.Of(data, doubts), Passport.Lines[1]).Marginals()!,
        ]);

    private static MrzText Choose(MrzPattern pattern, Border.Vision.Lines.LineProbabilities[] lines) =>
        MrzText.Choose(pattern, [.. lines.Select((line, i) => new MrzLattice(line, pattern.Lines[i]).Marginals()!)]);
}
