using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Groups;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Plausibility;

namespace Border.Domain.Documents.Chip.Access;

/// <summary>All that a chip's reading tells about the document that lies on the reader.</summary>
/// <param name="Authentication">Passive authentication; null when nothing was read or nobody is trusted.</param>
/// <param name="Findings">
/// What the officer should know, weightiest first, at most <see cref="MaxFindings"/>; empty when the chip is genuine and says what is printed.
/// </param>
/// <param name="Portrait">The signed portrait; null when there is none or the chip is not genuine.</param>
public sealed record ChipCheck(ChipResult? Authentication, IReadOnlyList<DocumentFinding> Findings, Portrait? Portrait)
{
    /// <summary>What the chip's zone says where it says other than what is printed; null when it says the same or was not read.</summary>
    public TravelDocument? Zone { get; init; }

    /// <summary>Findings at most; a chip that is wrong in more ways is wrong enough.</summary>
    public const int MaxFindings = 15;

    private const int MaxCharacters = 240;

    /// <summary>Checks a reading against the printed zone.</summary>
    /// <param name="printed">The zone as scanned or typed.</param>
    /// <param name="reading">What the reader got.</param>
    /// <param name="store">Whom the post trusts.</param>
    /// <param name="at">The instant of the crossing.</param>
    /// <param name="today">The date at the post.</param>
    public static ChipCheck Of(TravelDocument printed, ChipReading reading, TrustStore store, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var findings = new List<DocumentFinding>();
        if (reading.Files.Groups.Count == 0)
            return new ChipCheck(null, Clip(AccessFindings.Of(reading)), null);
        ChipResult? result = ChipVerifier.Verify(reading.Files, store, at);
        // Where nobody is trusted yet, an unknown signer says nothing about the chip.
        if (result.Verdict == ChipVerdict.UnknownIssuer && store.Certificates.Count == 0)
        {
            result = null;
            findings.Add(new("chip.unverified", "The chip is as it was signed, but this node trusts no state's authority yet: a master list is missing."));
        }

        var code = result is null ? "" : $"chip.{Code(result.Verdict)}";
        findings.AddRange(result?.Reasons.Select(reason => new DocumentFinding(code, reason)) ?? []);
        var zone = Try(1, ZoneGroup.Read);
        if (zone?.Document is { } chip)
            findings.AddRange(ZoneGroup.Differences(printed, chip).Select(text => new DocumentFinding("chip.differs", text)));
        else
            findings.Add(new("chip.differs", "The chip's zone was not read, so that it cannot be compared with the printed one."));
        findings.AddRange(AccessFindings.Of(reading));
        var dates = new PrintedDates(Try(12, DetailGroups.ReadIssue)?.Issued, Try(11, DetailGroups.ReadHolder)?.Birth);
        var dated = DocumentPlausibility.Of(printed, today, dates).Where(f => f.Code is "birth.differs" || f.Code.StartsWith("issue.", StringComparison.Ordinal));
        findings.AddRange(dated.Select(f => f with { Code = "chip.differs" }));
        var portrait = result?.Verdict == ChipVerdict.Genuine ? Try(2, PortraitGroup.Read)?[0] : null;
        return new ChipCheck(result, Clip(findings), portrait) { Zone = zone?.Document is { } says && says != printed ? says : null };

        T? Try<T>(int number, Func<ReadOnlyMemory<byte>, T> read)
            where T : class
        {
            try
            {
                return reading.Files.Groups.TryGetValue(number, out var bytes) ? read(bytes) : null;
            }
            catch (ChipDataException)
            {
                return null;
            }
        }
    }

    private static List<DocumentFinding> Clip(IEnumerable<DocumentFinding> findings) =>
        [.. findings.Take(MaxFindings).Select(f => f.Text.Length <= MaxCharacters ? f : f with { Text = f.Text[..MaxCharacters] })];

    private static string Code(ChipVerdict verdict) => verdict switch
    {
        ChipVerdict.UnknownIssuer => "unknown-issuer",
        ChipVerdict.ExpiredSigner => "expired-signer",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}
