namespace Orleans;

/// <summary>Why an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason given.</summary>
    None,

    /// <summary>The host is stopping.</summary>
    ShuttingDown,

    /// <summary>The grain could not be constructed or its OnActivateAsync failed.</summary>
    ActivationFailed,

    /// <summary>No call came for the collection age.</summary>
    ActivationIdle,

    /// <summary>The grain asked for it (DeactivateOnIdle).</summary>
    ApplicationRequested,
}

/// <summary>Why an activation ends, with words for the log.</summary>
/// <param name="code">The kind of reason.</param>
/// <param name="text">The reason in words, without personal data.</param>
public readonly struct DeactivationReason(DeactivationReasonCode code, string text)
{
    /// <summary>The reason in words.</summary>
    public string Description { get; } = text;

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; } = code;

    /// <inheritdoc/>
    public override string ToString() => $"{ReasonCode}: {Description}";
}
