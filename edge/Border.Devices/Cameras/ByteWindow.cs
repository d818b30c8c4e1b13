namespace Border.Devices.Cameras;

/// <summary>The bytes read from a stream and not used yet, in one growing but bounded buffer.</summary>
internal sealed class ByteWindow(Stream stream, int limit)
{
    private byte[] _buffer = new byte[Math.Min(limit, 64 * 1024)];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    public void Use(int count) => _start += count;

    /// <summary>Reads more.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The buffer holds <c>limit</c> unused bytes already.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var unread = _end - _start;
        if (_start == 0)
        {
            if (unread >= limit)
            {
                throw new InvalidDataException($"a frame or header is larger than {limit} bytes");
            }

            Array.Resize(ref _buffer, (int)Math.Min(limit, _buffer.Length * 2L));
            return;
        }

        Unread.CopyTo(_buffer);
        (_start, _end) = (0, unread);
    }
}
