using Border.Domain.Documents.Mrz;

namespace Border.Domain.Tests.Documents;

/// <summary>Specimens that states publish, with what each does in its own way.</summary>
public sealed class MrzSpecimenTests
{
    [Theory]
    [InlineData("P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4", "TD3 D MUSTERMANN ERIKA C01X00T47 D")]
    [InlineData("P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0", "TD3 D MUSTERMANN ERIKA C01X0006H D")]
    [InlineData("P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<", "SPECI20142NLD6503101F2403096999999990<<<<<84", "TD3 NLD DE BRUIJN WILLEKE LISELOTTE SPECI2014 NLD 999999990")]
    [InlineData("P<NLDMEULENDIJK<<LOES<ALBERTINE<<<<<<<<<<<<<", "XX00000000NLD7110195F1108280123456782<<<<<02", "TD3 NLD MEULENDIJK LOES ALBERTINE XX0000000 NLD 123456782")]
    [InlineData("P<GBRUK<SPECIMEN<<ANGELA<ZOE<<<<<<<<<<<<<<<<", "9250764733GBR8809117F2007162<<<<<<<<<<<<<<08", "TD3 GBR UK SPECIMEN ANGELA ZOE 925076473 GBR")]
    [InlineData("P<USATRAVELER<<HAPPY<<<<<<<<<<<<<<<<<<<<<<<<", "1500000035USA5609165M0811150<<<<<<<<<<<<<<08", "TD3 USA TRAVELER HAPPY 150000003 USA")]
    [InlineData("P<CANMARTIN<<SARAH<<<<<<<<<<<<<<<<<<<<<<<<<<", "ZE000509<9CAN8501019F2301147<<<<<<<<<<<<<<08", "TD3 CAN MARTIN SARAH ZE000509 CAN")]
    [InlineData("P<FRAMARTIN<<MAELYS<GAELLE<MARIE<<<<<<<<<<<<", "X4RTBPFW46FRA9007138F3002119<<<<<<<<<<<<<<<6", "TD3 FRA MARTIN MAELYS GAELLE MARIE X4RTBPFW4 FRA")]
    [InlineData("P<IND<<FIRST<NAME<<<<<<<<<<<<<<<<<<<<<<<<<<<", "C01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0", "TD3 IND  FIRST NAME C01X0006H D")]
    [InlineData("VNUSATRAVELER<<HAPPYPERSON<<<<<<<<<<<<<<<<<<", "555123ABC6GBR6502056F04122361FLNDDDAM5803085", "MRVA USA TRAVELER HAPPYPERSON 555123ABC GBR 1FLNDDDAM5803085")]
    [InlineData("IDFRATEST<NAME<<<<<<<<<<<<<<<<0CHE02", "1710GVA123451ROBERTA<<<<<<<9112311F2", "FRID FRA TEST NAME ROBERTA 1710GVA12345 FRA 0CHE02")]
    [InlineData("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4", "FRID FRA BERTHIER CORINNE 940992310285 FRA")]
    public void TwoLines_AreReadAsTheirIssuerMeans(string first, string second, string expected) => AssertRead(expected, first, second);

    [Theory]
    [InlineData("IDD<<T220001293<<<<<<<<<<<<<<<", "6408125<2010315D<<<<<<<<<<<<<4", "MUSTERMANN<<ERIKA<<<<<<<<<<<<<", "TD1 D MUSTERMANN ERIKA T22000129 D")]
    [InlineData("IDESPBAA000589599999999R<<<<<<", "8001014F2501017ESP<<<<<<<<<<<7", "ESPANOLA<ESPANOLA<<CARMEN<<<<<", "TD1 ESP ESPANOLA ESPANOLA CARMEN BAA000589 ESP 99999999R")]
    [InlineData("IDFRAX4RTBPFW46<<<<<<<<<<<<<<<", "9007138F3002119FRA<<<<<<<<<<<6", "MARTIN<<MAELYS<GAELLE<MARIE<<<", "TD1 FRA MARTIN MAELYS GAELLE MARIE X4RTBPFW4 FRA")]
    [InlineData("I<SWE59000002<8198703142391<<<", "8703145M1701027SWE<<<<<<<<<<<8", "SPECIMEN<<SVEN<<<<<<<<<<<<<<<<", "TD1 SWE SPECIMEN SVEN 59000002 SWE 198703142391")]
    [InlineData("IDCHEA1234567<6<<<<<<<<<<<<<<<", "7510256M2009018CHE<<<<<<<<<<<8", "SMITH<<JOHN<ALBERT<<<<<<<<<<<<", "TD1 CHE SMITH JOHN ALBERT A1234567 CHE")]
    [InlineData("I<UTOD23145890<1240<XYZ<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<8", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", "TD1 UTO ERIKSSON ANNA MARIA D23145890124 UTO XYZ")]
    [InlineData("I<CHED231458907ABC<<<<<<<<<<<<", "7408122F1204159CHE<<<<<<<<<<<1", "<<ANNA<MARIA<<<<<<<<<<<<<<<<<<", "TD1 CHE  ANNA MARIA D23145890 CHE ABC")]
    public void ThreeLines_AreReadAsTheirIssuerMeans(string first, string second, string third, string expected) =>
        AssertRead(expected, first, second, third);

    [Fact]
    public void Zone_WithoutAnyName_IsNotValid()
    {
        var r = MrzParser.Parse(["I<CHED231458907ABC<<<<<<<<<<<<", "7408122F1204159CHE<<<<<<<<<<<1", new string('<', 30)]);
        Assert.Equal("The name is empty.", Assert.Single(r.Problems));
    }

    private static void AssertRead(string expected, params string[] lines)
    {
        var r = MrzParser.Parse(lines);
        Assert.Empty(r.Problems);
        var d = r.Document!;
        Assert.Equal(expected, $"{d.Format} {d.Issuer} {d.Surname} {d.GivenNames} {d.DocumentNumber} {d.Nationality} {d.Optional}".TrimEnd());
    }
}
