using Border.Devices.Simulators.Travellers;
using Border.Domain.Documents;

namespace Border.Devices.Simulators;

/// <summary>What is true of a simulated crossing.</summary>
/// <param name="Number">Which crossing of the world.</param>
/// <param name="PlateCountry">Three letters; null for a pedestrian.</param>
/// <param name="Plate">Letters and digits alone; null for a pedestrian.</param>
/// <param name="Format">The document's format.</param>
/// <param name="MrzLines">The zone as printed.</param>
/// <param name="Defect">What is wrong with the document.</param>
/// <param name="IsImpostor">The live face is not the document's.</param>
public sealed record CrossingTruth(
    int Number, string? PlateCountry, string? Plate, MrzFormat Format, IReadOnlyList<string> MrzLines, DocumentDefect Defect, bool IsImpostor);
