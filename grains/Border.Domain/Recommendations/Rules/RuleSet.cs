using System.Runtime.CompilerServices;
using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>
/// All rules of a policy in their rank: the built-in ones, those of them that the policy replaces by its own of the same code, and the
/// policy's others after them. Read and checked once for each policy.
/// </summary>
public sealed class RuleSet
{
    /// <summary>The most rules of a policy.</summary>
    public const int MaxRules = 200;

    private static readonly ConditionalWeakTable<CrossingPolicy, RuleSet> Known = [];

    private readonly IReadOnlyList<CompiledRule> _rules;
    private readonly CrossingPolicy _policy;

    private RuleSet(CrossingPolicy policy, IReadOnlyList<CompiledRule> rules, IReadOnlyList<string> problems) =>
        (_policy, _rules, Problems) = (policy, rules, problems);

    /// <summary>What is wrong with the policy's own rules, a sentence each; empty when all can be used. A rule with a problem never holds.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Every code with what it asks for under the policy.</summary>
    public IReadOnlyDictionary<string, Outcome> Outcomes => _rules.GroupBy(r => r.Rule.Code).ToDictionary(g => g.Key, g => Asks(g.First().Rule));

    /// <summary>The rules of a policy.</summary>
    public static RuleSet Of(CrossingPolicy policy) => Known.GetValue(policy, Compile);

    /// <summary>A recorded reason in another language; the English text where the policy has no other, or has changed since.</summary>
    /// <param name="reason">As recorded.</param>
    /// <param name="language">Two letters.</param>
    public string Translate(Reason reason, string language)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var values = reason.Values ?? new Dictionary<string, string>();
        return _rules.Where(r => r.Rule.Code == reason.Code && r.Render("en", values) == reason.Text).Select(r => r.Render(language, values)).FirstOrDefault(t => t is not null)
            ?? reason.Text;
    }

    /// <summary>Applies every rule to the facts of one traveller.</summary>
    internal RuleResult Apply(FactSource source)
    {
        var (reasons, missing, undecided) = (new List<Reason>(), new List<string>(), new List<UndecidedRule>());
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in _rules)
        {
            if (said.Contains(rule.Rule.Code))
                continue;
            var holds = Evaluation.Of(rule.When, fact => fact.Read(source));
            if (holds is true)
            {
                said.Add(rule.Rule.Code);
                reasons.Add(rule.Say(source, Asks(rule.Rule)));
                if (rule.Rule.Missing is { } without)
                    missing.Add(without);
            }
            else if (holds is null)
            {
                var unknown = Evaluation.Support(rule.When, fact => fact.Read(source));
                undecided.Add(new UndecidedRule(rule.Rule.Code, Asks(rule.Rule), unknown));
                missing.AddRange(unknown);
            }
        }

        return new RuleResult(reasons, [.. missing.Distinct(StringComparer.Ordinal)], [.. undecided.Where(u => !said.Contains(u.Code)).DistinctBy(u => u.Code)]);
    }

    private Outcome Asks(FindingRule rule) => _policy.Rules.TryGetValue(rule.Code, out var outcome) ? outcome : rule.Outcome;

    private static RuleSet Compile(CrossingPolicy policy)
    {
        if (policy.Findings.Count > MaxRules)
            return new RuleSet(policy, BuiltInRules.Compiled, [$"A policy has at most {MaxRules} findings; this one has {policy.Findings.Count}."]);
        var (own, problems) = (new List<CompiledRule>(), new List<string>());
        foreach (var (finding, number) in policy.Findings.Select((f, i) => (f, i + 1)))
        {
            var (rule, problem) = CompiledRule.Compile(finding);
            if (rule is not null)
                own.Add(rule);
            else
                problems.Add($"Finding {number}, {problem}");
        }

        return new RuleSet(policy, Ranked(own), problems);
    }

    /// <summary>A policy's rules take the rank of the built-in ones that they replace.</summary>
    private static List<CompiledRule> Ranked(List<CompiledRule> own)
    {
        var replaced = own.Select(r => r.Rule.Code).ToHashSet(StringComparer.Ordinal);
        var ranked = new List<CompiledRule>();
        foreach (var rule in BuiltInRules.Compiled)
        {
            if (!replaced.Contains(rule.Rule.Code))
                ranked.Add(rule);
            else if (!ranked.Exists(r => r.Rule.Code == rule.Rule.Code))
                ranked.AddRange(own.Where(r => r.Rule.Code == rule.Rule.Code));
        }

        ranked.AddRange(own.Except(ranked));
        return ranked;
    }
}

/// <summary>What the rules found.</summary>
internal sealed record RuleResult(IReadOnlyList<Reason> Reasons, IReadOnlyList<string> Missing, IReadOnlyList<UndecidedRule> Undecided);
