using System.Text.RegularExpressions;

namespace Border.Domain.Watchlists.Import;

/// <summary>The remarks of an entry: <c>DOB 01 Jan 1960; alt. DOB 1961; POB Town, State; nationality State; Passport N 123 (State); Gender Male.</c></summary>
internal static partial class OfacRemarks
{
    private static readonly string[] DocumentKinds =
    [
        "Passport ", "Diplomatic Passport ", "Official Passport ", "Stateless Person Passport ", "National ID No. ", "Identification Number ", "Identity Card ",
        "Cedula No. ", "Travel Document Number ", "Citizen's Card Number ", "Kenyan ID No. ", "Residency Number ", "Refugee ID Card ",
    ];

    /// <summary>Takes from the remarks what is searched; the rest is not looked at.</summary>
    public static void Read(string remarks, EntryDraft draft)
    {
        foreach (var part in ListText.Cut(remarks, 2 * ListText.MaxCharacters).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var text = part.TrimEnd('.');
            if (text.StartsWith("alt. ", StringComparison.OrdinalIgnoreCase))
                text = text[5..];
            if (After(text, "DOB ") is { } birth)
                draft.Birth(birth);
            else if (After(text, "POB ") is { } place)
                draft.Detail("Born in", place);
            else if ((After(text, "nationality ") ?? After(text, "citizen ")) is { } state)
                draft.Nationality(state);
            else if (After(text, "Gender ") is { } gender)
                draft.Sex = gender switch { "Male" => "M", "Female" => "F", _ => null };
            else if ((After(text, "a.k.a. ") ?? After(text, "f.k.a. ") ?? After(text, "n.k.a. ")) is { } alias)
                draft.Name(alias.Trim('\'', '"', ' '), isWeak: true);
            else if (draft.Kind == WatchlistKind.Person && DocumentKinds.FirstOrDefault(k => text.StartsWith(k, StringComparison.Ordinal)) is { } kind)
                Document(text[kind.Length..], draft);
        }
    }

    private static void Document(string text, EntryDraft draft)
    {
        var match = Numbered().Match(text);
        if (match.Success)
            draft.Document(match.Groups["number"].Value, match.Groups["state"].Value);
        else
            draft.Note(ImportCause.Document, "A document's number cannot be told from the words around it.");
    }

    private static string? After(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? text[word.Length..].Trim() : null;

    /// <summary>A number, perhaps its state in brackets, perhaps when it was issued and expires, or other brackets.</summary>
    [GeneratedRegex(@"^(?<number>[^()]{1,60}?)(\s*\((?<state>[^()]{1,80})\))?(\s+(issued|expires)\b.{0,200}|\s*\(.{0,200})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
