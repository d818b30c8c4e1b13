namespace Border.Domain.Recommendations;

/// <summary>The codes of what a check of a chip may find. Each is a fact and, in <c>Rules/BuiltInRules.json</c>, a finding with words that name nobody.</summary>
public static class ChipFinding
{
    /// <summary>All, weightiest first.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "chip.altered",
        "chip.unsigned",
        "chip.malformed",
        "chip.unknown-issuer",
        "chip.revoked",
        "chip.expired-signer",
        "chip.differs",
        "chip.portrait",
        "chip.downgraded",
        "chip.fallback",
        "chip.open",
        "chip.incomplete",
        "chip.unread",
        "chip.unverified",
    ];
}
