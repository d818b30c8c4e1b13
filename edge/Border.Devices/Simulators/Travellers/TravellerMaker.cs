using System.Globalization;
using Border.Devices.Simulators.Faces;
using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;

namespace Border.Devices.Simulators.Travellers;

/// <summary>Makes up travellers and their documents.</summary>
internal static class TravellerMaker
{
    // Without I and O, as many states leave them out of document numbers.
    private const string NumberLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    public static Traveller Make(long seed, int number, WorldOptions options)
    {
        var random = new SeededRandom(seed, number, "traveller");
        var female = random.Chance(0.5);
        var birth = options.Today.AddDays(-random.Below(365 * 57) - (365 * 19));
        var defect = Defect(random, options);
        var expiry = defect == DocumentDefect.Expired
            ? options.Today.AddDays(-1 - random.Below(900))
            : options.Today.AddDays(30 + random.Below(365 * 8));
        var document = Document(random, options, female, birth, expiry);
        var lines = MrzWriter.Write(document);
        if (defect == DocumentDefect.WrongCheckDigit)
        {
            lines = Spoil(lines, document.Format, random);
        }

        var age = (options.Today.DayNumber - birth.DayNumber) / 365;
        var face = FaceMaker.Make(new SeededRandom(seed, number, "face"), female, age);
        return new Traveller(document, lines, defect, face, birth, expiry);
    }

    private static DocumentDefect Defect(SeededRandom random, WorldOptions options)
    {
        var roll = random.NextDouble();
        return roll < options.ExpiredRate ? DocumentDefect.Expired
            : roll < options.ExpiredRate + options.WrongCheckDigitRate ? DocumentDefect.WrongCheckDigit
            : DocumentDefect.None;
    }

    private static TravelDocument Document(SeededRandom random, WorldOptions options, bool female, DateOnly birth, DateOnly expiry)
    {
        var format = random.Chance(options.OtherFormatsRate)
            ? random.Pick([MrzFormat.TD1, MrzFormat.TD1, MrzFormat.TD2, MrzFormat.MRVA, MrzFormat.MRVB])
            : MrzFormat.TD3;
        var state = random.Pick(Names.States);
        return new TravelDocument(
            format,
            format switch { MrzFormat.TD3 => "P", MrzFormat.TD1 or MrzFormat.TD2 => "I", _ => "V" },
            format is MrzFormat.MRVA or MrzFormat.MRVB ? "UTO" : state,
            random.Pick(Names.Surnames),
            random.Pick(female ? Names.Female : Names.Male),
            $"{random.Pick(NumberLetters.ToCharArray())}{random.Pick(NumberLetters.ToCharArray())}{random.Below(10_000_000).ToString("D7", CultureInfo.InvariantCulture)}",
            state,
            Printed(birth),
            female ? "F" : "M",
            Printed(expiry),
            "");
    }

    private static string Printed(DateOnly date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Changes the check digit of the document number, which is read in every format.</summary>
    private static string[] Spoil(IReadOnlyList<string> lines, MrzFormat format, SeededRandom random)
    {
        var (line, at) = format == MrzFormat.TD1 ? (0, 14) : (1, 9);
        var spoilt = lines.ToArray();
        var wrong = (char)('0' + ((spoilt[line][at] - '0' + 1 + random.Below(9)) % 10));
        spoilt[line] = spoilt[line][..at] + wrong + spoilt[line][(at + 1)..];
        return spoilt;
    }
}
