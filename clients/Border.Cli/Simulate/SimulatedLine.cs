using System.Text.Json.Serialization;

namespace Border.Cli.Simulate;

/// <summary>One simulated crossing as <c>border simulate</c> prints it.</summary>
/// <param name="Number">Which crossing of the world.</param>
/// <param name="Simulated">Always true.</param>
/// <param name="Document">File name of the document's data page.</param>
/// <param name="Vehicle">File name of the vehicle in the lane.</param>
/// <param name="Face">File name of the live face.</param>
/// <param name="PlateCountry">Three letters.</param>
/// <param name="Plate">Letters and digits alone.</param>
/// <param name="Format">The document's format.</param>
/// <param name="MrzLines">The machine-readable zone as printed.</param>
/// <param name="Defect">None, Expired or WrongCheckDigit.</param>
/// <param name="Impostor">The live face is somebody else's.</param>
public sealed record SimulatedLine(
    int Number,
    bool Simulated,
    string Document,
    string Vehicle,
    string Face,
    string? PlateCountry,
    string? Plate,
    string Format,
    IReadOnlyList<string> MrzLines,
    string Defect,
    bool Impostor);

/// <summary>JSON of this verb.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SimulatedLine))]
public sealed partial class SimulateJson : JsonSerializerContext;
