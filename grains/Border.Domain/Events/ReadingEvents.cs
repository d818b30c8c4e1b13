using System.Text.Json.Serialization;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Evidence;
using Border.Domain.Faces;
using Border.Domain.Recommendations;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists.Exceptions;

namespace Border.Domain.Events;

/// <summary>
/// A vehicle's plate was read by a camera or typed by an officer (<see cref="TypedBy"/>); a later one of the same crossing replaces it.
/// </summary>
public sealed record PlateRead : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "plate.read";

    /// <summary>The plate's text, upper case, without blanks.</summary>
    public required string Text { get; init; }

    /// <summary>Country of registration where the plate shows it, three letters.</summary>
    public string? Country { get; init; }

    /// <summary>The vehicle's pseudonym.</summary>
    public required string Vehicle { get; init; }

    /// <summary>Where in the image; null when typed.</summary>
    public PixelBox? Box { get; init; }

    /// <summary>Model, input, confidence; null when typed.</summary>
    public AiOutput? Ai { get; init; }

    /// <summary>The image; of a typed plate the one that the officer saw.</summary>
    public EvidenceRef? Image { get; init; }

    /// <summary>The staff id of the officer who typed it; null when a camera read it.</summary>
    public string? TypedBy { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>A traveller's document was read by a scanner or typed by an officer (<see cref="TypedBy"/>).</summary>
public sealed record DocumentRead : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "document.read";

    /// <summary>The traveller's number within the crossing, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>The traveller's pseudonym.</summary>
    public required string Person { get; init; }

    /// <summary>What the zone says.</summary>
    public required TravelDocument Document { get; init; }

    /// <summary>The zone's lines as read or typed; empty when the officer typed the fields of a document without a zone.</summary>
    public required IReadOnlyList<string> MrzLines { get; init; }

    /// <summary>True when every check digit holds; also for a document without a zone, which has none.</summary>
    public required bool Valid { get; init; }

    /// <summary>What is wrong with the zone, in words; empty when valid.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Model, input, confidence; null when typed.</summary>
    public AiOutput? Ai { get; init; }

    /// <summary>The image of the data page; of a typed document the one that the officer saw.</summary>
    public EvidenceRef? Image { get; init; }

    /// <summary>The staff id of the officer who typed it; null when a scanner read it.</summary>
    public string? TypedBy { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>A device delivered something that could not be read; the officer is told what to do.</summary>
public sealed record ReadingFailed : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "reading.failed";

    /// <summary>The traveller concerned, from 1; null for the vehicle.</summary>
    public int? Traveller { get; init; }

    /// <summary><c>plate</c>, <c>document</c> or <c>face</c>.</summary>
    public required string What { get; init; }

    /// <summary>Why and what to do, in words.</summary>
    public required string Problem { get; init; }

    /// <summary>Model and input, when a model ran.</summary>
    public AiOutput? Ai { get; init; }

    /// <summary>What the device delivered; null when that was nothing or could not be kept.</summary>
    public EvidenceRef? Image { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>The traveller's live face was compared with the document's portrait.</summary>
public sealed record FaceCompared : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "face.compared";

    /// <summary>The traveller's number within the crossing, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>True when the score reaches the threshold.</summary>
    public required bool Same { get; init; }

    /// <summary>What is wrong with the live image, in words; empty when nothing.</summary>
    public required IReadOnlyList<string> QualityProblems { get; init; }

    /// <summary>Liveness, 0-1, a weak signal; null when not measured.</summary>
    public double? Liveness { get; init; }

    /// <summary>Model, input, similarity (cosine).</summary>
    public required AiOutput Ai { get; init; }

    /// <summary>The live image.</summary>
    public EvidenceRef? Image { get; init; }

    /// <summary>With which portrait; null in records of before that was told, which all mean the page's.</summary>
    public PortraitSource? Portrait { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>The watchlists were searched for a traveller or the vehicle; hits are events of their own.</summary>
public sealed record WatchlistChecked : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "watchlist.checked";

    /// <summary>The traveller concerned, from 1; null for the vehicle.</summary>
    public int? Traveller { get; init; }

    /// <summary>The version of the watchlist searched; 0 when the node has none.</summary>
    public required long ListVersion { get; init; }

    /// <summary>When that version was issued; null when the node has none.</summary>
    public DateTimeOffset? ListIssued { get; init; }

    /// <summary>How many entries matched.</summary>
    public required int Hits { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A watchlist entry matches a traveller, document or vehicle.</summary>
public sealed record LookoutHit : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "lookout.hit";

    /// <summary>The traveller concerned, from 1; null for the vehicle.</summary>
    public int? Traveller { get; init; }

    /// <summary>The entry's id in the watchlist.</summary>
    public required string Entry { get; init; }

    /// <summary>The watchlist's version.</summary>
    public required long ListVersion { get; init; }

    /// <summary>How well it matches, 0-1.</summary>
    public required double Score { get; init; }

    /// <summary>What matched, in words, one per item.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>What the entry asks for.</summary>
    public required Outcome Asks { get; init; }

    /// <summary>The entry's instruction to the officer.</summary>
    public required string Instruction { get; init; }

    /// <summary>See <see cref="WatchlistMatch.EntryDigest"/>; null in records from before there were exceptions.</summary>
    public string? EntryDigest { get; init; }

    /// <summary>Why the hit asks for nothing; null when it does.</summary>
    public ClearedHit? Cleared { get; init; }

    /// <summary>How the entry says the vehicle looks; null where it does not say.</summary>
    public VehicleDescription? Looks { get; init; }

    /// <summary>What the hit asks for now: nothing when it was cleared.</summary>
    [JsonIgnore]
    public Outcome AsksNow => Cleared is null ? Asks : Outcome.Admit;

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}
