namespace Border.Domain.Events;

/// <summary>
/// An event of one exception: "this traveller is not the person of that watchlist entry". Sealed with the traveller's key, so that erasing the
/// traveller erases their exceptions.
/// </summary>
public abstract record ExceptionEvent : BorderEvent
{
    /// <summary>The exception.</summary>
    public required Guid Exception { get; init; }

    /// <summary>The traveller's pseudonym.</summary>
    public required string Person { get; init; }

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>An officer says that a traveller is not the person of an entry; counts for nothing until another one confirms it.</summary>
public sealed record ExceptionProposed : ExceptionEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "exception.proposed";

    /// <summary>The entry's id in the watchlist.</summary>
    public required string Entry { get; init; }

    /// <summary>SHA-256 of the entry's content in lower-case hex: when the entry changes, the exception no longer counts.</summary>
    public required string EntryDigest { get; init; }

    /// <summary>What matched, as the hit said it.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>Who the traveller is, as read from the document, for the second person.</summary>
    public required string Who { get; init; }

    /// <summary>Why they are two people, in the officer's own words.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The staff id of who said so.</summary>
    public required string By { get; init; }

    /// <summary>The crossing at which it was said.</summary>
    public required Guid Crossing { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A second person confirmed an exception: from now on it counts.</summary>
public sealed record ExceptionConfirmed : ExceptionEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "exception.confirmed";

    /// <summary>The staff id of the second person.</summary>
    public required string By { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>An exception was turned down or withdrawn: it no longer counts.</summary>
public sealed record ExceptionWithdrawn : ExceptionEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "exception.withdrawn";

    /// <summary>The staff id of who withdrew it.</summary>
    public required string By { get; init; }

    /// <summary>Why, in their own words.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}
