using Border.Devices.Simulators.Faces;

namespace Border.Devices.Simulators.Vehicles;

/// <summary>How a plate looks.</summary>
public enum PlateStyle
{
    /// <summary>520 x 110 mm with a blue band at the left.</summary>
    European,

    /// <summary>400 x 130 mm with a blue band above (Mercosur).</summary>
    Brazilian,

    /// <summary>305 x 152 mm with the state's name above.</summary>
    American,
}

/// <summary>A made-up vehicle.</summary>
/// <param name="Country">Where it is registered, ICAO 9303-3 §5 three letters.</param>
/// <param name="Plate">Its plate as printed, with blanks or dashes.</param>
/// <param name="Style">How the plate looks.</param>
/// <param name="Paint">Colour of the body.</param>
/// <param name="Tall">A van rather than a car.</param>
/// <param name="Rear">Seen from behind.</param>
public sealed record Vehicle(string Country, string Plate, PlateStyle Style, Rgb Paint, bool Tall, bool Rear)
{
    /// <summary>The plate's letters and digits alone, as a reader gives them.</summary>
    public string PlateText => string.Concat(Plate.Where(char.IsAsciiLetterOrDigit));
}
