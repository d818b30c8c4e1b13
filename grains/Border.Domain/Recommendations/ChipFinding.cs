using Border.Domain.Crossings;

namespace Border.Domain.Recommendations;

/// <summary>What a recommendation may find about a chip, and what each finding asks for unless the policy says otherwise.</summary>
public static class ChipFinding
{
    private static readonly (string Code, Outcome Asks, string Text)[] All =
    [
        ("chip.altered", Outcome.Secondary, "The chip's data is not what its state signed."),
        ("chip.unsigned", Outcome.Secondary, "Nobody signed the chip's data."),
        ("chip.malformed", Outcome.Secondary, "The chip's data is not as the standard says."),
        ("chip.unknown-issuer", Outcome.Secondary, "The chip's signer cannot be traced to a trusted state."),
        ("chip.revoked", Outcome.Secondary, "The chip's signer was revoked by its state."),
        ("chip.expired-signer", Outcome.Secondary, "The certificate of the chip's signer is not valid now."),
        ("chip.differs", Outcome.Secondary, "The chip does not say what is printed."),
        ("chip.downgraded", Outcome.Secondary, "Somebody may have forced a weaker way into the chip."),
        ("chip.fallback", Outcome.Admit, "The chip offers PACE, but the reader fell back to a weaker way."),
        ("chip.open", Outcome.Admit, "The chip was read without any key."),
        ("chip.incomplete", Outcome.Admit, "The chip was not read whole."),
        ("chip.unread", Outcome.Admit, "The chip was not read: the document rests on what is printed."),
        ("chip.unverified", Outcome.Admit, "The chip was read, but this node trusts no state's authority yet."),
    ];

    /// <summary>By code. A chip that is missing or was read in a weaker way is said and not acted on, because many documents are so.</summary>
    public static IReadOnlyDictionary<string, Outcome> Defaults { get; } = All.ToDictionary(f => f.Code, f => f.Asks);

    /// <summary>What was found, each once, in words that name nobody: recommendations are not sealed (invariant I11), the check's own words are.</summary>
    internal static IEnumerable<(string Code, string Text)> Of(TravellerState traveller)
    {
        var codes = traveller.Chip?.Findings.Select(f => f.Code).ToHashSet() ?? [];
        return All.Where(f => codes.Contains(f.Code)).Select(f => (f.Code, f.Text));
    }
}
