using Border.Domain.Documents.Mrz;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents;

public sealed class MrzHostileTests
{
    [Fact]
    public void Lines_OfNoShape_AreExplained()
    {
        string[][] shapes = [[], [""], ["A", "B", "C", "D"], [new string('<', 5000)], ["P<UTO", "123"], [null!, null!]];
        foreach (var lines in shapes)
        {
            var r = MrzParser.Parse(lines);
            Assert.Null(r.Document);
            Assert.False(r.Valid);
            Assert.Contains("TD3", Assert.Single(r.Problems), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NamesLine_WithoutItsLastFillers_IsStillReadButNotValid()
    {
        var r = MrzParser.Parse(["P<UTOERIKSSON<<ANNA<MARIA", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]);
        Assert.Equal("ERIKSSON", r.Document!.Surname);
        Assert.False(r.Valid);
        Assert.Contains("Line 1 has 25 characters instead of 44", Assert.Single(r.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void CharacterThatNoZoneHas_IsNamedByLineAndPosition()
    {
        var r = MrzParser.Parse(["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902c36UTO7408122F1204159ZE184226B<<<<<10"]);
        Assert.Contains("Line 2 holds a character at position 8", Assert.Single(r.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyText_OfTheRightShape_NeverThrows()
    {
        var letters = Gen.Elements("ABZ0189<<< é\0".ToCharArray());
        var shape = Gen.Elements((3, 30), (2, 36), (2, 44), (2, 43));
        var zones = shape.SelectMany(s => letters.ArrayOf(s.Item1 * s.Item2).Select(c => Enumerable.Range(0, s.Item1).Select(i => new string(c, i * s.Item2, s.Item2)).ToArray()));
        Properties.Hold(zones, lines =>
        {
            var r = MrzParser.Parse(lines);
            Assert.Equal(r.Valid, r.Problems.Count == 0);
        });
    }
}
