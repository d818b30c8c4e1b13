using Border.Domain.Records;

namespace Border.Link.Protocol;

/// <summary>Every size limit of the protocol (PROTOCOL.md §9); both sides refuse what is above them.</summary>
public static class LinkLimits
{
    /// <summary>The protocol's major version, the "v1" in every topic.</summary>
    public const int Major = 1;

    /// <summary>The highest minor version that this code speaks.</summary>
    public const int Minor = 3;

    /// <summary>The minor version from which on the centre takes records ahead of the backlog (PROTOCOL.md §11).</summary>
    public const int MinorWithLive = 1;

    /// <summary>The minor version from which on the centre takes evidence (PROTOCOL.md §12).</summary>
    public const int MinorWithEvidence = 2;

    /// <summary>The minor version from which on the centre reads compact batches and answers them compactly (PROTOCOL.md §13).</summary>
    public const int MinorWithCompact = 3;

    /// <summary>Largest JSON message: state, ack, command, reply, announcement, request, report.</summary>
    public const int MaxJsonBytes = 128 * 1024;

    /// <summary>Largest batch on the line (compressed).</summary>
    public const int MaxBatchBytes = 768 * 1024;

    /// <summary>Largest batch after decompression, header and records together.</summary>
    public const int MaxBatchContentBytes = 4 * 1024 * 1024;

    /// <summary>Most records in a batch.</summary>
    public const int MaxBatchRecords = 1000;

    /// <summary>Most records in a live batch.</summary>
    public const int MaxLiveRecords = 50;

    /// <summary>Largest record body.</summary>
    public const int MaxRecordBytes = RecordCodec.MaxBodyBytes;

    /// <summary>Largest batch header, with its keys.</summary>
    public const int MaxBatchHeaderBytes = 1024 * 1024;

    /// <summary>Largest sealed subject key.</summary>
    public const int MaxSealedKeyBytes = 1024;

    /// <summary>Largest payload of a command or of its result.</summary>
    public const int MaxCommandPayloadBytes = 64 * 1024;

    /// <summary>Largest part of a bundle in one message.</summary>
    public const int MaxChunkBytes = 128 * 1024;

    /// <summary>Largest bundle.</summary>
    public const long MaxBundleBytes = 512L * 1024 * 1024;

    /// <summary>Largest manifest of a bundle.</summary>
    public const int MaxManifestBytes = 32 * 1024;

    /// <summary>Most items in an offer of evidence.</summary>
    public const int MaxEvidenceOffers = 64;

    /// <summary>Largest part of evidence in one message.</summary>
    public const int MaxEvidencePartBytes = 64 * 1024;

    /// <summary>Longest reason in words.</summary>
    public const int MaxReasonLength = 1000;
}
