using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using Border.Domain.Documents.Typing;

namespace Border.Domain.Tests.Documents;

public sealed class FrenchIdCardTests
{
    private static readonly string[] Card = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"];

    [Fact]
    public void Specimen_IsReadInItsOwnLayout()
    {
        var r = MrzParser.Parse(Card);
        Assert.Empty(r.Problems);
        Assert.Equal(
            new TravelDocument(MrzFormat.FRID, "ID", "FRA", "BERTHIER", "CORINNE", "880692310285", "FRA", "651206", "F", "<<<<<<", ""),
            r.Document);
        Assert.Equal(Card, MrzWriter.Write(r.Document!));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 3)]
    [InlineData(1, 20)]
    [InlineData(1, 30)]
    [InlineData(1, 35)]
    public void Specimen_WithAWrongCharacter_IsNotValid(int line, int at)
    {
        string[] lines = [.. Card];
        lines[line] = lines[line][..at] + (lines[line][at] == '2' ? '3' : '2') + lines[line][(at + 1)..];
        Assert.False(MrzParser.Parse(lines).Valid);
    }

    [Fact]
    public void Card_BeingTyped_IsNotTakenForATd2()
    {
        Assert.Equal(["Line 2 has 14 of 36 characters."], TypedZone.Check(Card[0] + "\n" + Card[1][..14]).Problems);
        Assert.True(TypedZone.Check(string.Join('\n', Card)).Valid);
    }
}
