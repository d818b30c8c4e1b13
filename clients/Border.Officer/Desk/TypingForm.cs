using Border.Domain.Crossings;
using Border.Domain.Documents.Typing;
using Border.Domain.Vehicles;
using Microsoft.AspNetCore.Mvc;

namespace Border.Officer.Desk;

/// <summary>What an officer typed, as it was sent; only the fields of the form in use are there.</summary>
public sealed record TypingForm
{
    /// <summary>The crossing.</summary>
    [FromForm(Name = "crossing")]
    public Guid Crossing { get; init; }

    /// <summary>The traveller, from 1; unused for a plate.</summary>
    [FromForm(Name = "traveller")]
    public int Traveller { get; init; }

    /// <summary>The number of the reading that the officer saw, 0 for none.</summary>
    [FromForm(Name = "seen")]
    public int Seen { get; init; }

    /// <summary>The plate as on the vehicle.</summary>
    [FromForm(Name = "plate")]
    public string? Plate { get; init; }

    /// <summary>The plate's country.</summary>
    [FromForm(Name = "country")]
    public string? Country { get; init; }

    /// <summary>The lines of the zone.</summary>
    [FromForm(Name = "zone")]
    public string? Zone { get; init; }

    /// <summary>Set when the officer says that the zone is printed with its wrong digits.</summary>
    [FromForm(Name = "printed")]
    public string? Printed { get; init; }

    /// <summary>See <see cref="TypedFields.Code"/>.</summary>
    [FromForm(Name = "code")]
    public string? Code { get; init; }

    /// <summary>See <see cref="TypedFields.Issuer"/>.</summary>
    [FromForm(Name = "issuer")]
    public string? Issuer { get; init; }

    /// <summary>See <see cref="TypedFields.Number"/>.</summary>
    [FromForm(Name = "number")]
    public string? Number { get; init; }

    /// <summary>See <see cref="TypedFields.Surname"/>.</summary>
    [FromForm(Name = "surname")]
    public string? Surname { get; init; }

    /// <summary>See <see cref="TypedFields.GivenNames"/>.</summary>
    [FromForm(Name = "given")]
    public string? GivenNames { get; init; }

    /// <summary>See <see cref="TypedFields.Nationality"/>.</summary>
    [FromForm(Name = "nationality")]
    public string? Nationality { get; init; }

    /// <summary>See <see cref="TypedFields.BirthDate"/>.</summary>
    [FromForm(Name = "birth")]
    public string? BirthDate { get; init; }

    /// <summary>See <see cref="TypedFields.Sex"/>.</summary>
    [FromForm(Name = "sex")]
    public string? Sex { get; init; }

    /// <summary>See <see cref="TypedFields.ExpiryDate"/>.</summary>
    [FromForm(Name = "expiry")]
    public string? ExpiryDate { get; init; }

    /// <summary>A <see cref="VehicleCategory"/> by its name; empty when not noted.</summary>
    [FromForm(Name = "category")]
    public string? Category { get; init; }

    /// <summary>A <see cref="VehicleColour"/> by its name; empty when not noted.</summary>
    [FromForm(Name = "colour")]
    public string? Colour { get; init; }

    /// <summary>The vehicle's make.</summary>
    [FromForm(Name = "make")]
    public string? Make { get; init; }

    /// <summary>A form filled with what was read so far, to be corrected.</summary>
    /// <param name="state">The crossing.</param>
    /// <param name="traveller">The traveller, from 1.</param>
    /// <param name="kind">Which form.</param>
    public static TypingForm Of(CrossingState state, int traveller, TypingKind kind)
    {
        ArgumentNullException.ThrowIfNull(state);
        var read = state.Travellers.GetValueOrDefault(traveller)?.Document;
        return new TypingForm
        {
            Crossing = state.Id,
            Traveller = traveller,
            Seen = (kind switch { TypingKind.Plate => state.Plate?.Number, TypingKind.Looks => state.Looks?.Number, _ => read?.Number }) ?? 0,
            Plate = state.Plate?.Text,
            Country = state.Plate?.Country,
            Zone = read is null ? null : string.Join('\n', read.MrzLines),
            Code = read?.Document.DocumentCode,
            Issuer = read?.Document.Issuer,
            Number = read?.Document.DocumentNumber,
            Surname = read?.Document.Surname,
            GivenNames = read?.Document.GivenNames,
            Nationality = read?.Document.Nationality,
            Sex = read?.Document.Sex,
            Category = state.Looks?.Looks.Category?.ToString(),
            Colour = state.Looks?.Looks.Colour?.ToString(),
            Make = state.Looks?.Looks.Make,
        };
    }

    /// <summary>Never shows what was typed.</summary>
    public override string ToString() => nameof(TypingForm);

    /// <summary>What the form asks the lane to record, or what is wrong, by field (empty for the form as a whole).</summary>
    /// <param name="kind">Which form.</param>
    /// <param name="officer">Staff id.</param>
    /// <param name="today">The date at the post.</param>
    public (CrossingInput? Input, IReadOnlyDictionary<string, string> Problems) Read(TypingKind kind, string officer, DateOnly today)
    {
        if (kind == TypingKind.Plate)
        {
            var (text, country, problem) = TypedPlate.Read(Plate, Country);
            return problem is null ? (new TypePlate(text!, country, officer, Seen) { Crossing = Crossing }, None) : (null, About("plate", problem));
        }

        if (kind == TypingKind.Looks)
        {
            var (looks, field, problem) = ReadLooks();
            return looks is null ? (null, About(field, problem)) : (new DescribeVehicle(looks, officer, Seen) { Crossing = Crossing }, None);
        }

        var (typed, problems) = kind == TypingKind.Zone ? ReadZone() : ReadFields(today);
        return (typed is null ? null : new TypeDocument(Traveller, typed, officer, Seen) { Crossing = Crossing }, problems);
    }

    private static readonly Dictionary<string, string> None = [];

    private static Dictionary<string, string> About(string field, string problem) => new() { [field] = problem };

    private (VehicleDescription? Looks, string Field, string Problem) ReadLooks()
    {
        var (category, colour) = (Choice<VehicleCategory>(Category), Choice<VehicleColour>(Colour));
        if ((category is null && !string.IsNullOrEmpty(Category)) || (colour is null && !string.IsNullOrEmpty(Colour)))
            return (null, "category", "Choose kind and colour from those there are.");
        var (make, problem) = VehicleMake.Read(Make);
        var looks = new VehicleDescription(category, colour, make);
        return problem is not null ? (null, "make", problem)
            : looks.IsEmpty ? (null, "category", "Note at least one of kind, colour and make.") : (looks, "", "");
    }

    private static T? Choice<T>(string? name)
        where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name!) : null;

    private (TypedDocument?, IReadOnlyDictionary<string, string>) ReadZone()
    {
        var check = TypedZone.Check(Zone);
        return check.Document is { } document && (check.Valid || Printed is not null)
            ? (new TypedDocument(document, check.Lines, check.Valid, check.Problems), None)
            : (null, About("zone", string.Join(' ', check.Problems)));
    }

    private (TypedDocument?, IReadOnlyDictionary<string, string>) ReadFields(DateOnly today) => new TypedFields
    {
        Code = Code,
        Issuer = Issuer,
        Number = Number,
        Surname = Surname,
        GivenNames = GivenNames,
        Nationality = Nationality,
        BirthDate = BirthDate,
        Sex = Sex,
        ExpiryDate = ExpiryDate,
    }.Read(today);
}
