using Border.Domain.Documents.States;

namespace Border.Domain.Tests.Documents.States;

public sealed class StateCodesTests
{
    [Fact]
    public void Iso3166_IsComplete()
    {
        var special = new[] { "D", "RKS", "EUE", "NTZ", "XCT" };
        Assert.Equal(249, StateCodes.All.Count(s => s.Kind == StateKind.State && !special.Contains(s.Code)));
        Assert.All(StateCodes.All, s => Assert.Matches("^([A-Z]{3}|D)$", s.Code));
        Assert.All(StateCodes.All, s => Assert.NotEmpty(s.Name));
    }

    [Fact]
    public void EveryRegionThatTheFrameworkKnows_IsKnown()
    {
        var regions = System.Globalization.CultureInfo.GetCultures(System.Globalization.CultureTypes.SpecificCultures)
            .Select(c => new System.Globalization.RegionInfo(c.Name).ThreeLetterISORegionName)
            .Where(r => r.Length == 3 && r.All(char.IsAsciiLetterUpper) && r[0] != 'X' && r is not ("DGA" or "ZZZ")).Distinct().ToList();
        Assert.NotEmpty(regions);
        Assert.All(regions, r => Assert.NotNull(StateCodes.Find(r)));
    }

    [Theory]
    [InlineData("D<<", "Germany", StateKind.State)]
    [InlineData("GBD", "British overseas territories citizen", StateKind.British)]
    [InlineData("UNO", "United Nations", StateKind.Organisation)]
    [InlineData("XOM", "Sovereign Military Order of Malta", StateKind.Organisation)]
    [InlineData("XXB", "Refugee (1951 Convention)", StateKind.Person)]
    [InlineData("RKS", "Kosovo", StateKind.State)]
    [InlineData("YUG", "Yugoslavia", StateKind.Withdrawn)]
    [InlineData("UTO", "Utopia (specimen)", StateKind.Specimen)]
    public void SpecialCodes_HaveNamesInWords(string code, string name, StateKind kind)
    {
        var found = StateCodes.Find(code)!;
        Assert.Equal((name, kind), (found.Name, found.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DDD")]
    [InlineData("fra")]
    [InlineData("FR")]
    public void OtherCodes_AreUnknown(string code) => Assert.Null(StateCodes.Find(code));
}
