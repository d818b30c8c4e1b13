using Border.Domain.Documents;
using Border.Vision.Mrz;

namespace Border.Vision.Tests.Mrz;

public sealed class MrzLatticeTests
{
    private const string Names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private static readonly MrzPattern Passport = MrzPattern.All.Single(p => p.Format == MrzFormat.TD3);

    [Fact]
    public void LineOfThePattern_IsNearlyCertain() => Assert.InRange(Evidence(Names), -2, 0.1);

    [Fact]
    public void LineOfAnotherPattern_IsFarFromIt() => Assert.True(Evidence("L898902C36UTO7408122F1204159ZE184226B<<<<<10") < Evidence(Names) - 30);

    [Theory]
    [InlineData(40)]
    [InlineData(50)]
    public void LineOfAnotherLength_IsFartherFromIt(int length) => Assert.True(Evidence(Names.PadRight(length, '<')[..length]) < Evidence(Names) - 3);

    [Fact]
    public void MarkBehindTheLastCharacter_IsLeftOut()
    {
        var marginals = new MrzLattice(SyntheticLine.Of(Names + "1"), Passport.Lines[0]).Marginals()!;

        Assert.Equal(Names, string.Concat(Enumerable.Range(0, marginals.Length).Select(k => MrzAlphabet.Characters[marginals.Best(k)])));
        Assert.InRange(marginals.LogEvidence, -8, 0.1);
    }

    [Fact]
    public void LineThatSaysNothing_IsNoZone() => Assert.True(new MrzLattice(SyntheticLine.Noise(), Passport.Lines[0]).LogEvidence() < -50);

    [Fact]
    public void DigitWhereOnlyLettersStand_IsItsOtherReading()
    {
        var marginals = new MrzLattice(SyntheticLine.Of(Names.Replace("ERIKSSON", "ERIKSS0N", StringComparison.Ordinal), (11, 'O', 0.05)), Passport.Lines[0]).Marginals();

        Assert.Equal('O', MrzAlphabet.Characters[marginals!.Best(11)]);
        Assert.Equal('0', marginals.Seen(11));
    }

    [Fact]
    public void EveryPlace_SumsToOne()
    {
        var marginals = new MrzLattice(SyntheticLine.Of(Names, (5, 'F', 0.3)), Passport.Lines[0]).Marginals()!;

        for (var place = 0; place < marginals.Length; place++)
        {
            Assert.Equal(1, marginals.At(place).ToArray().Sum(), 6);
        }

        Assert.Equal(0.3, marginals.At(5)[MrzAlphabet.IndexOf('F')], 2);
    }

    [Fact]
    public void LineTooShortForThePattern_CannotBe() =>
        Assert.Null(new MrzLattice(new Border.Vision.Lines.LineProbabilities(new float[20 * 38], 20, 38), Passport.Lines[0]).Marginals());

    private static double Evidence(string text) => new MrzLattice(SyntheticLine.Of(text), Passport.Lines[0]).LogEvidence();
}
