namespace Border.Journal.Storage.LiteDb;

/// <summary>A file as a stream whose every flush is an fsync.</summary>
internal sealed class SyncedStream(IStoreFile file) : Stream
{
    /// <summary>Set when the journal is given up: nothing reaches the disk any more.</summary>
    public bool IsAbandoned { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position { get; set; }

    public override void Flush()
    {
        if (!IsAbandoned)
            file.Sync();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = file.Read(Position, buffer.AsSpan(offset, count));
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Write(byte[] buffer, int offset, int count)
    {
        ObjectDisposedException.ThrowIf(IsAbandoned, this);
        file.Write(Position, buffer.AsSpan(offset, count));
        Position += count;
    }

    public override void SetLength(long value)
    {
        ObjectDisposedException.ThrowIf(IsAbandoned, this);
        file.SetLength(value);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
