using Border.Domain.Documents.States;

namespace Border.Domain.Tests.Documents.States;

public sealed class StateNamesTests
{
    [Theory]
    [InlineData("Germany", "D")]
    [InlineData("DEU", "D")]
    [InlineData("de", "D")]
    [InlineData("D<<", "D")]
    [InlineData("Korea, North", "PRK")]
    [InlineData("Democratic People's Republic of Korea", "PRK")]
    [InlineData("Congo, Democratic Republic of the", "COD")]
    [InlineData("Iran (Islamic Republic of)", "IRN")]
    [InlineData("Côte d’Ivoire", "CIV")]
    [InlineData("cote d ivoire", "CIV")]
    [InlineData("Türkiye", "TUR")]
    [InlineData("Turkey", "TUR")]
    [InlineData("xk", "RKS")]
    [InlineData("suhh", "SUN")]
    [InlineData("Niger", "NER")]
    [InlineData("Nigeria", "NGA")]
    [InlineData("Guinea-Bissau", "GNB")]
    [InlineData("Stateless", "XXA")]
    public void Name_OfAnyList_IsTheZonesCode(string text, string code) => Assert.Equal(code, StateNames.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("UTO")]
    [InlineData("Republic")]
    public void UnknownName_IsNothing(string text) => Assert.Null(StateNames.Find(text));

    [Fact]
    public void LongText_IsNothing() => Assert.Null(StateNames.Find(new string('a', 100_000)));

    [Fact]
    public void EveryState_IsFoundByItsOwnNameAndCode() => Assert.All(StateCodes.All.Where(s => s.Kind == StateKind.State), state =>
    {
        var zone = state.Code == "DEU" ? "D" : state.Code;
        Assert.Equal(zone, StateNames.Find(state.Name));
        Assert.Equal(zone, StateNames.Find(state.Code));
    });
}
