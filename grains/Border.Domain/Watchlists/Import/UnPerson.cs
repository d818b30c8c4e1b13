using System.Globalization;

namespace Border.Domain.Watchlists.Import;

/// <summary>What the United Nations' list says about a person beside the names.</summary>
internal static class UnPerson
{
    /// <summary>Fills the draft.</summary>
    public static void Fill(EntryDraft draft, XmlPart person)
    {
        draft.Sex = person.Text("GENDER").ToUpperInvariant() switch { "MALE" => "M", "FEMALE" => "F", _ => null };
        foreach (var birth in person.All("INDIVIDUAL_DATE_OF_BIRTH"))
            Birth(draft, birth);
        foreach (var nationality in person.All("NATIONALITY").SelectMany(n => n.All("VALUE")))
            draft.Nationality(nationality.Value);
        foreach (var document in person.All("INDIVIDUAL_DOCUMENT").Where(d => d.Text("NUMBER").Length > 0))
        {
            var issuer = document.Text("ISSUING_COUNTRY") is { Length: > 0 } issuing ? issuing : document.Text("COUNTRY_OF_ISSUE");
            draft.Document(document.Text("NUMBER"), issuer);
        }

        foreach (var place in person.All("INDIVIDUAL_PLACE_OF_BIRTH"))
            draft.Detail("Born in", Place(place));
    }

    /// <summary>Street, town and state of a place, as far as they are known.</summary>
    public static string Place(XmlPart place) =>
        string.Join(", ", new[] { "STREET", "CITY", "STATE_PROVINCE", "COUNTRY" }.Select(place.Text).Where(t => t.Length > 0));

    // TYPE_OF_DATE is EXACT, APPROXIMATELY or BETWEEN; what is there beside it says more than the type does.
    private static void Birth(EntryDraft draft, XmlPart birth)
    {
        if (birth.Text("FROM_YEAR") is { Length: > 0 } from)
        {
            if (Year(from) is { } first && Year(birth.Text("TO_YEAR")) is { } last && BirthText.Years(first, last, out var years))
                draft.Birth(null, years);
            else
                draft.Note(ImportCause.Birth, $"A date of birth is no span of years, or one of more than {BirthText.MaxYears} years.");
            return;
        }

        var isAbout = birth.Text("TYPE_OF_DATE").Equals("APPROXIMATELY", StringComparison.OrdinalIgnoreCase);
        var text = birth.Text("DATE") is { Length: > 0 } date ? date : birth.Text("YEAR");
        if (isAbout && text.Length >= 4 && Year(text[..4]) is { } about)
            draft.Birth(null, [about]);
        else
            draft.Birth(text);
    }

    private static int? Year(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1850 and <= 2100 ? year : null;
}
