namespace Border.Domain.Documents.Mrz;

/// <summary>Writes valid machine-readable zones, for simulators and tests. It does not transliterate: names are A-Z and blanks.</summary>
public static class MrzWriter
{
    /// <summary>The zone's lines with every check digit; names too long for their field are truncated (ICAO 9303-3 §4.6).</summary>
    /// <exception cref="ArgumentException">A field does not fit the format; the message says which.</exception>
    public static IReadOnlyList<string> Write(TravelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Format == MrzFormat.FRID)
            return FrenchIdCard.Write(document);
        var layout = MrzLayout.Of(document.Format);
        var lines = Enumerable.Range(0, layout.Lines).Select(_ => Enumerable.Repeat('<', layout.Width).ToArray()).ToArray();
        var isVisa = document.Format is MrzFormat.MRVA or MrzFormat.MRVB;
        Demand(IsWord(document.DocumentCode, 1, 2) && char.IsAsciiLetterUpper(document.DocumentCode[0]), "document code is one or two of A-Z");
        Demand(layout.Lines == 3 || isVisa == document.DocumentCode.StartsWith('V'), "document code starts with V in visas and nowhere else");
        Demand(IsState(document.Issuer), "issuing state has one to three letters");
        Demand(IsState(document.Nationality), "nationality has one to three letters");
        Demand(MrzDate.IsDate(document.BirthDate, unknown: true), "date of birth is YYMMDD, with << where unknown");
        Demand(MrzDate.IsDate(document.ExpiryDate, unknown: true), "date of expiry is YYMMDD, with << where unknown");
        Demand(document.Sex is "M" or "F" or "X", "sex is M, F or X");
        Put(lines, MrzLayout.Code, document.DocumentCode);
        Put(lines, MrzLayout.Issuer, document.Issuer);
        Put(lines, layout.Names, Names(document, layout.Names.Length));
        Put(lines, layout.Nationality, document.Nationality);
        PutChecked(lines, layout.Birth, document.BirthDate);
        Put(lines, layout.Sex, document.Sex == "X" ? "<" : document.Sex);
        PutChecked(lines, layout.Expiry, document.ExpiryDate);
        PutNumberAndOptional(lines, layout, document);
        if (layout.Composite.Count > 0)
            lines[1][^1] = CheckDigit.Of(string.Concat(layout.Composite.Select(f => new string(lines[f.Line], f.Start, f.Length))));
        return [.. lines.Select(l => new string(l))];
    }

    private static void PutNumberAndOptional(char[][] lines, MrzLayout layout, TravelDocument document)
    {
        var number = document.DocumentNumber;
        var field = layout.Number.Length;
        var room = layout.NumberMayGoOn ? field + layout.Optional.Length - 2 : field;
        Demand(IsWord(number, 1, room), $"document number has 1 to {room} of A-Z and 0-9");
        var rest = "";
        if (number.Length > field)
        {
            Put(lines, layout.Number, number[..field]);
            rest = number[field..] + CheckDigit.Of(number) + '<';
        }
        else
        {
            PutChecked(lines, layout.Number, number);
        }

        var (first, second) = Split(document.Optional, layout.Optional.Length - rest.Length, layout.SecondOptional?.Length);
        Put(lines, layout.Optional, rest + first);
        if (layout.SecondOptional is { } more)
            Put(lines, more, second);
        if (layout.OptionalIsChecked && first.Length > 0)
            PutChecked(lines, layout.Optional, first);
    }

    /// <summary>A TD1's two elements are joined by a blank; a single one goes where there is room.</summary>
    private static (string First, string Second) Split(string optional, int room, int? secondRoom)
    {
        Demand(optional.All(c => CheckDigit.IsAllowed(c) || c == ' '), "optional data holds A-Z, 0-9 and '<'");
        var blank = optional.IndexOf(' ', StringComparison.Ordinal);
        Demand(blank < 0 || secondRoom is not null, "optional data holds no blank");
        var (first, second) = blank >= 0 ? (optional[..blank], optional[(blank + 1)..])
            : secondRoom is { } only && optional.Length > room && optional.Length <= only ? ("", optional) : (optional, "");
        Demand(first.Length <= room && second.Length <= (secondRoom ?? 0) && !second.Contains(' ', StringComparison.Ordinal), "optional data is too long");
        return (first, second);
    }

    /// <summary>Both identifiers keep at least one letter when the names are too long for the field.</summary>
    private static string Names(TravelDocument document, int room)
    {
        var surname = Name(document.Surname, "surname");
        if (document.GivenNames.Length == 0)
            return surname.Length > room ? surname[..room] : surname;
        var given = Name(document.GivenNames, "given name");
        if (surname.Length > room - 3)
            surname = surname[..(room - 3)].TrimEnd('<');
        var names = $"{surname}<<{given}";
        return names.Length > room ? names[..room] : names;
    }

    internal static string Name(string text, string field)
    {
        Demand(text.Any(char.IsAsciiLetterUpper) && text.All(c => char.IsAsciiLetterUpper(c) || c == ' '), $"{field} holds A-Z and blanks");
        return string.Join('<', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    internal static void PutChecked(char[][] lines, MrzField field, string text)
    {
        Put(lines, field, text);
        lines[field.Line][field.Start + field.Length] = CheckDigit.Of(text.PadRight(field.Length, '<'));
    }

    internal static void Put(char[][] lines, MrzField field, string text) => text.CopyTo(lines[field.Line].AsSpan(field.Start, field.Length));

    internal static bool IsWord(string text, int from, int to) =>
        text.Length >= from && text.Length <= to && text.All(c => CheckDigit.IsAllowed(c) && c != '<');

    private static bool IsState(string text) => text.Length is >= 1 and <= 3 && text.All(char.IsAsciiLetterUpper);

    internal static void Demand(bool holds, string what)
    {
        if (!holds)
            throw new ArgumentException($"The {what}.");
    }
}
