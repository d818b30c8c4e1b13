using System.Text.Json.Serialization;

namespace Border.Domain.Vehicles;

/// <summary>
/// What kind of vehicle it is, as somebody beside it can tell without its papers. The letters are those of UNECE's Consolidated Resolution on the
/// Construction of Vehicles (R.E.3), which registers use; what only a weighing tells apart is one kind here.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<VehicleCategory>))]
public enum VehicleCategory
{
    /// <summary>M1: at most eight seats beside the driver's.</summary>
    PassengerCar,

    /// <summary>N1: for goods, up to 3.5 t; pick-ups too.</summary>
    Van,

    /// <summary>N2 and N3: for goods, above 3.5 t, and what draws a semi-trailer.</summary>
    Lorry,

    /// <summary>M2 and M3: more than eight seats beside the driver's.</summary>
    Bus,

    /// <summary>L: with two or three wheels, and light ones with four.</summary>
    Motorcycle,

    /// <summary>O: the plate is a trailer's own.</summary>
    Trailer,

    /// <summary>T and whatever none of the others is: tractors, machines, campers.</summary>
    Other,
}

/// <summary>A vehicle's colour in one word; of two, the one that most of it has.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VehicleColour>))]
public enum VehicleColour
{
    /// <summary>White.</summary>
    White,

    /// <summary>Silver.</summary>
    Silver,

    /// <summary>Grey.</summary>
    Grey,

    /// <summary>Black.</summary>
    Black,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Dark blue.</summary>
    DarkBlue,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Brown.</summary>
    Brown,

    /// <summary>Beige or gold.</summary>
    Beige,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Another colour, or several of which none prevails.</summary>
    Other,
}
