using System.Text.Json.Serialization;
using Border.Domain.Stays;
using Border.Domain.Vehicles;

namespace Border.Edge.Linking;

/// <summary>What commands carry; each kind uses its own part.</summary>
public sealed record CommandPayload
{
    /// <summary><c>lane.open</c>, <c>lane.close</c>: the lane's name.</summary>
    public string? Lane { get; init; }

    /// <summary><c>subject.erase</c>, <c>stay.told</c>, <c>vehicle.told</c>: the subject's pseudonym.</summary>
    public string? Subject { get; init; }

    /// <summary><c>alert.show</c>: what happened and what to do; names nobody.</summary>
    public string? Text { get; init; }

    /// <summary><c>alert.show</c>: the crossing at this post that it is about.</summary>
    public Guid? Crossing { get; init; }

    /// <summary><c>stay.told</c>: the subject's admitted crossings at every post, as the centre knows them.</summary>
    public IReadOnlyList<StayVisit>? Visits { get; init; }

    /// <summary><c>vehicle.told</c>: the vehicle's visits at every post, as the centre knows them.</summary>
    public IReadOnlyList<VehicleVisit>? Vehicles { get; init; }

    /// <summary><c>stay.told</c>, <c>vehicle.told</c>: when the centre knew that, by its clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary><c>epoch.start</c>: the new epoch is at least this.</summary>
    public long? AtLeast { get; init; }

    /// <summary><c>epoch.start</c>: why, for the administrator.</summary>
    public string? Explanation { get; init; }
}

/// <summary>Source-generated JSON of commands' payloads and of kept replies.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandPayload))]
[JsonSerializable(typeof(Border.Link.Commands.CommandReply))]
internal sealed partial class CommandJson : JsonSerializerContext;
