using Border.Domain.Documents;
using Border.Domain.Names;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Domain.Tests.Watchlists;

public sealed class HitComparisonTests
{
    private static readonly TravelDocument Document = new(MrzFormat.TD3, "P", "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", "740812", "F", "320415", "");

    private static readonly WatchlistEntry Entry = new()
    {
        Id = "w-1",
        Kind = WatchlistKind.Person,
        Names = ["Somebody Else", "Anna Ericson"],
        BirthDate = new DateOnly(1974, 8, 12),
        Sex = "M",
        Nationalities = ["FRA"],
        DocumentNumber = "L898902C3",
        Asks = Outcome.Secondary,
        Instruction = "Call 7.",
    };

    [Fact]
    public void Hit_IsComparedWithTheLikestName_WordByWord()
    {
        var compared = HitComparison.Of(Document, Entry);
        Assert.Equal("Anna Ericson", compared.Name);
        Assert.Contains(compared.Words, w => w is { Left: "ANNA", Right: "ANNA", Relation: NameRelation.Same });
        Assert.Contains(compared.Words, w => w is { Left: "MARIA", Right: "", Relation: NameRelation.OnlyLeft });
        Assert.Contains(compared.Words, w => w is { Left: "ERIKSSON", Right: "ERICSON" });
    }

    [Fact]
    public void Hit_SaysHowEachThingAgrees()
    {
        var compared = HitComparison.Of(Document, Entry);
        Assert.Equal(
            (FieldAgreement.Same, FieldAgreement.Other, FieldAgreement.Other, FieldAgreement.Same),
            (compared.Birth, compared.SexOf(Document), compared.NationalityOf(Document), compared.NumberOf(Document)));
        Assert.Equal(["1974-08-12"], compared.Births);
    }

    [Fact]
    public void Hit_OfAnEntryThatSaysLittle_IsUnknownAndNotDifferent()
    {
        var compared = HitComparison.Of(Document, new WatchlistEntry { Id = "w-2", Kind = WatchlistKind.Person, Names = ["Eriksson"], Asks = Outcome.Admit, Instruction = "" });
        Assert.Equal(
            (FieldAgreement.Unknown, FieldAgreement.Unknown, FieldAgreement.Unknown, FieldAgreement.Unknown),
            (compared.Birth, compared.SexOf(Document), compared.NationalityOf(Document), compared.NumberOf(Document)));
    }
}
