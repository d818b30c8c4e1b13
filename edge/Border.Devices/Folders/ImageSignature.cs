namespace Border.Devices.Folders;

/// <summary>
/// Tells files meant as images from others. A file is let through when its name or its first bytes say image: a picture named
/// <c>.txt</c> is read, and a damaged <c>.jpg</c> reaches the pipeline, which tells the officer.
/// </summary>
internal static class ImageSignature
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".jp2", ".webp", ".gif", ".bmp"];

    private static readonly byte[][] Starts =
    [
        [0xFF, 0xD8, 0xFF],
        [0x89, (byte)'P', (byte)'N', (byte)'G'],
        [.. "II*\0"u8],
        [.. "MM\0*"u8],
        [0, 0, 0, 12, (byte)'j', (byte)'P'],
        [0xFF, 0x4F, 0xFF, 0x51],
        [.. "RIFF"u8],
        [.. "GIF8"u8],
        [.. "BM"u8],
    ];

    public static bool IsImage(string name, ReadOnlySpan<byte> bytes)
    {
        if (Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var start in Starts)
        {
            if (bytes.StartsWith(start))
            {
                return true;
            }
        }

        return false;
    }
}
