using Border.Domain.Records;
using Border.Domain.Time;

namespace Border.Journal.Appending;

/// <summary>A draft's bytes from <c>,"kind":</c> on: everything of its body that does not depend on where it lands.</summary>
internal readonly record struct EncodedDraft(ReadOnlyMemory<byte> Tail, Guid? Key);

/// <summary>
/// Checks drafts and encodes them on their writers' threads, so that the one thread that commits only puts positions in front
/// (<see cref="RecordStamper"/>). The bytes are those of <see cref="RecordCodec"/>: it encodes at a stand-in position, and the part
/// before the kind is dropped.
/// </summary>
internal sealed class DraftEncoder(NodeName node)
{
    /// <summary>The longest text in an envelope: kind, lane, subject.</summary>
    public const int MaxNameLength = 128;

    // The part before the kind: node name of up to 65, three numbers of up to 19 digits, a time, and the field names.
    private const int MaxHeadBytes = 256;

    /// <exception cref="ArgumentException">The draft breaks a limit; the message says which, and never quotes content.</exception>
    public EncodedDraft Encode(RecordDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        CheckName(draft.Kind, "kind", required: true);
        CheckName(draft.Lane, "lane", required: false);
        CheckName(draft.Subject, "subject", required: false);
        var body = RecordCodec.Encode(node, new RecordPosition(1, 1), HlcTimestamp.Zero, DateTimeOffset.UnixEpoch, draft);
        var tail = body.AsMemory(body.AsSpan().IndexOf(",\"kind\":"u8));
        if (tail.Length + MaxHeadBytes > RecordCodec.MaxBodyBytes)
            throw new ArgumentException($"A record has at most {RecordCodec.MaxBodyBytes} bytes as JSON; this {draft.Kind} has {body.Length}.");
        return new EncodedDraft(tail, draft.Key);
    }

    private static void CheckName(string? name, string what, bool required)
    {
        if (name is null ? required : name.Length is 0 or > MaxNameLength)
            throw new ArgumentException($"A record's {what} has 1 to {MaxNameLength} characters; this one has {name?.Length ?? 0}.");
    }
}
