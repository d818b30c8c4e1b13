using Border.Domain.Evidence;
using Border.Domain.Subjects;
using Border.Imaging;
using Border.Journal;
using Border.Journal.Evidence;

namespace Border.Edge.Recording;

/// <summary>The images of readings, sealed with their subject's key. An image that the disk does not take never stops a reading.</summary>
internal sealed partial class EvidenceImages(EvidenceStore store, ILogger<EvidenceImages> logger)
{
    private const string Unknown = "application/octet-stream";

    /// <summary>Stores an image; null when the disk does not take it.</summary>
    public async Task<EvidenceRef?> StoreAsync(ReadOnlyMemory<byte> image, SubjectKey key)
    {
        try
        {
            return await store.PutAsync(image, MediaType(image), key, CancellationToken.None);
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

    /// <summary>By its header. What claims more pixels than any reader takes is no image: a browser must not try it either.</summary>
    private static string MediaType(ReadOnlyMemory<byte> image)
    {
        try
        {
            return ImageReader.ReadHeader(image, ImageLimits.Default).Format switch
            {
                ImageFormat.Jpeg => "image/jpeg",
                ImageFormat.Png => "image/png",
                ImageFormat.Tiff => "image/tiff",
                ImageFormat.Jpeg2000 => "image/jp2",
                ImageFormat.WebP => "image/webp",
                ImageFormat.Gif => "image/gif",
                _ => Unknown,
            };
        }
        catch (ImageException)
        {
            return Unknown;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An image could not be stored ({Problem}). Free space on the node's disk; the reading was recorded without it.")]
    private partial void LogNotStored(string problem);
}
