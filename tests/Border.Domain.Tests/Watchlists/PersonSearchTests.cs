using Border.Domain.Documents;
using Border.Domain.Recommendations;
using Border.Domain.Tests.Crossings;
using Border.Domain.Watchlists;

namespace Border.Domain.Tests.Watchlists;

public sealed class PersonSearchTests
{
    private static readonly WatchlistEntry Listed = new()
    {
        Id = "p1",
        Kind = WatchlistKind.Person,
        Names = ["Абдул Рахман аль-Рави", "Abdul Rahman al-Rawi"],
        BirthDate = new DateOnly(1974, 8, 12),
        Sex = "M",
        Asks = Outcome.Hold,
        Instruction = "",
    };

    [Theory]
    [InlineData("ALRAWI", "ABDURRAHMAN", "740812")]
    [InlineData("AL RAWI", "ABD AL RAHMAN", "740812")]
    [InlineData("ALRAVI", "ABDELRAHMAN", "741208")] // day and month changed over
    [InlineData("ALRAWI", "ABDULRAHMAN", "740813")] // one digit
    [InlineData("ALRAWI", "ABDULRAHMAN", "74<<<<")]
    public void Holder_WrittenDifferently_IsFoundAndHeld(string surname, string given, string birth)
    {
        var match = Assert.Single(Search(Listed, surname, given, birth));
        Assert.Equal(Outcome.Hold, match.Asks);
        Assert.InRange(match.Score, 0.8, 1);
    }

    [Fact]
    public void Namesake_WithAnotherDateOfBirth_IsToldAndNotActedOn()
    {
        var match = Assert.Single(Search(Listed, "AL RAWI", "ABDUL RAHMAN", "550101"));
        Assert.Equal(Outcome.Admit, match.Asks);
        Assert.Contains("The date of birth is another.", match.Why);
    }

    [Fact]
    public void Holder_WithANameLikeItAndAnotherDateOfBirth_IsNotFound() => Assert.Empty(Search(Listed, "ALRAWI", "ABDERRAHMANE", "550101"));

    [Fact]
    public void Holder_OfTheOtherSexWithTheSameNameAndDate_IsStillFound() =>
        Assert.Single(Search(Listed, "AL RAWI", "ABDUL RAHMAN", "740812", sex: "F"));

    [Fact]
    public void Likeness_WithoutDateOfBirth_AsksForASecondLookAtMost()
    {
        var match = Assert.Single(Search(Listed with { BirthDate = null, Names = ["Abdul Rahman al-Ravi"] }, "AL RAWI", "ABDUL RAHMAN", "740812"));
        Assert.Equal(Outcome.Secondary, match.Asks);
    }

    [Fact]
    public void Name_CutShortByTheZone_IsFoundByItsBeginning()
    {
        var longName = Listed with { Names = ["Papandropoulou Anastasia Konstantinopolitissa"] };
        var document = Samples.Passport with { Surname = "PAPANDROPOULOU", GivenNames = "ANASTASIA KONSTANTINOPO", BirthDate = "740812" };
        Assert.Equal(39, document.Surname.Length + 2 + document.GivenNames.Length);
        Assert.Equal("p1", Assert.Single(new WatchlistIndex(1, null, new Watchlist([longName])).Search(document)).Entry);
    }

    [Fact]
    public void Years_WhereTheListKnowsNoMore_AreWeighed()
    {
        var entry = Listed with { BirthDate = null, BirthYear = 1974 };
        Assert.Contains("The year of birth is the same.", Assert.Single(Search(entry, "AL RAWI", "ABDUL RAHMAN", "740101")).Why);
        Assert.Equal(Outcome.Admit, Assert.Single(Search(entry, "AL RAWI", "ABDUL RAHMAN", "900101")).Asks);
    }

    [Theory]
    [InlineData("740812", "The date of birth is the same.")]
    [InlineData("690203", "The date of birth is the same.")]
    [InlineData("550630", "The year of birth is the same.")]
    public void Entry_WithSeveralDatesOfBirth_IsComparedWithTheOneThatAgreesBest(string birth, string why)
    {
        var several = Listed with { OtherBirthDates = [new DateOnly(1969, 2, 3)], OtherBirthYears = [1955] };
        var match = Assert.Single(Search(several, "AL RAWI", "ABDUL RAHMAN", birth));
        Assert.Contains(why, match.Why);
        Assert.NotEqual(Outcome.Admit, match.Asks);
        Assert.Contains("The date of birth is another.", Assert.Single(Search(several, "AL RAWI", "ABDUL RAHMAN", "850101")).Why);
    }

    [Fact]
    public void Organisations_AreFoundByName()
    {
        var entry = Listed with { Kind = WatchlistKind.Organisation, Names = ["Harbour Trading LLC"], BirthDate = null };
        var index = new WatchlistIndex(1, null, new Watchlist([entry]));
        Assert.Equal("p1", Assert.Single(index.SearchOrganisation("OOO Harbour Trading")).Entry);
        Assert.Empty(index.SearchOrganisation("Haven Trading LLC"));
        Assert.Empty(index.Search(Samples.Passport with { Surname = "HARBOUR", GivenNames = "TRADING" }));
    }

    [Fact]
    public void Index_OfANameThatThousandsHave_FindsWhatComparingEveryNameFinds()
    {
        var random = new Random(11);
        string[] given = ["Maria", "Marie", "Mariya", "Ana"];
        var entries = Enumerable.Range(0, 6000).Select(i => Listed with
        {
            Id = $"p{i}",
            Names = [$"{given[random.Next(4)]} {(char)('A' + random.Next(26))}or{(char)('a' + random.Next(26))}ov"],
            BirthDate = i % 4 == 3 ? null : new DateOnly(1970, 1, 1).AddDays(random.Next(3000)),
            BirthYear = i % 8 == 3 ? 1970 + random.Next(8) : null,
        });
        var index = new WatchlistIndex(1, null, new Watchlist([.. entries]));
        for (var i = 0; i < 40; i++)
        {
            var birth = new DateOnly(1970, 1, 1).AddDays(random.Next(3000));
            var printed = i % 5 == 4 ? $"{birth:yy}<<<<" : $"{birth:yyMMdd}";
            var document = Samples.Passport with { Surname = $"{(char)('A' + random.Next(26))}OR{(char)('A' + random.Next(26))}OV", GivenNames = "MARIA", BirthDate = printed };
            Assert.Equal(index.Scan(document).Select(m => m.Entry), index.Search(document).Select(m => m.Entry));
        }
    }

    [Fact]
    public void Index_FindsWhatComparingEveryNameFinds()
    {
        var random = new Random(7);
        string[] given = ["Anna", "Ivan", "Mohammed", "Maria", "Sergei", "Wei", "Juan", "Fatima", "Olga", "Min-jun"];
        string[] family = ["Petrov", "Petrova", "Smith", "Schmidt", "Alvarez", "al-Rawi", "Kim", "Nguyen", "Ivanov", "Kuznetsova", "Tikriti", "Lee", "Ortega"];
        var entries = Enumerable.Range(0, 2000).Select(i => Listed with
        {
            Id = $"e{i}",
            Names = [$"{given[random.Next(10)]} {given[random.Next(10)]} {family[random.Next(13)]}"],
            BirthDate = new DateOnly(1974, 1, 1).AddDays(random.Next(40)),
        });
        var index = new WatchlistIndex(1, null, new Watchlist([.. entries]));
        for (var i = 0; i < 200; i++)
        {
            var name = family[random.Next(13)].ToUpperInvariant().Replace("E", random.Next(2) == 0 ? "E" : "A", StringComparison.Ordinal);
            var document = Samples.Passport with { Surname = name, GivenNames = given[random.Next(10)].ToUpperInvariant(), BirthDate = $"7401{1 + random.Next(28):00}" };
            Assert.Equal(index.Scan(document).Select(m => m.Entry).Order(), index.Search(document).Select(m => m.Entry).Order());
        }
    }

    private static IReadOnlyList<Domain.Crossings.WatchlistMatch> Search(WatchlistEntry entry, string surname, string given, string birth, string sex = "M") =>
        new WatchlistIndex(1, null, new Watchlist([entry])).Search(
            Samples.Passport with { Surname = surname, GivenNames = given, BirthDate = birth, Sex = sex, DocumentNumber = "X", Format = MrzFormat.TD3 });
}
