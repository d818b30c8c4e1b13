using Border.Domain.Records;
using Border.Domain.Time;
using Border.Link.Protocol;

namespace Border.Link.Centre;

/// <summary>The centre's answer to a birth or a batch; see <see cref="AckOutcome"/> for what each makes the node do.</summary>
/// <param name="Outcome">What the centre says.</param>
/// <param name="Through">Everything through here is committed, whatever the outcome.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record Receipt(AckOutcome Outcome, RecordPosition Through, string? Reason = null)
{
    /// <summary>Committed records whose content could not be read and was set aside.</summary>
    public IReadOnlyList<RecordPosition>? Quarantined { get; init; }

    /// <summary>With <see cref="AckOutcome.Busy"/>: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>With <see cref="AckOutcome.Ahead"/>: how many of the records are committed.</summary>
    public int? Held { get; init; }

    /// <summary>The centre signs for what it holds.</summary>
    public SignedCheckpoint? Checkpoint { get; init; }

    /// <summary>The centre's hybrid clock.</summary>
    public HlcTimestamp? Hlc { get; init; }

    /// <summary>Everything through <paramref name="through"/> is committed.</summary>
    public static Receipt Accepted(RecordPosition through) => new(AckOutcome.Accepted, through);

    /// <summary>The batch does not follow <paramref name="through"/>.</summary>
    public static Receipt Gap(RecordPosition through) => new(AckOutcome.Gap, through, $"The record after {through} is next.");

    /// <summary>The batch's chain is not the committed one.</summary>
    public static Receipt Fork(RecordPosition through, string reason) => new(AckOutcome.Fork, through, reason);

    /// <summary>A record's schema is newer than known here.</summary>
    public static Receipt UnknownSchema(RecordPosition through, string reason) => new(AckOutcome.Schema, through, reason);

    /// <summary>Not now.</summary>
    public static Receipt Busy(RecordPosition through, TimeSpan retryAfter) => new(AckOutcome.Busy, through) { RetryAfter = retryAfter };

    /// <summary>Another run of the node has taken this one's place.</summary>
    public static Receipt Superseded(RecordPosition through, string reason) => new(AckOutcome.Superseded, through, reason);
}
