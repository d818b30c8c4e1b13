namespace Border.Domain.Bundles;

/// <summary>
/// Walks over a watchlist as it is sent: a head, then one entry in JSON per line, each beginning with its id, in the order of the ids' bytes
/// as they are written. So two versions are compared, and changed, without holding either as objects.
/// </summary>
public ref struct WatchlistLines
{
    private readonly bool _marked;
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _id;

    /// <summary>Begins at the head.</summary>
    /// <param name="content">The lines.</param>
    /// <param name="marked">Each line has a mark before it, as in a delta.</param>
    /// <exception cref="InvalidDataException">There is no head.</exception>
    public WatchlistLines(ReadOnlySpan<byte> content, bool marked = false)
    {
        _rest = content;
        _marked = marked;
        Next();
        if (IsEnd)
            throw new InvalidDataException("There is no head.");
    }

    /// <summary>The beginning of every entry's line.</summary>
    public static ReadOnlySpan<byte> Opening => "{\"id\":\""u8;

    /// <summary>The line, without its end and mark.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>The entry's id as it is written in JSON; empty at the head.</summary>
    public readonly ReadOnlySpan<byte> Id => _id;

    /// <summary>The mark before the line; 0 without marks.</summary>
    public byte Mark { get; private set; }

    /// <summary>There is no line left.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Goes to the next entry.</summary>
    /// <exception cref="InvalidDataException">It is no entry, or its id is not greater than the one before.</exception>
    public void MoveNext()
    {
        Next();
        if (IsEnd)
            return;
        var id = Mark == (byte)'-' ? Line : IdOf(Line);
        if (id.SequenceCompareTo(_id) <= 0)
            throw new InvalidDataException("The entries are not in the order of their ids, or one is there twice.");
        _id = id;
    }

    private void Next()
    {
        IsEnd = _rest.IsEmpty;
        if (IsEnd)
            return;
        var end = _rest.IndexOf((byte)'\n');
        if (end < (_marked ? 1 : 0))
            throw new InvalidDataException("A line has no end.");
        Mark = _marked ? _rest[0] : (byte)0;
        Line = _rest[(_marked ? 1 : 0)..end];
        _rest = _rest[(end + 1)..];
    }

    /// <summary>The id of an entry's line, as it is written.</summary>
    /// <exception cref="InvalidDataException">It does not begin with one.</exception>
    public static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith(Opening))
        {
            var rest = line[Opening.Length..];
            for (var i = 0; i < rest.Length; i++)
            {
                if (rest[i] == (byte)'"')
                    return rest[..i];
                if (rest[i] == (byte)'\\')
                    i++;
            }
        }

        throw new InvalidDataException("A line does not begin with an entry's id.");
    }
}
