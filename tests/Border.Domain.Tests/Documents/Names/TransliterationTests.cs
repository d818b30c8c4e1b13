using Border.Domain.Documents.Names;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents.Names;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("Müller", "MUELLER")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Ångström", "AANGSTROEM")]
    [InlineData("Muñoz", "MUNOZ")]
    [InlineData("Þórður", "THORDUR")]
    [InlineData("Nguyễn Thị Ánh", "NGUYEN THI ANH")]
    [InlineData("Işık", "ISIK")]
    [InlineData("O’Connor-Smith", "OCONNOR SMITH")]
    [InlineData("Щербаков", "SHCHERBAKOV")]
    [InlineData("Юлия Ильина", "IULIIA ILINA")]
    [InlineData("Ђоковић", "DOKOVIC")]
    [InlineData("Қасым", "KASYM")]
    [InlineData("محمد", "MXHMD")]
    [InlineData("محمّد", "MXHMMD")]
    [InlineData("عبد الله", "EBD ALLH")]
    [InlineData("نور", "NWR")]
    public void Names_AreWrittenAsIcaoRecommends(string name, string zone) => Assert.Equal(zone, Transliteration.ToZone(name));

    [Fact]
    public void Name_OfAScriptWithoutTable_IsNotGuessed() => Assert.Null(Transliteration.ToZone("王小明"));

    [Theory]
    [InlineData("Müller", "MUELLER")]
    [InlineData("Müller", "MULLER")]
    [InlineData("Müller", "MUXXLLER")]
    [InlineData("Muñoz", "MUNXXOZ")]
    [InlineData("Sørensen", "SORENSEN")]
    [InlineData("Сергей", "SERGEI")]
    [InlineData("Сергей", "SERGEY")]
    [InlineData("Наталья", "NATALIA")]
    [InlineData("Jean-Pierre", "JEAN PIERRE")]
    [InlineData("Jean-Pierre", "JEANPIERRE")]
    [InlineData("D'Angelo", "DANGELO")]
    [InlineData("محمد", "MXHMD")]
    public void Zone_ThatWritesTheName_IsTheSame(string printed, string zone) =>
        Assert.Equal(NameAgreement.Same, NameComparison.Compare(printed, zone, false));

    [Theory]
    [InlineData("Müller", "MILLER")]
    [InlineData("Eriksson", "ERIKSSO")]
    [InlineData("Eriksson", "ERIKSSONS")]
    [InlineData("Eriksson", "")]
    [InlineData("", "ERIKSSON")]
    public void Zone_ThatNamesSomebodyElse_IsDifferent(string printed, string zone) =>
        Assert.Equal(NameAgreement.Different, NameComparison.Compare(printed, zone, false));

    [Theory]
    [InlineData("Dejthamrong Krasuang", "DEJTHAMRONG KRA", NameAgreement.Truncated)]
    [InlineData("Щукин", "S", NameAgreement.Truncated)]
    [InlineData("Dejthamrong", "DEJX", NameAgreement.Different)]
    [InlineData("王", "WANG", NameAgreement.Unknown)]
    public void Zone_WithoutRoom_MayBreakOff(string printed, string zone, NameAgreement expected) =>
        Assert.Equal(expected, NameComparison.Compare(printed, zone, true));

    [Fact]
    public void AnyName_WrittenByTheTables_IsTheSame() =>
        Properties.Hold(Names(), name => Assert.Equal(NameAgreement.Same, NameComparison.Compare(name, Transliteration.ToZone(name)!, false)));

    [Fact]
    public void AnyText_IsWrittenWithLettersAndBlanksOrNotAtAll() =>
        Properties.Hold(Gen.Choose(1, 0xFFFF).Select(c => (char)c).ArrayOf().Select(c => new string(c)), text =>
            Assert.All(Transliteration.ToZone(text) ?? "", c => Assert.True(c is (>= 'A' and <= 'Z') or ' ')));

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uD800")]
    [InlineData("\uFA6C")] // composed into a character beyond the basic plane
    public void Text_WithoutANormalFormHere_IsNotWritten(string text) => Assert.Null(Transliteration.ToZone("A" + text));

    private static Gen<string> Names()
    {
        var letters = "AbcÄÖÜßñØåłŽçğ-' ЖщьЇєЮ" + "محمودعبش\u0651ة";
        return Gen.Elements(letters.ToCharArray()).ArrayOf(12).Select(c => "A" + new string(c));
    }
}
