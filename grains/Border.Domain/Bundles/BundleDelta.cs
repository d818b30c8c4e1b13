namespace Border.Domain.Bundles;

/// <summary>
/// What changes from one version of a watchlist to the next: <see cref="WatchlistLines"/> that are new or different, and ids that are gone.
/// Each line of a delta is <c>+</c> and a whole line, or <c>-</c> and an id, in the order of the list; the first is the new head.
/// </summary>
public static class BundleDelta
{
    private const byte Put = (byte)'+';
    private const byte Remove = (byte)'-';

    /// <summary>Writes the delta from one version of a watchlist to another.</summary>
    /// <param name="basis">The version that nodes have.</param>
    /// <param name="next">The version that they should get, signed.</param>
    /// <exception cref="InvalidDataException">One of them holds no lines in order.</exception>
    public static byte[] Write(BundleEnvelope basis, BundleEnvelope next)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(next);
        var changes = Changes(basis.Payload, next.Payload);
        var header = BundleCodec.Header(next) with { BaseVersion = basis.Version, BaseDigest = basis.Digest, ChangeBytes = changes.Length };
        return BundleCodec.Write(BundleCodec.Delta, header, changes);
    }

    private static byte[] Changes(ReadOnlySpan<byte> basis, ReadOnlySpan<byte> next)
    {
        using var changes = new MemoryStream();
        var old = new WatchlistLines(basis);
        var fresh = new WatchlistLines(next);
        Write(changes, Put, fresh.Line);
        old.MoveNext();
        fresh.MoveNext();
        while (!old.IsEnd || !fresh.IsEnd)
        {
            var order = Compare(old, fresh);
            if (order < 0)
            {
                Write(changes, Remove, old.Id);
                old.MoveNext();
                continue;
            }

            if (order > 0 || !old.Line.SequenceEqual(fresh.Line))
                Write(changes, Put, fresh.Line);
            if (order == 0)
                old.MoveNext();
            fresh.MoveNext();
        }

        return changes.ToArray();
    }

    /// <summary>Changes a base.</summary>
    /// <param name="basis">The lines of the version in use.</param>
    /// <param name="changes">From outside, unpacked; never throws on what they hold.</param>
    /// <param name="size">The bytes that the result has.</param>
    /// <returns>The lines of the next version; null when the changes do not fit, or do not give exactly so many bytes.</returns>
    public static byte[]? Apply(ReadOnlySpan<byte> basis, ReadOnlySpan<byte> changes, int size)
    {
        var result = new LineBuffer(size);
        try
        {
            var old = new WatchlistLines(basis);
            var change = new WatchlistLines(changes, marked: true);
            result.Add(change.Line);
            old.MoveNext();
            change.MoveNext();
            while (!old.IsEnd || !change.IsEnd)
            {
                var order = Compare(old, change);
                if (order < 0)
                    result.Add(old.Line);
                else if (change.Mark == Put)
                    result.Add(change.Line);
                else if (order > 0)
                    return null; // takes away what is not there
                if (order <= 0)
                    old.MoveNext();
                if (order >= 0)
                    change.MoveNext();
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return result.Whole;
    }

    private static int Compare(in WatchlistLines a, in WatchlistLines b) => (a.IsEnd, b.IsEnd) switch
    {
        (true, _) => 1,
        (_, true) => -1,
        _ => a.Id.SequenceCompareTo(b.Id),
    };

    private static void Write(MemoryStream to, byte mark, ReadOnlySpan<byte> line)
    {
        to.WriteByte(mark);
        to.Write(line);
        to.WriteByte((byte)'\n');
    }

    /// <summary>Lines up to a size, and nothing beyond it.</summary>
    private struct LineBuffer(int size)
    {
        private readonly byte[] _bytes = new byte[size];
        private int _length;

        public readonly byte[]? Whole => _length == _bytes.Length ? _bytes : null;

        public void Add(ReadOnlySpan<byte> line)
        {
            if (line.Length + 1 > _bytes.Length - _length)
                throw new InvalidDataException("The changes give more than the size that was signed for.");
            line.CopyTo(_bytes.AsSpan(_length));
            _bytes[_length + line.Length] = (byte)'\n';
            _length += line.Length + 1;
        }
    }
}
