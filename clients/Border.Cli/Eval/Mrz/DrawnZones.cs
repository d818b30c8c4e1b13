using System.Globalization;
using Border.Devices.Simulators;
using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;

namespace Border.Cli.Eval.Mrz;

/// <summary>Documents of made-up travellers in all five formats, drawn in OCR-B and photographed cleanly, moderately well and harshly in turn.</summary>
internal static class DrawnZones
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private static readonly CaptureCare[] Cares = [CaptureCare.Clean, CaptureCare.Moderate, CaptureCare.Harsh];

    public static List<MrzEvalCase> Cases(int count, long seed)
    {
        var world = new SimulatedWorld(seed, new WorldOptions(new DateOnly(2026, 11, 1)) { WrongCheckDigitRate = 0, OtherFormatsRate = 0.6, Vehicles = false });
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var care = Cares[number % Cares.Length];
            var crossing = Varied(world.Crossing(number), new SeededRandom(seed, number, "zone"));
            return new MrzEvalCase(
                string.Create(CultureInfo.InvariantCulture, $"drawn-{number:D5}-{care.Name}.jpg"),
                care.Name,
                () => SimulatedPictures.DocumentPhotograph(crossing, care),
                crossing.Traveller.MrzLines);
        })];
    }

    /// <summary>The simulator's numbers are all alike and without optional data; here every kind of number that states use occurs.</summary>
    private static SimulatedCrossing Varied(SimulatedCrossing crossing, SeededRandom random)
    {
        var document = crossing.Traveller.Document;
        var number = random.Below(3) switch
        {
            0 => Text(random, Digits, 9),
            1 => Text(random, Letters, 1 + random.Below(2)) + Text(random, Digits, 5 + random.Below(3)),
            _ => Text(random, Letters + Digits, 9),
        };
        var room = document.Format switch { MrzFormat.TD1 => 15, MrzFormat.TD2 => 7, MrzFormat.TD3 => 14, MrzFormat.MRVA => 16, _ => 8 };
        var optional = random.Chance(0.5) ? Text(random, random.Chance(0.5) ? Digits : Letters + Digits, 1 + random.Below(room)) : "";
        document = document with { DocumentNumber = number, Optional = optional };
        return crossing with { Traveller = crossing.Traveller with { Document = document, MrzLines = MrzWriter.Write(document) } };
    }

    private static string Text(SeededRandom random, string characters, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => characters[random.Below(characters.Length)]));
}
