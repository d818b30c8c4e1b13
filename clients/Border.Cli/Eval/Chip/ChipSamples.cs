using Border.Cli.Eval.MrzText;
using Border.Devices.Simulators;
using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Mrz;

namespace Border.Cli.Eval.Chip;

/// <summary>Data groups of simulated holders. The same seed makes the same groups.</summary>
internal static class ChipSamples
{
    public static Dictionary<int, byte[]> Groups(long seed, int number)
    {
        var random = new SeededRandom(seed, number, "chip");
        var zone = ZoneMaker.Make(seed, number * 6);
        var groups = new Dictionary<int, byte[]>
        {
            [1] = GroupWriter.Zone(MrzWriter.Write(zone with { Format = MrzFormat.TD1, DocumentCode = "ID", Issuer = "UTO", DocumentNumber = "A1B2C3D4E", Optional = "" })),
            [2] = GroupWriter.Portrait([.. Head(random), .. Bytes(random, 4000 + random.Below(8000))], 413, 531),
        };
        if (random.Chance(0.7))
            groups[11] = GroupWriter.Holder("Ünal<<Çağla", new DateOnly(1950, 1, 1).AddDays(random.Below(20_000)), "Utopia");
        if (random.Chance(0.7))
            groups[12] = GroupWriter.Issue("Utopia", new DateOnly(2021, 1, 1).AddDays(random.Below(1000)));
        if (random.Chance(0.5))
            groups[14] = GroupWriter.Element(0x6E, Bytes(random, 100));
        if (random.Chance(0.3))
            groups[15] = GroupWriter.Element(0x6F, Bytes(random, 200));
        return groups;
    }

    private static byte[] Head(SeededRandom random) => random.Chance(0.5) ? [0xFF, 0xD8, 0xFF, 0xE0] : [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20];

    private static byte[] Bytes(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)random.Below(256))];
}
