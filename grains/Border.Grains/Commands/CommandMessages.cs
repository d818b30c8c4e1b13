using System.Text.Json.Serialization;

namespace Border.Grains.Commands;

/// <summary>A command to a node.</summary>
/// <param name="Id">Names it for ever: the node does it once (P-5.1).</param>
/// <param name="Kind"><c>lane.open</c>, <c>lane.close</c>, <c>subject.erase</c>, <c>alert.show</c>, <c>stay.told</c> or <c>vehicle.told</c>.</param>
/// <param name="Lane">The lane concerned, by name; null for none.</param>
/// <param name="Subject">The pseudonym of the subject concerned; null for none.</param>
/// <param name="By">The staff id of who ordered it.</param>
/// <param name="OrderedAt">When, by the centre's clock.</param>
/// <param name="ExpiresAt">When it is no longer worth starting, by the centre's clock.</param>
/// <param name="Text">What officers are to see, naming nobody; null for none.</param>
/// <param name="Crossing">The crossing at that node that it is about; null for none.</param>
/// <param name="Visits">The subject's admitted crossings at all posts as JSON (<c>StayVisit[]</c> of Border.Domain, of a vehicle <c>VehicleVisit[]</c>), known at <paramref name="OrderedAt"/>; null for none.</param>
[GenerateSerializer, Immutable, Alias("border.CommandOrder")]
public sealed record CommandOrder(
    Guid Id,
    string Kind,
    string? Lane,
    string? Subject,
    string By,
    DateTimeOffset OrderedAt,
    DateTimeOffset ExpiresAt,
    string? Text = null,
    Guid? Crossing = null,
    string? Visits = null)
{
    /// <summary>The kind that tells of a vehicle's visits.</summary>
    public const string VehicleTold = "vehicle.told";
}

/// <summary>A command to be sent now.</summary>
/// <param name="Order">The command.</param>
/// <param name="ExpiresInMilliseconds">How long it is still worth starting, 1 or more.</param>
[GenerateSerializer, Immutable, Alias("border.DueCommand")]
public sealed record DueCommand(CommandOrder Order, long ExpiresInMilliseconds);

/// <summary>What came of sending.</summary>
[GenerateSerializer, Alias("border.CommandSending")]
public enum CommandSending
{
    /// <summary>The broker is handing it over.</summary>
    Sent,

    /// <summary>The node is not connected: it is sent after the node's next birth.</summary>
    NodeAway,

    /// <summary>The silo has no connection to the broker.</summary>
    LinkDown,
}

/// <summary>Where a command stands.</summary>
[GenerateSerializer, Alias("border.CommandState")]
[JsonConverter(typeof(JsonStringEnumConverter<CommandState>))]
public enum CommandState
{
    /// <summary>Not sent yet.</summary>
    Waiting,

    /// <summary>The node is not connected; it is sent when the node is back.</summary>
    NodeAway,

    /// <summary>Sent; the node has not answered yet.</summary>
    Sent,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The node would not or could not, or does not know the kind.</summary>
    Failed,

    /// <summary>Too late: nothing was done, as far as is known.</summary>
    Expired,

    /// <summary>A later command about the same lane took its place before the node had answered.</summary>
    Replaced,
}

/// <summary>A command as it is shown; never whom it concerns.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Lane">The lane concerned; null for none.</param>
/// <param name="By">The staff id of who ordered it.</param>
/// <param name="OrderedAt">When.</param>
/// <param name="ExpiresAt">When it is no longer worth starting.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SettledAt">When it was answered, expired or replaced; null while it waits.</param>
/// <param name="Reason">Why it was not done, in words; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("border.CommandStatus")]
public sealed record CommandStatus(
    Guid Id,
    string Kind,
    string? Lane,
    string By,
    DateTimeOffset OrderedAt,
    DateTimeOffset ExpiresAt,
    CommandState State,
    DateTimeOffset? SettledAt,
    string? Reason);
