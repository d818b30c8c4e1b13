using System.Text.Json.Serialization;

namespace Border.Domain.Lanes;

/// <summary>Which way a lane leads.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    /// <summary>Into the country.</summary>
    Entry,

    /// <summary>Out of the country.</summary>
    Exit,
}

/// <summary>What passes through a lane.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LaneKind>))]
public enum LaneKind
{
    /// <summary>People on foot.</summary>
    Pedestrian,

    /// <summary>Cars.</summary>
    Car,

    /// <summary>Trucks.</summary>
    Truck,

    /// <summary>Buses.</summary>
    Bus,
}

/// <summary>A lane as it is set up at its post.</summary>
/// <param name="Name">Unique within the post; 1-32 of a-z, 0-9 and '-'.</param>
/// <param name="Direction">Which way it leads.</param>
/// <param name="Kind">What passes.</param>
public sealed record Lane(string Name, Direction Direction, LaneKind Kind)
{
    /// <summary>True when a vehicle passes, so that a plate is read.</summary>
    [JsonIgnore]
    public bool HasVehicle => Kind != LaneKind.Pedestrian;
}
