using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Plausibility;
using Border.Domain.Evidence;

namespace Border.Domain.Events;

/// <summary>The chip of a traveller's document was read and checked, or could not be read.</summary>
public sealed record ChipChecked : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "chip.checked";

    /// <summary>The traveller's number within the crossing, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>Of passive authentication; null when nothing was read or the node trusts nobody.</summary>
    public ChipVerdict? Verdict { get; init; }

    /// <summary>How the reader got in.</summary>
    public required ChipAccess Access { get; init; }

    /// <summary>Two letters of the trusted authority's country; null when there is none.</summary>
    public string? Signer { get; init; }

    /// <summary>What the officer should know, weightiest first; empty when the chip is genuine and says what is printed.</summary>
    public required IReadOnlyList<DocumentFinding> Findings { get; init; }

    /// <summary>The signed portrait; null when there is none, the chip is not genuine or it could not be kept.</summary>
    public EvidenceRef? Portrait { get; init; }

    /// <summary>See <see cref="ChipCheck.Zone"/>.</summary>
    public TravelDocument? Zone { get; init; }

    /// <summary>True when the reader is a simulator.</summary>
    public bool Simulated { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}
