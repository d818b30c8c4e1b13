using Border.Domain.Documents;

namespace Border.Vision.Mrz;

/// <summary>
/// What may stand where in a zone: <c>L</c> letter, <c>A</c> letter or filler, <c>N</c> digit or filler, <c>M</c> any, <c>D</c> check digit,
/// <c>E</c> check digit or filler, <c>S</c> sex, <c>P</c> <c>V</c> <c>I</c> the first letter of a passport, a visa, any other document.
/// </summary>
/// <param name="Format">The layout.</param>
/// <param name="Lines">One pattern per line.</param>
/// <param name="Checks">Its check digits; the one over several fields last.</param>
internal sealed record MrzPattern(MrzFormat Format, string[] Lines, MrzCheck[] Checks)
{
    private const string Names31 = "LAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private const string DatesAndSex = "NNNNNNDSNNNNNND";
    private const string Number = "MMMMMMMMMD";

    /// <summary>All five. ICAO 9303-4 §4.2.2, 9303-5 §4.2.2, 9303-6 §4.2.2, 9303-7 §4.2.2 and §5.2.2.</summary>
    public static IReadOnlyList<MrzPattern> All { get; } =
    [
        new(
            MrzFormat.TD3,
            ["PALAA" + Names31 + "AAAAAAAA", Number + "LAA" + DatesAndSex + "MMMMMMMMMMMMMMED"],
            [
                new("document number", 1, 9, (1, 0, 9)),
                new("birth date", 1, 19, (1, 13, 6)),
                new("expiry date", 1, 27, (1, 21, 6)),
                new("optional data", 1, 42, (1, 28, 14)),
                new("whole zone", 1, 43, (1, 0, 10), (1, 13, 7), (1, 21, 22)),
            ]),
        new(
            MrzFormat.TD1,
            ["IMLAAMMMMMMMMMEMMMMMMMMMMMMMMM", DatesAndSex + "LAAMMMMMMMMMMMD", "LAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
            [
                new("document number", 0, 14, (0, 5, 9)),
                new("birth date", 1, 6, (1, 0, 6)),
                new("expiry date", 1, 14, (1, 8, 6)),
                new("whole zone", 1, 29, (0, 5, 25), (1, 0, 7), (1, 8, 7), (1, 18, 11)),
            ]),
        new(
            MrzFormat.TD2,
            ["IALAA" + Names31, "MMMMMMMMMELAA" + DatesAndSex + "MMMMMMMD"],
            [
                new("document number", 1, 9, (1, 0, 9)),
                new("birth date", 1, 19, (1, 13, 6)),
                new("expiry date", 1, 27, (1, 21, 6)),
                new("whole zone", 1, 35, (1, 0, 10), (1, 13, 7), (1, 21, 14)),
            ]),
        Visa(MrzFormat.MRVA, "VALAA" + Names31 + "AAAAAAAA", "MMMMMMMMMMMMMMMM"),
        Visa(MrzFormat.MRVB, "VALAA" + Names31, "MMMMMMMM"),
    ];

    /// <summary>Characters per line.</summary>
    public int Length => Lines[0].Length;

    private static MrzPattern Visa(MrzFormat format, string names, string optional) => new(
        format,
        [names, Number + "LAA" + DatesAndSex + optional],
        [
            new("document number", 1, 9, (1, 0, 9)),
            new("birth date", 1, 19, (1, 13, 6)),
            new("expiry date", 1, 27, (1, 21, 6)),
        ]);
}
