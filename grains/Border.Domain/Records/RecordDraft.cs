namespace Border.Domain.Records;

/// <summary>A fact ready to be journalled: everything of a record except what the journal itself assigns.</summary>
/// <param name="Kind">The event's type name, for example <c>crossing.opened</c>; never personal data.</param>
/// <param name="Payload">The event's JSON in UTF-8, or its sealed form when <paramref name="Key"/> is set. At most 64 KiB.</param>
/// <param name="Lane">The lane's name within the post, if the fact belongs to one.</param>
/// <param name="Crossing">The crossing's id, if the fact belongs to one.</param>
/// <param name="Subject">The pseudonym of the person or vehicle that the payload is about, if any.</param>
/// <param name="Key">The id of the subject key that sealed the payload; null when the payload is plain JSON.</param>
public sealed record RecordDraft(
    string Kind,
    ReadOnlyMemory<byte> Payload,
    string? Lane = null,
    Guid? Crossing = null,
    string? Subject = null,
    Guid? Key = null)
{
    /// <summary>The largest payload a record may carry: 64 KiB. Images are evidence, not payload.</summary>
    public const int MaxPayloadBytes = 64 * 1024;
}
