using System.Globalization;
using Border.Devices.Simulators;
using Border.Devices.Simulators.Vehicles;

namespace Border.Cli.Eval.Plates;

/// <summary>The simulator's vehicles with plates of the three styles in turn, photographed cleanly, moderately well and harshly in turn.</summary>
internal static class DrawnPlates
{
    private static readonly CaptureCare[] Cares = [CaptureCare.Clean, CaptureCare.Moderate, CaptureCare.Harsh];
    private static readonly PlateStyle[] Styles = Enum.GetValues<PlateStyle>();

    public static List<PlatesTruth> Cases(int count, long seed)
    {
        var world = new SimulatedWorld(seed, new WorldOptions(new DateOnly(2026, 11, 1)));
        var next = new int[Styles.Length];
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var style = number % Styles.Length;
            var crossing = world.Crossing(next[style]);
            while (crossing.Vehicle!.Style != Styles[style])
            {
                crossing = world.Crossing(++next[style]);
            }

            next[style]++;
            var care = Cares[number / Styles.Length % Cares.Length];
            return new PlatesTruth(
                string.Create(CultureInfo.InvariantCulture, $"drawn-{number:D5}-{Styles[style]}-{care.Name}.jpg"),
                $"{Styles[style]}, {care.Name}",
                () => SimulatedPictures.VehiclePhotograph(crossing, care),
                [(crossing.Vehicle.PlateText, SimulatedPictures.PlateInPhotograph(crossing, care))]);
        })];
    }
}
