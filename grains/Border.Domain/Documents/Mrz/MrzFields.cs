namespace Border.Domain.Documents.Mrz;

/// <summary>Takes a zone of known layout and allowed characters apart, field by field.</summary>
internal static class MrzFields
{
    public static TravelDocument Read(MrzLayout layout, IReadOnlyList<string> lines, List<string> problems)
    {
        var (number, optional) = Number(layout, lines, problems);
        var birth = Date(layout.Birth, "date of birth", lines, problems);
        var expiry = Date(layout.Expiry, "date of expiry", lines, problems);
        if (layout.OptionalIsChecked)
            Check(layout.Optional, "optional data", lines, problems);
        if (layout.SecondOptional is { } second)
            optional = $"{optional} {second.Of(lines).Trim('<')}".Trim();
        Composite(layout, lines, problems);
        var (surname, given) = Names(layout.Names.Of(lines), problems);
        return new TravelDocument(
            layout.Format,
            Code(lines, problems),
            State(MrzLayout.Issuer, "issuing state", lines, problems),
            surname,
            given,
            number,
            State(layout.Nationality, "nationality", lines, problems),
            birth,
            Sex(layout.Sex.Of(lines), problems),
            expiry,
            optional);
    }

    private static (string Number, string Optional) Number(MrzLayout layout, IReadOnlyList<string> lines, List<string> problems)
    {
        var field = layout.Number.Of(lines);
        var optional = layout.Optional.Of(lines);
        if (layout.NumberMayGoOn && layout.Number.CheckOf(lines) == '<' && !field.Contains('<', StringComparison.Ordinal))
        {
            var rest = optional.Split('<')[0];
            if (rest.Length >= 2)
            {
                var whole = field + rest[..^1];
                var digit = layout.Optional with { Start = layout.Optional.Start + rest.Length - 1 };
                // Some issuers count the filler between the two parts as a character, which ICAO's own example leaves open.
                if (WrongDigit(rest[^1], whole, "document number", digit) is { } wrong && CheckDigit.Of($"{field}<{rest[..^1]}") != rest[^1])
                    problems.Add(wrong);
                return (whole, optional[rest.Length..].Trim('<'));
            }
        }

        Check(layout.Number, "document number", lines, problems);
        var number = field.Replace("<", "", StringComparison.Ordinal);
        if (number.Length == 0)
            problems.Add("The document number is empty.");
        return (number, optional.Trim('<'));
    }

    internal static string Date(MrzField field, string name, IReadOnlyList<string> lines, List<string> problems)
    {
        var text = field.Of(lines);
        Check(field, name, lines, problems);
        if (!MrzDate.IsDate(text, unknown: true))
            problems.Add($"The {name} is not a date.");
        return text;
    }

    internal static void Check(MrzField field, string name, IReadOnlyList<string> lines, List<string> problems)
    {
        if (WrongDigit(field, name, lines) is { } problem)
            problems.Add(problem);
    }

    /// <summary>What is wrong with the check digit behind a field; null when it holds, or when field and digit are empty.</summary>
    public static string? WrongDigit(MrzField field, string name, IReadOnlyList<string> lines)
    {
        var text = field.Of(lines);
        var printed = field.CheckOf(lines);
        var isEmpty = text.AsSpan().IndexOfAnyExcept('<') < 0;
        return isEmpty && printed == '<' ? null : WrongDigit(printed, text, name, field with { Start = field.Start + field.Length });
    }

    private static void Composite(MrzLayout layout, IReadOnlyList<string> lines, List<string> problems)
    {
        if (layout.Composite.Count == 0)
            return;
        var expected = CheckDigit.Of(string.Concat(layout.Composite.Select(f => f.Of(lines))));
        var printed = layout.CompositeDigit.Of(lines)[0];
        if (printed != expected)
        {
            problems.Add(
                $"The composite check digit over number, dates and optional data ({Place(layout.CompositeDigit)}) is {printed} but should be {expected}.");
        }
    }

    internal static string? WrongDigit(char printed, string text, string name, MrzField digit)
    {
        var expected = CheckDigit.Of(text);
        return printed == expected ? null : $"The check digit of the {name} ({Place(digit)}) is {printed} but should be {expected}.";
    }

    internal static string Place(MrzField digit) => $"line {digit.Line + 1}, character {digit.Start + 1}";

    /// <summary>Primary and secondary identifier stand apart by two fillers; a truncated name may fill the field (ICAO 9303-3 §4.6).</summary>
    private static (string Surname, string Given) Names(string text, List<string> problems)
    {
        if (text.Any(char.IsAsciiDigit))
            problems.Add("The name holds a digit.");
        var apart = text.TrimEnd('<').IndexOf("<<", StringComparison.Ordinal);
        var (surname, given) = (Words(apart < 0 ? text : text[..apart]), apart < 0 ? "" : Words(text[apart..]));
        // Some states leave the primary identifier empty for holders with one name only, although it should stand there.
        if (surname.Length == 0 && given.Length == 0)
            problems.Add("The name is empty.");
        return (surname, given);
    }

    internal static string Words(string text) => string.Join(' ', text.Split('<', StringSplitOptions.RemoveEmptyEntries));

    private static string Code(IReadOnlyList<string> lines, List<string> problems)
    {
        var code = MrzLayout.Code.Of(lines).TrimEnd('<');
        if (code.Length == 0 || !char.IsAsciiLetterUpper(code[0]))
            problems.Add("The document code does not start with a letter.");
        return code;
    }

    private static string State(MrzField field, string name, IReadOnlyList<string> lines, List<string> problems)
    {
        var state = field.Of(lines).TrimEnd('<');
        if (state.Length == 0 || !state.All(char.IsAsciiLetterUpper))
            problems.Add($"The {name} is not one to three letters.");
        return state;
    }

    internal static string Sex(string text, List<string> problems)
    {
        if (text is "M" or "F")
            return text;
        if (text != "<")
            problems.Add("The sex is neither M nor F nor '<'.");
        return "X";
    }
}
