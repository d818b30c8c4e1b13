using Border.Domain.Vehicles;

namespace Border.Domain.Watchlists.Import;

/// <summary>How a list of our own says a vehicle looks: words of this program, or UNECE's letters of registers (M1, N2, L3e).</summary>
internal static class ListedLooks
{
    private const string Categories = "passenger car (M1), van (N1), lorry (N2, N3), bus (M2, M3), motorcycle (L), trailer (O), other (T)";

    private static readonly string Colours = string.Join(", ", Enum.GetValues<VehicleColour>().Select(c => c == VehicleColour.DarkBlue ? "dark blue" : c.ToString().ToLowerInvariant()));

    /// <summary>The description; null when all three are empty. Or what is wrong, in a sentence that quotes nothing.</summary>
    public static (VehicleDescription? Looks, string? Problem) Read(string category, string colour, string make)
    {
        var (kind, paint) = (Category(Bare(category)), Colour(Bare(colour)));
        if (kind is null && Bare(category).Length > 0)
            return (null, $"The column category holds something other than {Categories}.");
        if (paint is null && Bare(colour).Length > 0)
            return (null, $"The column colour holds something other than {Colours}.");
        var (name, problem) = VehicleMake.Read(ListText.Clean(make));
        var looks = new VehicleDescription(kind, paint, name);
        return problem is null ? (looks.IsEmpty ? null : looks, null) : (null, problem);
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_'))).ToUpperInvariant();

    private static VehicleCategory? Category(string text) => text switch
    {
        "M1" or "CAR" or "PASSENGERCAR" => VehicleCategory.PassengerCar,
        "N1" or "VAN" or "PICKUP" => VehicleCategory.Van,
        "N2" or "N3" or "LORRY" or "TRUCK" => VehicleCategory.Lorry,
        "M2" or "M3" or "BUS" or "MINIBUS" or "COACH" => VehicleCategory.Bus,
        "MOTORCYCLE" or "MOPED" => VehicleCategory.Motorcycle,
        "TRAILER" => VehicleCategory.Trailer,
        "OTHER" or "TRACTOR" => VehicleCategory.Other,
        ['L', .. var rest] when IsNumber(rest) => VehicleCategory.Motorcycle,
        ['O', .. var rest] when IsNumber(rest) => VehicleCategory.Trailer,
        ['T', .. var rest] when IsNumber(rest) => VehicleCategory.Other,
        _ => null,
    };

    // L, L3, L3E: the regulations of the European Union add an e.
    private static bool IsNumber(string text) => text.TrimEnd('E') is "" or [>= '1' and <= '7'];

    private static VehicleColour? Colour(string text) => text switch
    {
        "GRAY" => VehicleColour.Grey,
        "GOLD" => VehicleColour.Beige,
        "NAVY" or "NAVYBLUE" => VehicleColour.DarkBlue,
        _ => Enum.GetValues<VehicleColour>().Select(c => (VehicleColour?)c).FirstOrDefault(c => c.ToString()!.Equals(text, StringComparison.OrdinalIgnoreCase)),
    };
}
