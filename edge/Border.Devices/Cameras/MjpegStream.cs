using System.Runtime.CompilerServices;

namespace Border.Devices.Cameras;

/// <summary>
/// Reads the frames of a <c>multipart/x-mixed-replace</c> stream (RFC 2046 §5.1), with or without Content-Length. Strict where it
/// protects (sizes, numbers, boundaries) and lenient where cameras are known to differ (bare LF, a boundary that already has its dashes).
/// </summary>
public static class MjpegStream
{
    private const int MaxBoundaryLength = 70;

    /// <summary>The boundary that a Content-Type header names.</summary>
    /// <exception cref="InvalidDataException">It is no multipart type with a boundary of 1 to 70 characters.</exception>
    public static string BoundaryOf(string? contentType)
    {
        var parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries);
        if (!parts[0].StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("it does not send multipart frames (MJPEG); check the path in its address");
        }

        var boundary = parts.Skip(1)
            .Where(p => p.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))
            .Select(p => p["boundary=".Length..].Trim().Trim('"'))
            .FirstOrDefault("");
        return boundary.Length is > 0 and <= MaxBoundaryLength && boundary.All(c => c is >= ' ' and <= '~')
            ? boundary
            : throw new InvalidDataException("its Content-Type names no usable boundary");
    }

    /// <summary>The frames one after another, as encoded bytes that nobody looked at, until the stream ends.</summary>
    /// <param name="stream">The response's body.</param>
    /// <param name="boundary">From <see cref="BoundaryOf"/>.</param>
    /// <param name="maxFrameBytes">The largest frame taken.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InvalidDataException">The bytes break the format or a limit; the message says how.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(
        Stream stream, string boundary, int maxFrameBytes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var parts = new MultipartReader(stream, maxFrameBytes, cancellation);
        if (!await parts.FindFirstDelimiterAsync(boundary))
        {
            yield break;
        }

        while (await parts.ReadLengthAsync() is { } length)
        {
            // With a known length the frame goes out before the next one's delimiter comes: no frame of delay.
            var frame = length == MultipartReader.UnknownLength ? await parts.ReadToDelimiterAsync() : await parts.ReadExactlyAsync(length);
            if (frame is null)
            {
                yield break;
            }

            if (frame.Length > 0)
            {
                yield return frame;
            }

            if ((length != MultipartReader.UnknownLength && !await parts.SkipDelimiterAsync()) || await parts.IsLastAsync())
            {
                yield break;
            }
        }
    }
}
