using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Plausibility;
using Border.Domain.Documents.Typing;
using Border.Domain.Evidence;
using Border.Domain.Faces;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists.Exceptions;

namespace Border.Domain.Crossings;

/// <summary>Something that happens to a crossing: a device's result, a check, or an officer's key.</summary>
public abstract record CrossingInput
{
    /// <summary>The crossing it is meant for.</summary>
    public required Guid Crossing { get; init; }
}

/// <summary>A party arrives at a lane.</summary>
public sealed record Arrive(Lane Lane) : CrossingInput;

/// <summary>The officer counted the people of the party, so that it does not close before all of them are decided.</summary>
/// <param name="Travellers">How many, from 1 to <see cref="CrossingLimits.Travellers"/> of the lane's kind.</param>
/// <param name="Officer">Staff id.</param>
public sealed record CountParty(int Travellers, string Officer) : CrossingInput;

/// <summary>A plate was read.</summary>
public sealed record SeePlate(string Text, string? Country, string Vehicle, PixelBox Box, AiOutput Ai, EvidenceRef? Image) : CrossingInput;

/// <summary>A document was read.</summary>
public sealed record SeeDocument(
    int Traveller,
    string Person,
    TravelDocument Document,
    IReadOnlyList<string> MrzLines,
    bool Valid,
    IReadOnlyList<string> Problems,
    AiOutput Ai,
    EvidenceRef? Image) : CrossingInput;

/// <summary>A reading failed.</summary>
public sealed record FailReading(int? Traveller, string What, string Problem, AiOutput? Ai) : CrossingInput
{
    /// <summary>What the device delivered, where it was kept.</summary>
    public EvidenceRef? Image { get; init; }
}

/// <summary>An officer typed the plate, because no camera could read it or the reading is wrong.</summary>
/// <param name="Text">1 to 16 letters and digits, upper case.</param>
/// <param name="Country">Three letters; null when not known.</param>
/// <param name="Officer">Staff id.</param>
/// <param name="Seen">The number of the plate reading that the officer saw, 0 for none; refused when another has come since.</param>
public sealed record TypePlate(string Text, string? Country, string Officer, int Seen) : CrossingInput
{
    /// <summary>The vehicle's pseudonym; the node fills it in.</summary>
    public string Vehicle { get; init; } = "";
}

/// <summary>An officer typed a document, because it could not be read, has no zone, or the reading is wrong.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Officer">Staff id.</param>
/// <param name="Seen">The number of the document's reading that the officer saw, 0 for none; refused when another has come since.</param>
public sealed record TypeDocument(int Traveller, TypedDocument Typed, string Officer, int Seen) : CrossingInput
{
    /// <summary>The traveller's pseudonym; the node fills it in.</summary>
    public string Person { get; init; } = "";
}

/// <summary>A live face was compared with the portrait.</summary>
public sealed record CompareFace(
    int Traveller,
    bool Same,
    IReadOnlyList<string> QualityProblems,
    double? Liveness,
    AiOutput Ai,
    EvidenceRef? Image,
    PortraitSource Portrait = PortraitSource.Page) : CrossingInput;

/// <summary>The chip of a traveller's document was read and checked, or could not be.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Verdict">Of passive authentication; null when nothing was read or nobody is trusted here.</param>
/// <param name="Access">How the reader got in.</param>
/// <param name="Signer">Two letters of the trusted authority; null when there is none.</param>
/// <param name="Findings">What the officer should know.</param>
/// <param name="Simulated">True when the reader is a simulator.</param>
/// <param name="Portrait">The signed portrait; null when there is none or it could not be kept.</param>
public sealed record CheckChip(
    int Traveller, ChipVerdict? Verdict, ChipAccess Access, string? Signer, IReadOnlyList<DocumentFinding> Findings, bool Simulated,
    EvidenceRef? Portrait = null) : CrossingInput
{
    /// <summary>What the chip's zone says where it says other than what is printed; null otherwise.</summary>
    public TravelDocument? Zone { get; init; }
}

/// <summary>The watchlists were searched.</summary>
public sealed record CheckWatchlist(int? Traveller, long ListVersion, DateTimeOffset? ListIssued, IReadOnlyList<WatchlistMatch> Matches)
    : CrossingInput;

/// <summary>One matching watchlist entry.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Score">0-1.</param>
/// <param name="Why">What matched, in words.</param>
/// <param name="Asks">What the entry asks for.</param>
/// <param name="Instruction">To the officer.</param>
public sealed record WatchlistMatch(string Entry, double Score, IReadOnlyList<string> Why, Outcome Asks, string Instruction)
{
    /// <summary>
    /// <see cref="Watchlists.Exceptions.EntryDigest"/> of the entry; null where not the person is listed but the document or plate: that cannot be
    /// cleared by saying who the traveller is.
    /// </summary>
    public string? EntryDigest { get; init; }

    /// <summary>Why it asks for nothing; null when it does.</summary>
    public ClearedHit? Cleared { get; init; }

    /// <summary>How the entry says the vehicle looks; null where it does not say.</summary>
    public VehicleDescription? Looks { get; init; }
}

/// <summary>The traveller's days of stay were counted.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Count">What was counted.</param>
/// <param name="CentreToldAt">When the centre told of other posts, by its clock; null when only this node's own crossings count.</param>
public sealed record CountStay(int Traveller, StayCount Count, DateTimeOffset? CentreToldAt) : CrossingInput;

/// <summary>The vehicle was reviewed.</summary>
/// <param name="Review">What was found.</param>
/// <param name="CentreToldAt">When the centre told of other posts, by its clock; null when only this node's own visits count.</param>
public sealed record ReviewVehicle(VehicleReview Review, DateTimeOffset? CentreToldAt) : CrossingInput;

/// <summary>An officer noted how the vehicle looks.</summary>
/// <param name="Looks">At least one part.</param>
/// <param name="Officer">Staff id.</param>
/// <param name="Seen">The number of the note that the officer saw, 0 for none; refused when another has come since.</param>
public sealed record DescribeVehicle(VehicleDescription Looks, string Officer, int Seen) : CrossingInput;

/// <summary>A leaving traveller's entry was looked for.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Link">How they came in; null when no entry is known.</param>
public sealed record LinkEntry(int Traveller, EntryLink? Link) : CrossingInput;

/// <summary>Recommend with what is known now. <paramref name="Milliseconds"/>: since the document's image came in.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Today">The date at the post, from the node's wall clock; document expiry is judged by it.</param>
/// <param name="Milliseconds">Since the document's image came in; null without one.</param>
public sealed record Recommend(int Traveller, DateOnly Today, double? Milliseconds) : CrossingInput
{
    /// <summary>True when the lane has a working face camera, so that a missing comparison counts as missing.</summary>
    public bool HasFaceCamera { get; init; }
}

/// <summary>An officer decides.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Outcome">The decision.</param>
/// <param name="Officer">Staff id, or <see cref="Crossing.PolicyOfficer"/> from <see cref="Crossing.AutomaticDecision"/>.</param>
/// <param name="Reason">Reason code; required for everything but an admit that follows the recommendation.</param>
/// <param name="Note">Own words, at most 500 characters.</param>
public sealed record Decide(int Traveller, Outcome Outcome, string Officer, string? Reason, string? Note) : CrossingInput;

/// <summary>The crossing ends without a decision.</summary>
public sealed record Cancel(string Officer, string Reason) : CrossingInput;
