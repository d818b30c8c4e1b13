using Border.Devices.Simulators.Faces;
using Border.Domain.Documents;

namespace Border.Devices.Simulators.Travellers;

/// <summary>A made-up person with a document.</summary>
/// <param name="Document">What the document says.</param>
/// <param name="MrzLines">The machine-readable zone as printed, with the defect if it has one.</param>
/// <param name="Defect">What is wrong with the document.</param>
/// <param name="Face">The face in the document.</param>
/// <param name="Birth">Date of birth.</param>
/// <param name="Expiry">The last day on which the document is valid.</param>
public sealed record Traveller(
    TravelDocument Document, IReadOnlyList<string> MrzLines, DocumentDefect Defect, FaceFeatures Face, DateOnly Birth, DateOnly Expiry);
