using Border.Devices.Simulators.Faces;
using Border.Devices.Simulators.Travellers;
using Border.Devices.Simulators.Vehicles;

namespace Border.Devices.Simulators;

/// <summary>An endless, made-up traffic. The same seed and options give the same crossings, whatever order they are asked in.</summary>
/// <param name="seed">Any number; another one gives another world.</param>
/// <param name="options">What kind of traffic.</param>
public sealed class SimulatedWorld(long seed, WorldOptions options)
{
    /// <summary>One crossing.</summary>
    /// <param name="number">Which, from 0.</param>
    public SimulatedCrossing Crossing(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var random = new SeededRandom(seed, number, "crossing");
        var traveller = TravellerMaker.Make(seed, number, options);
        var impostor = random.Chance(options.ImpostorRate);
        return new SimulatedCrossing(
            seed,
            number,
            options.Vehicles ? VehicleMaker.Make(seed, number) : null,
            traveller,
            impostor ? FaceMaker.MakeUnlike(traveller.Face, new SeededRandom(seed, number, "impostor")) : traveller.Face,
            impostor);
    }
}
