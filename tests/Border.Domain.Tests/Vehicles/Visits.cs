using Border.Domain.Lanes;
using Border.Domain.Time;
using Border.Domain.Vehicles;

namespace Border.Domain.Tests.Vehicles;

/// <summary>Visits of one vehicle for tests.</summary>
internal static class Visits
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A visit so many minutes after the start; later numbers come later by the hybrid clock too.</summary>
    public static VehicleVisit At(int number, double minutes, Direction direction, string post = "north", bool passed = true, int people = 1, int clockSeconds = 0)
    {
        var at = Start.AddMinutes(minutes);
        return new VehicleVisit(
            new Guid(number, 0, 0, new byte[8]), post, direction, new HlcTimestamp(Start.ToUnixTimeMilliseconds() + number, 0), at, DateOnly.FromDateTime(at.UtcDateTime), passed,
            passed ? people : 0, clockSeconds);
    }
}
