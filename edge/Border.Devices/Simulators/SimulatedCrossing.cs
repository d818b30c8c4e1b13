using Border.Devices.Simulators.Faces;
using Border.Devices.Simulators.Travellers;
using Border.Devices.Simulators.Vehicles;

namespace Border.Devices.Simulators;

/// <summary>One simulated party at a lane: what the devices will show, and the truth to check results against.</summary>
/// <param name="Seed">The world's seed.</param>
/// <param name="Number">Which crossing of the world, from 0.</param>
/// <param name="Vehicle">What it comes in; null for a pedestrian.</param>
/// <param name="Traveller">Who hands over a document.</param>
/// <param name="LiveFace">Who stands before the camera: the traveller, or somebody else.</param>
/// <param name="IsImpostor">True when that is somebody else.</param>
public sealed record SimulatedCrossing(long Seed, int Number, Vehicle? Vehicle, Traveller Traveller, FaceFeatures LiveFace, bool IsImpostor)
{
    /// <summary>The truth, for summaries and evaluation; no pipeline may see it.</summary>
    public CrossingTruth Truth => new(
        Number, Vehicle?.Country, Vehicle?.PlateText, Traveller.Document.Format, Traveller.MrzLines, Traveller.Defect, IsImpostor);
}
