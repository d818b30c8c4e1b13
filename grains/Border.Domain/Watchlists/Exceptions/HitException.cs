using Border.Domain.Events;

namespace Border.Domain.Watchlists.Exceptions;

/// <summary>An exception that is proposed or counts.</summary>
/// <param name="Proposed">What was said, by whom.</param>
/// <param name="ConfirmedBy">The staff id of the second person; null while it waits for one.</param>
public sealed record HitException(ExceptionProposed Proposed, string? ConfirmedBy)
{
    /// <summary>Its id.</summary>
    public Guid Id => Proposed.Exception;

    /// <summary>True when the last day is over.</summary>
    public bool IsOver(DateOnly today) => Proposed.Until < today;

    /// <summary>Never shows whom it is about.</summary>
    public override string ToString() => $"HitException {Id}";
}
