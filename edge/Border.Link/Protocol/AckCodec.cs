namespace Border.Link.Protocol;

/// <summary>An ack on the line: JSON, or compact (P-13.3) as the answer to a compact batch when there is nothing to say in words.</summary>
public static class AckCodec
{
    private const byte Compact = 2;
    private const int MostBytes = 2 + 16 + 5 * ByteWriter.MaxNumberBytes;

    /// <summary>True when an ack says nothing that its compact form cannot.</summary>
    public static bool IsPlain(Ack ack)
    {
        ArgumentNullException.ThrowIfNull(ack);
        return ack is { Outcome: AckOutcome.Accepted or AckOutcome.Ahead, Attempt: > 0, Quarantined: null, Reason: null, RetryAfterMs: null, Checkpoint: null }
            && ack.Through is { Epoch: >= 0, Sequence: >= 0 } && ack.Held is null or >= 0;
    }

    /// <summary>Writes a plain ack in its compact form; the centre's clock stays out, it is for births.</summary>
    public static byte[] WriteCompact(Ack ack)
    {
        ArgumentNullException.ThrowIfNull(ack);
        Span<byte> bytes = stackalloc byte[MostBytes];
        (bytes[0], bytes[1]) = (Compact, (byte)ack.Outcome);
        int at = ByteWriter.WriteGuid(bytes, 2, ack.Instance);
        at = ByteWriter.WriteNumber(bytes, at, ack.Attempt);
        at = ByteWriter.WriteNumber(bytes, at, ack.Through.Epoch);
        at = ByteWriter.WriteNumber(bytes, at, ack.Through.Sequence);
        at = ByteWriter.WriteNumber(bytes, at, ack.Minor);
        at = ack.Held is { } held ? ByteWriter.WriteNumber(bytes, at, held) : at;
        return bytes[..at].ToArray();
    }

    /// <summary>Reads either form.</summary>
    /// <exception cref="InvalidMessageException">It is neither.</exception>
    public static Ack Read(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty || payload[0] != Compact)
        {
            return LinkJson.Read(payload, LinkJson.Default.Ack);
        }

        var reader = new ByteReader(payload[1..]);
        var outcome = (AckOutcome)reader.Take(1)[0];
        if (outcome is not (AckOutcome.Accepted or AckOutcome.Ahead))
        {
            throw new InvalidMessageException("A compact ack says accepted or ahead and nothing else.");
        }

        var ack = new Ack
        {
            Outcome = outcome,
            Instance = reader.TakeGuid(),
            Attempt = reader.TakeNumber(),
            Through = new(reader.TakeNumber(), reader.TakeNumber()),
            Minor = reader.TakeNumber(byte.MaxValue),
            Held = reader.IsEmpty ? null : reader.TakeNumber(LinkLimits.MaxBatchRecords),
        };
        return reader.IsEmpty && ack.Attempt > 0 ? ack : throw new InvalidMessageException("A compact ack names its attempt and ends after its last field.");
    }
}
