using System.Text.Json.Serialization;

namespace Border.Domain.Vehicles;

/// <summary>A vehicle as it looks, as far as somebody said: an officer beside it, or a register.</summary>
/// <param name="Category">What kind it is; null where nobody said.</param>
/// <param name="Colour">Its colour; null where nobody said.</param>
/// <param name="Make">Its make as <see cref="VehicleMake"/> writes it; null where nobody said.</param>
public sealed record VehicleDescription(VehicleCategory? Category = null, VehicleColour? Colour = null, string? Make = null)
{
    /// <summary>True when nothing is said.</summary>
    [JsonIgnore]
    public bool IsEmpty => Category is null && Colour is null && Make is null;

    /// <summary>True for what can have been written in good faith: known kinds and colours, a make in its form.</summary>
    [JsonIgnore]
    public bool IsPlausible =>
        (Category is not { } category || Enum.IsDefined(category)) && (Colour is not { } colour || Enum.IsDefined(colour)) && VehicleMake.IsNormal(Make);

    /// <summary>This, with what it does not say taken from an older one.</summary>
    /// <param name="older">Null for none.</param>
    public VehicleDescription Over(VehicleDescription? older) =>
        older is null ? this : new VehicleDescription(Category ?? older.Category, Colour ?? older.Colour, Make ?? older.Make);

    /// <summary>In English words: <c>passenger car, dark blue, RENAULT</c>; empty when nothing is said.</summary>
    public string Words() => string.Join(", ", new[] { Said(Category), Said(Colour), Make }.OfType<string>());

    private static string? Said(VehicleCategory? category) => category switch
    {
        null => null,
        VehicleCategory.PassengerCar => "passenger car",
        VehicleCategory.Other => "another kind of vehicle",
        { } known => known.ToString().ToLowerInvariant(),
    };

    private static string? Said(VehicleColour? colour) => colour switch
    {
        null => null,
        VehicleColour.DarkBlue => "dark blue",
        VehicleColour.Other => "another colour or several",
        { } known => known.ToString().ToLowerInvariant(),
    };
}
