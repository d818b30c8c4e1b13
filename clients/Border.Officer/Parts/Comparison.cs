using Border.Domain.Documents;
using Border.Domain.Names;
using Border.Domain.Watchlists;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>One thing that two sources say, side by side.</summary>
/// <param name="Label">What it is; empty for a further word of a name.</param>
/// <param name="Left">What the document prints.</param>
/// <param name="Right">What the chip or the list says.</param>
/// <param name="Agreement">How they agree.</param>
/// <param name="Why">In words; empty when the sign says all.</param>
/// <param name="AreWords">True for words that differ as a whole, not letter by letter.</param>
public sealed record ComparedRow(string Label, string Left, string Right, FieldAgreement Agreement, string Why = "", bool AreWords = false)
{
    /// <summary>The sign beside the row: never colour alone.</summary>
    public string Sign => Agreement switch
    {
        FieldAgreement.Same => "=",
        FieldAgreement.Near => "≈",
        FieldAgreement.Other => "≠",
        _ => "?",
    };

    /// <summary>A value in stretches that the other has at the same place, or not.</summary>
    public static IEnumerable<(string Text, bool Differs)> Marked(string value, string other)
    {
        for (var at = 0; at < value.Length;)
        {
            var (from, differs) = (at, Differs(value, other, at));
            while (at < value.Length && Differs(value, other, at) == differs)
                at++;
            yield return (value[from..at], differs);
        }
    }

    private static bool Differs(string value, string other, int at) => at >= other.Length || value[at] != other[at];
}

/// <summary>Differences row by row: print against chip, document against list.</summary>
internal static class Comparison
{
    /// <summary>The fields of the zone as printed and as the chip has them.</summary>
    public static IEnumerable<ComparedRow> OfChip(OfficerTexts texts, TravelDocument print, TravelDocument chip, int year)
    {
        yield return Field(texts["surname"], print.Surname, chip.Surname);
        yield return Field(texts["given.names"], print.GivenNames, chip.GivenNames);
        yield return Field(texts["nationality"], print.Nationality, chip.Nationality);
        yield return Field(texts["born"], texts.Printed(print.BirthDate, year), texts.Printed(chip.BirthDate, year));
        yield return Field(texts["sex"], print.Sex, chip.Sex);
        yield return Field(texts["document"], print.DocumentNumber, chip.DocumentNumber);
        yield return Field(texts["issued.by"], $"{print.Issuer} {print.DocumentCode}", $"{chip.Issuer} {chip.DocumentCode}");
        yield return Field(texts["expires"], texts.Printed(print.ExpiryDate, year + 50), texts.Printed(chip.ExpiryDate, year + 50));
        if (print.Optional != chip.Optional)
            yield return Field(texts["optional"], print.Optional, chip.Optional);
    }

    /// <summary>Name word by word, then what else both say.</summary>
    public static IEnumerable<ComparedRow> OfHit(OfficerTexts texts, TravelDocument document, HitComparison hit, int year)
    {
        foreach (var (pair, index) in hit.Words.Select((p, i) => (p, i)))
            yield return new ComparedRow(index == 0 ? texts["name"] : "", pair.Left, pair.Right, AgreementOf(pair.Relation), Why(texts, pair));
        yield return new ComparedRow(texts["born"], texts.Printed(document.BirthDate, year), string.Join(", ", hit.Births.Select(b => Birth(texts, b))), hit.Birth);
        yield return new ComparedRow(texts["sex"], document.Sex, hit.Sex ?? "", hit.SexOf(document));
        yield return new ComparedRow(texts["nationality"], document.Nationality, string.Join(", ", hit.Nationalities), hit.NationalityOf(document));
        yield return new ComparedRow(texts["document"], document.DocumentNumber, string.Join(", ", hit.Documents.Take(2)), hit.NumberOf(document));
    }

    private static ComparedRow Field(string label, string print, string chip) =>
        new(label, print, chip, print == chip ? FieldAgreement.Same : FieldAgreement.Other);

    private static string Birth(OfficerTexts texts, string birth) =>
        DateOnly.TryParseExact(birth, "O", out var day) ? texts.Language.Day(day) : birth;

    private static FieldAgreement AgreementOf(NameRelation relation) => relation switch
    {
        NameRelation.Same or NameRelation.LegalForm => FieldAgreement.Same,
        NameRelation.Different or NameRelation.OnlyLeft or NameRelation.OnlyRight => FieldAgreement.Other,
        _ => FieldAgreement.Near,
    };

    private static string Why(OfficerTexts texts, NamePair pair) => pair.Relation switch
    {
        NameRelation.Same or NameRelation.LegalForm => "",
        NameRelation.Different => texts["relation.Different", pair.Percent],
        _ => texts[$"relation.{pair.Relation}"],
    };
}
