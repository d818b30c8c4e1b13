namespace Border.Imaging;

/// <summary>Why an image could not be used.</summary>
public enum ImageError
{
    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file has more bytes than <see cref="ImageLimits.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>The image has more pixels than <see cref="ImageLimits.MaxPixels"/>.</summary>
    TooManyPixels,

    /// <summary>The first bytes belong to no image format known here.</summary>
    UnknownFormat,

    /// <summary>The file is of a known format but damaged or cut short.</summary>
    Truncated,

    /// <summary>The format or this variant of it is recognised but not read here.</summary>
    Unsupported,
}

/// <summary>An image that cannot be used. The message is for an operator: what is wrong and what to do.</summary>
public sealed class ImageException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="code">Why.</param>
    /// <param name="message">For the operator: what is wrong and what to do.</param>
    /// <param name="detail">For the engineer: what the codec said.</param>
    public ImageException(ImageError code, string message, string? detail = null)
        : base(message)
    {
        Code = code;
        Detail = detail;
    }

    /// <summary>Why the image cannot be used.</summary>
    public ImageError Code { get; }

    /// <summary>What the codec said, if anything; for logs, not for screens.</summary>
    public string? Detail { get; }

    internal static ImageException Damaged(ImageFormat format, string? detail) => new(
        ImageError.Truncated,
        $"The {format} image is damaged or cut short. Scan or send it again.",
        detail);
}
