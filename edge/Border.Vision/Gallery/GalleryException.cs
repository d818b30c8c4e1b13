namespace Border.Vision.Gallery;

/// <summary>A gallery that cannot be built or used. The message says what is wrong and what to do; it names no person.</summary>
public sealed class GalleryException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What the system said.</param>
    public GalleryException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
