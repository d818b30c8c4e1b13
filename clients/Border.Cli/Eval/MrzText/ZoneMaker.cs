using Border.Devices.Simulators;
using Border.Domain.Documents;
using Border.Domain.Documents.States;

namespace Border.Cli.Eval.MrzText;

/// <summary>Valid zones of every format and country, with the variants that real documents have. The same seed makes the same zones.</summary>
internal static class ZoneMaker
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Both = Letters + "0123456789";
    private static readonly StateCode[] States = [.. StateCodes.All.OrderBy(s => s.Code, StringComparer.Ordinal)];
    private static readonly MrzFormat[] Formats = Enum.GetValues<MrzFormat>();

    public static TravelDocument Make(long seed, int number)
    {
        var random = new SeededRandom(seed, number, "zone");
        var format = Formats[number % Formats.Length];
        var state = States[number / Formats.Length % States.Length].Code;
        var longest = format switch { MrzFormat.TD1 => 20, MrzFormat.TD2 => 13, _ => 9 };
        var id = Text(random, Both, random.Chance(0.2) ? longest : 9);
        var document = new TravelDocument(
            format, Code(format, random), state, Words(random, 1 + random.Below(3)), random.Chance(0.1) ? "" : Words(random, 1 + random.Below(4)), id,
            random.Chance(0.8) ? state : random.Pick(States).Code, Date(random, unknown: true), random.Pick(["M", "F", "X"]),
            Date(random, unknown: false), random.Chance(0.5) || id.Length > 9 ? "" : Text(random, Both, 1 + random.Below(7)));
        return format != MrzFormat.FRID ? document : document with
        {
            DocumentCode = "ID",
            Issuer = "FRA",
            Nationality = "FRA",
            DocumentNumber = Text(random, "0123456789", 12),
            ExpiryDate = "<<<<<<",
            Optional = random.Chance(0.5) ? Text(random, "0123456789", 6) : "",
        };
    }

    private static string Code(MrzFormat format, SeededRandom random) => format switch
    {
        MrzFormat.TD3 => random.Pick(["P", "P", "PD", "PM", "PO"]),
        MrzFormat.MRVA or MrzFormat.MRVB => random.Pick(["V", "VD"]),
        _ => random.Pick(["I", "ID", "AC", "C"]),
    };

    private static string Words(SeededRandom random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Text(random, Letters, 2 + random.Below(11))));

    private static string Text(SeededRandom random, string alphabet, int length) =>
        new([.. Enumerable.Range(0, length).Select(_ => alphabet[random.Below(alphabet.Length)])]);

    private static string Date(SeededRandom random, bool unknown)
    {
        var date = FormattableString.Invariant($"{random.Below(100):00}{1 + random.Below(12):00}{1 + random.Below(28):00}");
        return !unknown || random.Chance(0.95) ? date : random.Chance(0.5) ? date[..2] + "<<<<" : "<<<<<<";
    }
}
