using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Search;

namespace Border.Domain.Tests.Watchlists;

public sealed class BirthAgreementTests
{
    [Theory]
    [InlineData("740812")]
    [InlineData("000101")]
    [InlineData("991231")]
    [InlineData("110311")]
    public void Agreeing_NamesEveryDateAndYearThatIsNotAnother_Once(string printed)
    {
        var birth = new PrintedBirth(printed);
        var named = birth.Agreeing()!.ToArray();
        Assert.Equal(named.Length, named.Distinct().Count());
        var entry = new WatchlistEntry { Id = "1", Kind = WatchlistKind.Person, Asks = default, Instruction = "" };
        var all = Enumerable.Range(0, 100 * 366).Select(day => entry with { BirthDate = new DateOnly(1924, 1, 1).AddDays(day) })
            .Concat(Enumerable.Range(1924, 100).Select(year => entry with { BirthYear = year })).Append(entry).Select(e => new ListedBirth(e)).Distinct();
        var set = named.ToHashSet();
        Assert.All(all, listed => Assert.Equal(birth.Compare(listed) != BirthAgreement.Other, set.Contains(listed)));
    }

    [Fact]
    public void Agreeing_OfADateThatIsNotWhole_IsTooMuchToName() => Assert.Null(new PrintedBirth("74<<<<").Agreeing());

    [Fact]
    public void RangeOf_ADate_IsWhereItStandsAndEmptyWhereItDoesNot()
    {
        ListedBirth[] ordered = [ListedBirth.OfDigits(0x740811), ListedBirth.OfDigits(0x740812), ListedBirth.OfDigits(0x740812), ListedBirth.OfYear(74), ListedBirth.Unknown, ListedBirth.Unknown];
        Assert.Equal(1..3, ListedBirth.RangeOf(ordered, ListedBirth.OfDigits(0x740812)));
        Assert.Equal(3..4, ListedBirth.RangeOf(ordered, ListedBirth.OfYear(74)));
        Assert.Equal(4..6, ListedBirth.RangeOf(ordered, ListedBirth.Unknown));
        Assert.Equal(3..3, ListedBirth.RangeOf(ordered, ListedBirth.OfYear(73)));
    }
}
