namespace Border.Domain.Documents.Mrz;

/// <summary>
/// The French identity card of 1988 to 2021: the size of a TD2, but the surname in the first line with department and office behind it, and a
/// number of 12 with the given names in the second. It prints neither nationality nor expiry. The last digit covers all before it.
/// </summary>
internal static class FrenchIdCard
{
    public const int Width = 36;

    private static readonly MrzField Surname = new(0, 5, 25);
    private static readonly MrzField Office = new(0, 30, 6);
    private static readonly MrzField Number = new(1, 0, 12);
    private static readonly MrzField Given = new(1, 13, 14);
    private static readonly MrzField Birth = new(1, 27, 6);
    private static readonly MrzField Sex = new(1, 34, 1);
    private static readonly MrzField Whole = new(1, 0, 35);

    /// <summary>True for a first line, whole or not, of such a card: a TD2 of France had no other use of these letters.</summary>
    public static bool Begins(string line) => line.StartsWith("IDFRA", StringComparison.Ordinal) && line.Length > 30;

    public static bool Is(IReadOnlyList<string> lines) => lines.Count == 2 && lines[0].Length == Width && Begins(lines[0]);

    public static TravelDocument Read(IReadOnlyList<string> lines, List<string> problems)
    {
        MrzFields.Check(Number, "document number", lines, problems);
        var birth = MrzFields.Date(Birth, "date of birth", lines, problems);
        var (surname, given) = (Surname.Of(lines), Given.Of(lines));
        if ((surname + given).Any(char.IsAsciiDigit))
            problems.Add("The name holds a digit.");
        if (MrzFields.Words(surname).Length == 0)
            problems.Add("The surname is empty.");
        if (!Number.Of(lines).All(c => c != '<'))
            problems.Add("The document number is shorter than 12 characters.");
        var wrong = MrzFields.WrongDigit(lines[1][35], lines[0] + Whole.Of(lines), "whole zone", new MrzField(1, 35, 1));
        if (wrong is not null)
            problems.Add(wrong);
        return new TravelDocument(
            MrzFormat.FRID, "ID", "FRA", MrzFields.Words(surname), MrzFields.Words(given), Number.Of(lines).Replace("<", "", StringComparison.Ordinal),
            "FRA", birth, MrzFields.Sex(Sex.Of(lines), problems), "<<<<<<", Office.Of(lines).Trim('<'));
    }

    public static IReadOnlyList<string> Write(TravelDocument document)
    {
        MrzWriter.Demand(document is { DocumentCode: "ID", Issuer: "FRA", Nationality: "FRA" }, "French identity card is ID, FRA and FRA");
        MrzWriter.Demand(MrzWriter.IsWord(document.DocumentNumber, 12, 12), "document number has 12 of A-Z and 0-9");
        MrzWriter.Demand(document.ExpiryDate == "<<<<<<", "French identity card shows no date of expiry");
        MrzWriter.Demand(MrzDate.IsDate(document.BirthDate, unknown: true), "date of birth is YYMMDD, with << where unknown");
        MrzWriter.Demand(document.Sex is "M" or "F" or "X", "sex is M, F or X");
        MrzWriter.Demand(document.Optional.Length <= 6 && document.Optional.All(CheckDigit.IsAllowed), "department and office have up to 6 characters");
        var lines = new[] { new string('<', Width).ToCharArray(), new string('<', Width).ToCharArray() };
        MrzWriter.Put(lines, new MrzField(0, 0, 5), "IDFRA");
        MrzWriter.Put(lines, Surname, Fit(MrzWriter.Name(document.Surname, "surname"), Surname.Length));
        MrzWriter.Put(lines, Office, document.Optional);
        MrzWriter.PutChecked(lines, Number, document.DocumentNumber);
        if (document.GivenNames.Length > 0)
            MrzWriter.Put(lines, Given, Fit(MrzWriter.Name(document.GivenNames, "given name").Replace("<", "<<", StringComparison.Ordinal), Given.Length));
        MrzWriter.PutChecked(lines, Birth, document.BirthDate);
        MrzWriter.Put(lines, Sex, document.Sex == "X" ? "<" : document.Sex);
        lines[1][35] = CheckDigit.Of(new string(lines[0]) + new string(lines[1], 0, 35));
        return [.. lines.Select(l => new string(l))];
    }

    private static string Fit(string name, int room) => name.Length > room ? name[..room] : name;
}
