using System.Globalization;
using System.Text;

namespace Border.Devices.Cameras;

/// <summary>The steps of reading a multipart body; null or false where the stream ended.</summary>
internal sealed class MultipartReader(Stream stream, int maxFrameBytes, CancellationToken cancellation)
{
    public const int UnknownLength = -1;
    private const int MaxHeaderBytes = 8 * 1024;
    private const int MaxPreambleBytes = 64 * 1024;

    // Room for the largest frame, the delimiter after it and one read beyond.
    private readonly ByteWindow _window = new(stream, checked(maxFrameBytes + (64 * 1024)));
    private byte[] _delimiter = [];

    public async ValueTask<bool> FindFirstDelimiterAsync(string boundary)
    {
        for (var skipped = 0; await ReadLineAsync(MaxHeaderBytes) is { } line; skipped += line.Length + 1)
        {
            var trimmed = line.TrimEnd();
            if (trimmed == "--" + boundary || (trimmed == boundary && boundary.StartsWith("--", StringComparison.Ordinal)))
            {
                _delimiter = Encoding.ASCII.GetBytes(trimmed);
                return true;
            }

            if (skipped > MaxPreambleBytes)
            {
                throw new InvalidDataException("its boundary does not come within 64 KB");
            }
        }

        return false;
    }

    /// <summary>Reads a part's headers.</summary>
    /// <returns>Its Content-Length, <see cref="UnknownLength"/> without one, null at the end of the stream.</returns>
    public async ValueTask<int?> ReadLengthAsync()
    {
        var length = UnknownLength;
        var left = MaxHeaderBytes;
        while (await ReadLineAsync(left) is { } line)
        {
            if (line.Length == 0)
            {
                return length;
            }

            left -= line.Length + 1;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new InvalidDataException("a frame's header has no name");
            }

            if (!line.AsSpan(0, colon).Trim().Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (length != UnknownLength
                || !int.TryParse(line.AsSpan(colon + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out length)
                || length > maxFrameBytes)
            {
                throw new InvalidDataException($"a frame's Content-Length is no single number up to {maxFrameBytes}");
            }
        }

        return null;
    }

    public async ValueTask<byte[]?> ReadExactlyAsync(int length)
    {
        while (_window.Unread.Length < length)
        {
            if (!await _window.FillAsync(cancellation))
            {
                return null;
            }
        }

        var frame = _window.Unread[..length].ToArray();
        _window.Use(length);
        return frame;
    }

    /// <summary>Reads the delimiter after a frame of known length.</summary>
    public async ValueTask<bool> SkipDelimiterAsync()
    {
        while (true)
        {
            // What follows the delimiter (a line end or the closing dashes) is IsLastAsync's.
            while (_window.Unread.Length < _delimiter.Length)
            {
                if (!await _window.FillAsync(cancellation))
                {
                    return false;
                }
            }

            if (_window.Unread.StartsWith(_delimiter))
            {
                _window.Use(_delimiter.Length);
                return true;
            }

            // Only empty lines may lie between; no line at all means that the stream ended.
            if (await ReadLineAsync(MaxHeaderBytes) is not { } line)
            {
                return false;
            }

            if (line.Length > 0)
            {
                throw new InvalidDataException("a frame is longer than its Content-Length says");
            }
        }
    }

    /// <summary>Reads the end of the delimiter's line: closing dashes or nothing.</summary>
    public async ValueTask<bool> IsLastAsync()
    {
        var rest = await ReadLineAsync(MaxHeaderBytes);
        return rest is null or "--"
            || (rest.AsSpan().Trim().Length == 0 ? false : throw new InvalidDataException("a frame's boundary is followed by other bytes"));
    }

    public async ValueTask<byte[]?> ReadToDelimiterAsync()
    {
        byte[] end = [(byte)'\n', .. _delimiter];
        for (var searched = 0; ;)
        {
            var found = _window.Unread[searched..].IndexOf(end);
            if (found >= 0)
            {
                var length = searched + found;
                var frameLength = length > 0 && _window.Unread[length - 1] == '\r' ? length - 1 : length;
                ThrowIfLarger(frameLength);
                var frame = _window.Unread[..frameLength].ToArray();
                _window.Use(length + end.Length);
                return frame;
            }

            ThrowIfLarger(_window.Unread.Length - end.Length - 1);
            searched = Math.Max(0, _window.Unread.Length - end.Length + 1);
            if (!await _window.FillAsync(cancellation))
            {
                return null;
            }
        }
    }

    private void ThrowIfLarger(int length)
    {
        if (length > maxFrameBytes)
        {
            throw new InvalidDataException($"a frame is larger than {maxFrameBytes} bytes");
        }
    }

    private async ValueTask<string?> ReadLineAsync(int maxBytes)
    {
        for (var searched = 0; ;)
        {
            var at = _window.Unread[searched..].IndexOf((byte)'\n');
            if (at >= 0 && searched + at <= maxBytes)
            {
                var line = Encoding.Latin1.GetString(_window.Unread[..(searched + at)]).TrimEnd('\r');
                _window.Use(searched + at + 1);
                return line;
            }

            searched = _window.Unread.Length;
            if (at >= 0 || searched > maxBytes)
            {
                throw new InvalidDataException($"a header line is longer than {maxBytes} bytes");
            }

            if (!await _window.FillAsync(cancellation))
            {
                return null;
            }
        }
    }
}
