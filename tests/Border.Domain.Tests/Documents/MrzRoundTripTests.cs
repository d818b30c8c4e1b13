using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents;

public sealed class MrzRoundTripTests
{
    [Fact]
    public void AnyDocument_WrittenAndRead_IsTheSame() =>
        Properties.Hold(Documents(), document =>
        {
            var r = MrzParser.Parse(MrzWriter.Write(document));
            Assert.Empty(r.Problems);
            Assert.Equal(document, r.Document);
        });

    [Fact]
    public void AnyZone_ReadAndWritten_IsTheSame() =>
        Properties.Hold(Documents(), document =>
        {
            var lines = MrzWriter.Write(document);
            Assert.Equal(lines, MrzWriter.Write(MrzParser.Parse(lines).Document!));
        });

    [Fact]
    public void AnyCheckedDigit_ChangedByOne_IsNoticed() =>
        Properties.Hold(Documents().Zip(Gen.Choose(0, 5)), pair =>
        {
            var (document, at) = (pair.Item1, pair.Item2);
            var lines = MrzWriter.Write(document).ToArray();
            var (line, start) = (1, document.Format switch { MrzFormat.TD1 => 0, MrzFormat.FRID => 27, _ => 13 });
            var position = start + at;
            var digit = lines[line][position];
            lines[line] = lines[line][..position] + (digit == '9' ? '0' : (char)(digit + 1)) + lines[line][(position + 1)..];
            Assert.False(MrzParser.Parse(lines).Valid);
        });

    [Theory]
    [InlineData("Eriksson")]
    [InlineData("ÖBERG")]
    [InlineData("O'NEIL")]
    [InlineData("")]
    public void Writer_GivenANameThatNeedsTransliteration_RefusesIt(string surname) =>
        Assert.Throws<ArgumentException>(() => MrzWriter.Write(Any with { Surname = surname }));

    [Fact]
    public void Writer_GivenFieldsThatDoNotFit_RefusesThem()
    {
        Assert.Throws<ArgumentException>(() => MrzWriter.Write(Any with { DocumentNumber = "1234567890" }));
        Assert.Throws<ArgumentException>(() => MrzWriter.Write(Any with { BirthDate = "19740812" }));
        Assert.Throws<ArgumentException>(() => MrzWriter.Write(Any with { Optional = new string('A', 15) }));
        Assert.Throws<ArgumentException>(() => MrzWriter.Write(Any with { Format = MrzFormat.MRVA }));
        Assert.Throws<ArgumentException>(() => MrzWriter.Write(Any with { Sex = "?" }));
    }

    private static readonly TravelDocument Any = new(MrzFormat.TD3, "P", "UTO", "A", "B", "1", "UTO", "640101", "F", "271031", "");

    private static Gen<TravelDocument> Documents()
    {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray();
        var both = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".ToCharArray();
        var day = from y in Gen.Choose(0, 99) from m in Gen.Choose(1, 12) from d in Gen.Choose(1, 28) select $"{y:00}{m:00}{d:00}";
        return
            from format in Gen.Elements(Enum.GetValues<MrzFormat>())
            from issuer in Text(letters, 1, 3)
            from surname in Text(letters, 1, 10)
            from given in Text(letters, 0, 6)
            from second in Text(letters, 1, 6)
            from number in Text(both, 1, format == MrzFormat.TD1 ? 15 : format == MrzFormat.TD2 ? 12 : 9)
            from nationality in Text(letters, 3, 3)
            from birth in day
            from sex in Gen.Elements("M", "F", "X")
            from expiry in day
            from optional in Text(both, 0, number.Length > 9 ? 2 : 6)
            select Fit(new(
                format,
                format is MrzFormat.MRVA or MrzFormat.MRVB ? "V" : format == MrzFormat.TD3 ? "P" : "ID",
                issuer,
                surname,
                given.Length == 0 ? "" : $"{given} {second}",
                number,
                nationality,
                birth,
                sex,
                expiry,
                optional));
    }

    private static TravelDocument Fit(TravelDocument document) => document.Format != MrzFormat.FRID ? document : document with
    {
        Issuer = "FRA",
        Nationality = "FRA",
        DocumentNumber = document.DocumentNumber.PadRight(12, '0'),
        GivenNames = document.GivenNames.Length > 12 ? document.GivenNames[..6].Trim() : document.GivenNames,
        ExpiryDate = "<<<<<<",
    };

    private static Gen<string> Text(char[] alphabet, int from, int to) =>
        Gen.Choose(from, to).SelectMany(n => Gen.Elements(alphabet).ArrayOf(n)).Select(c => new string(c));
}
