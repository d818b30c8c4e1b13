using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Recommendations;

namespace Border.Domain.Secondary;

/// <summary>The questions and findings in force: the built-in ones (<c>BuiltInSecondary.json</c>), changed and completed by the policy.</summary>
public sealed class SecondaryGuide
{
    private static readonly ConditionalWeakTable<CrossingPolicy, SecondaryGuide> Known = [];

    private SecondaryGuide(IReadOnlyList<SecondaryQuestion> questions, IReadOnlyList<SecondaryFinding> findings) =>
        (Questions, Findings) = (questions, findings);

    /// <summary>What holds unless a policy says otherwise.</summary>
    public static SecondaryPolicy BuiltIn { get; } = Load();

    /// <summary>All questions, in the order in which they are proposed.</summary>
    public IReadOnlyList<SecondaryQuestion> Questions { get; }

    /// <summary>All findings, in the order in which they are offered.</summary>
    public IReadOnlyList<SecondaryFinding> Findings { get; }

    /// <summary>Those of a policy.</summary>
    public static SecondaryGuide Of(CrossingPolicy policy) => Known.GetValue(policy, static p => Make(p.Secondary));

    /// <summary>The questions proposed for a referral.</summary>
    /// <param name="reasons">The codes of its reasons; none when the officer's own eyes asked for it.</param>
    public IReadOnlyList<SecondaryQuestion> QuestionsFor(IReadOnlyCollection<string> reasons) =>
        [.. Questions.Where(q => SecondaryTexts.IsFor(q.For, null) || reasons.Any(r => SecondaryTexts.IsFor(q.For, r)))];

    /// <summary>The findings offered about one reason.</summary>
    /// <param name="reason">Its code; null for what no reason asked for.</param>
    public IReadOnlyList<SecondaryFinding> FindingsFor(string? reason) => [.. Findings.Where(f => SecondaryTexts.IsFor(f.For, reason))];

    private static SecondaryGuide Make(SecondaryPolicy? own) => own is null
        ? new SecondaryGuide(BuiltIn.Questions, BuiltIn.Findings)
        : new SecondaryGuide(Joined(BuiltIn.Questions, own.Questions, q => q.Code), Joined(BuiltIn.Findings, own.Findings, f => f.Code));

    private static List<T> Joined<T>(IReadOnlyList<T> builtIn, IReadOnlyList<T> own, Func<T, string> code)
    {
        var (mine, theirs) = (own.ToDictionary(code, StringComparer.Ordinal), builtIn.Select(code).ToHashSet(StringComparer.Ordinal));
        return [.. builtIn.Select(b => mine.GetValueOrDefault(code(b), b)), .. own.Where(o => !theirs.Contains(code(o)))];
    }

    private static SecondaryPolicy Load()
    {
        using var file = typeof(SecondaryGuide).Assembly.GetManifestResourceStream("Border.Domain.Secondary.BuiltInSecondary.json")!;
        return JsonSerializer.Deserialize(file, BuiltInSecondaryJson.Default.SecondaryPolicy)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SecondaryPolicy))]
internal sealed partial class BuiltInSecondaryJson : JsonSerializerContext;
