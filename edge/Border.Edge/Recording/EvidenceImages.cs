using Border.Domain.Evidence;
using Border.Domain.Subjects;
using Border.Journal;
using Border.Journal.Evidence;

namespace Border.Edge.Recording;

/// <summary>The images of readings, sealed with their subject's key. An image that the disk does not take never stops a reading.</summary>
internal sealed partial class EvidenceImages(EvidenceStore store, ILogger<EvidenceImages> logger)
{
    /// <summary>Stores an image; null when the disk does not take it.</summary>
    public async Task<EvidenceRef?> StoreAsync(ReadOnlyMemory<byte> image, SubjectKey key)
    {
        try
        {
            return await store.PutAsync(image, MediaType(image.Span), key, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            LogNotStored(e is JournalFullException ? "the disk is full" : e.GetType().Name);
            return null;
        }
    }

    /// <summary>Reads an image; null when it is gone, damaged, or its subject was erased.</summary>
    public async Task<byte[]?> ReadAsync(EvidenceRef reference, SubjectKey? key, CancellationToken cancellation)
    {
        try
        {
            return key is null ? null : await store.GetAsync(reference, key, cancellation);
        }
        catch (EvidenceUnreadableException)
        {
            return null;
        }
    }

    private static string MediaType(ReadOnlySpan<byte> image) => image switch
    {
        [0xFF, 0xD8, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        _ => "application/octet-stream",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "An image could not be stored ({Problem}). Free space on the node's disk; the reading was recorded without it.")]
    private partial void LogNotStored(string problem);
}
