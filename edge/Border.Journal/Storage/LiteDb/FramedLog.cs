using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Border.Journal.Storage.LiteDb;

/// <summary>
/// The log of a database that neither syncs its log at a commit nor checks what it reads from it: the whole log is kept in memory, and
/// <see cref="Sync"/> appends what was written since as one frame with a checksum. Opening takes whole frames only, so that a cut leaves
/// all of a commit or none.
/// </summary>
/// <remarks>
/// A frame: 8 bytes number of the log's life, 8 bytes place in the log, 4 bytes length (big-endian), the bytes, SHA-256 over all of it. The number is one higher
/// after each <see cref="SetLength"/> to 0, so that frames of before are not taken for new ones should the file's cutting be undone.
/// </remarks>
internal sealed class FramedLog : Stream
{
    private const int HeadBytes = 20;
    private const int MaxFrameBytes = 256 * 1024 * 1024;

    private readonly IStoreFile _file;
    private readonly MemoryStream _content = new();
    private long _life;
    private long _end;
    private long _dirtyFrom = long.MaxValue;

    /// <summary>Reads what is whole.</summary>
    public FramedLog(IStoreFile file)
    {
        _file = file;
        while (ReadFrame() is { } frame)
        {
            _content.Position = frame.At;
            _content.Write(frame.Bytes);
        }

        // What a cut left behind the last whole frame must not be taken for the rest of a later one.
        _file.SetLength(_end);
        _content.Position = 0;
    }

    /// <summary>Set when the journal is given up: nothing reaches the disk any more.</summary>
    public bool IsAbandoned { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _content.Length;

    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    /// <summary>Makes what was written durable.</summary>
    /// <exception cref="IOException">The disk is full or fails; what was written since the last sync may or may not be there.</exception>
    public void Sync()
    {
        ObjectDisposedException.ThrowIf(IsAbandoned, this);
        if (_dirtyFrom >= _content.Length)
            return;
        var at = _dirtyFrom;
        var bytes = _content.GetBuffer().AsSpan((int)at, (int)(_content.Length - at));
        var frame = new byte[HeadBytes + bytes.Length + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(frame, _life);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(8), at);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(16), bytes.Length);
        bytes.CopyTo(frame.AsSpan(HeadBytes));
        SHA256.HashData(frame.AsSpan(0, HeadBytes + bytes.Length), frame.AsSpan(HeadBytes + bytes.Length));
        _file.Write(_end, frame);
        _file.Sync();
        _end += frame.Length;
        _dirtyFrom = long.MaxValue;
    }

    /// <summary>The database flushes when it pleases; only <see cref="Sync"/>, after a commit, makes a frame.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _content.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => _content.Seek(offset, origin);

    public override void Write(byte[] buffer, int offset, int count)
    {
        _dirtyFrom = Math.Min(_dirtyFrom, Math.Min(_content.Position, _content.Length));
        _content.Write(buffer, offset, count);
    }

    /// <summary>Cuts the log; 0 when its content has reached the database and is durable there.</summary>
    public override void SetLength(long value)
    {
        ObjectDisposedException.ThrowIf(IsAbandoned, this);
        if (value != 0)
        {
            _dirtyFrom = Math.Min(_dirtyFrom, Math.Min(value, _content.Length));
            _content.SetLength(value);
            return;
        }

        _content.SetLength(0);
        (_life, _end, _dirtyFrom) = (_life + 1, 0, long.MaxValue);
        _file.SetLength(0);
        _file.Sync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private (long At, byte[] Bytes)? ReadFrame()
    {
        var head = new byte[HeadBytes];
        if (_file.Read(_end, head) < HeadBytes)
            return null;
        var (life, at, length) = (
            BinaryPrimitives.ReadInt64BigEndian(head), BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)));
        if (length is <= 0 or > MaxFrameBytes || at < 0 || at > _content.Length || (_end > 0 && life != _life) || _end + HeadBytes + length > _file.Length)
            return null;
        var rest = new byte[length + SHA256.HashSizeInBytes];
        if (_file.Read(_end + HeadBytes, rest) < rest.Length || !SHA256.HashData([.. head, .. rest.AsSpan(0, length)]).AsSpan().SequenceEqual(rest.AsSpan(length)))
            return null;
        _life = life;
        _end += HeadBytes + rest.Length;
        return (at, rest[..length]);
    }
}
