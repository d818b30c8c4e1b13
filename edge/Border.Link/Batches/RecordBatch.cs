using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Link.Batches;

/// <summary>A record as the link carries it: a place and bytes.</summary>
/// <param name="Position">Its place in the node's journal.</param>
/// <param name="Body">Its bytes, never changed on the way.</param>
public sealed record LinkRecord(RecordPosition Position, ReadOnlyMemory<byte> Body);

/// <summary>A subject key on its way to the centre, sealed so that nobody between can read it.</summary>
/// <param name="Id">The key's id.</param>
/// <param name="Subject">The subject's pseudonym.</param>
/// <param name="Sealed">See <see cref="KeyTransport"/>.</param>
public sealed record SealedKey(Guid Id, string Subject, byte[] Sealed)
{
    /// <summary>The keys of one batch, sealed to the centre with one ephemeral key.</summary>
    public static IReadOnlyList<SealedKey> All(IReadOnlyList<SubjectKey> keys, ECDiffieHellmanPublicKey centre)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
            return [];
        var sealer = new KeySealer(centre);
        return [.. keys.Select(key => new SealedKey(key.Id, key.Subject, sealer.Seal(key)))];
    }
}

/// <summary>Contiguous records of one epoch, in order.</summary>
/// <param name="PreviousHash">32 bytes, the chain hash before the first record.</param>
/// <param name="Records">1 to <see cref="Protocol.LinkLimits.MaxBatchRecords"/>.</param>
/// <param name="Keys">Keys that the records need and the centre may not have yet.</param>
public sealed record RecordBatch(ReadOnlyMemory<byte> PreviousHash, IReadOnlyList<LinkRecord> Records, IReadOnlyList<SealedKey> Keys)
{
    /// <summary>The first record's place.</summary>
    public RecordPosition First => Records[0].Position;

    /// <summary>The last record's place.</summary>
    public RecordPosition Last => Records[^1].Position;

    /// <summary>Bytes of all bodies.</summary>
    public int Bytes => Records.Sum(r => r.Body.Length);
}

/// <summary>The first frame of a batch's content.</summary>
public sealed record BatchHeader
{
    /// <summary>The run of the node that sent it.</summary>
    public required Guid Instance { get; init; }

    /// <summary>Counts from 1 how often the node has gone back in its journal; a refusal of an earlier attempt is out of date (P-4.5).</summary>
    public required long Attempt { get; init; }

    /// <summary>The first record's place.</summary>
    public required RecordPosition First { get; init; }

    /// <summary>How many records follow.</summary>
    public required int Count { get; init; }

    /// <summary>32 bytes, the chain hash before the first record.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>It came in the compact format: whoever sent it also reads compact acks (P-13.3).</summary>
    [JsonIgnore]
    public bool IsCompact { get; init; }

    /// <summary>Keys that the records need.</summary>
    public IReadOnlyList<SealedKey> Keys { get; init; } = [];
}
