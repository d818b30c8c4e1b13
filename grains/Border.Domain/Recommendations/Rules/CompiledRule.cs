using System.Text.RegularExpressions;
using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>A rule that was read and checked.</summary>
internal sealed partial class CompiledRule
{
    private const int MaxLanguages = 30;

    private readonly IReadOnlyDictionary<string, ReasonText> _texts;

    private CompiledRule(FindingRule rule, Condition when, IReadOnlyDictionary<string, ReasonText> texts) =>
        (Rule, When, _texts) = (rule, when, texts);

    public FindingRule Rule { get; }

    public Condition When { get; }

    /// <summary>The rule, or what is wrong with it; exactly one is set.</summary>
    public static (CompiledRule? Rule, string? Problem) Compile(FindingRule rule)
    {
        if (rule?.Code is null || !IsCode(rule.Code) || rule.Code == Recommender.CleanCode || rule.Code.StartsWith("lookout.", StringComparison.Ordinal))
            return (null, "its code is not 1 to 64 of a-z, 0-9, '.' and '-', or is clean or lookout…, which are taken.");
        if (!Enum.IsDefined(rule.Outcome))
            return (null, $"{rule.Code}: its outcome is Admit, Secondary, Refuse or Hold.");
        if (rule.Missing is not null && !IsCode(rule.Missing))
            return (null, $"{rule.Code}: what is missing is 1 to 64 of a-z, 0-9, '.' and '-'.");
        if (rule.When is null || rule.Text is null || !rule.Text.ContainsKey("en") || rule.Text.Count > MaxLanguages || !rule.Text.Keys.All(l => Language().IsMatch(l)))
            return (null, $"{rule.Code}: it needs when and text, text by language in two letters, en among them, {MaxLanguages} at most.");
        var (when, problem) = ConditionText.Parse(rule.When);
        if (problem is not null)
            return (null, $"{rule.Code}: when, {problem}");
        var texts = new Dictionary<string, ReasonText>(StringComparer.Ordinal);
        foreach (var (language, text) in rule.Text)
        {
            try
            {
                texts[language] = ReasonText.Parse(text ?? "");
            }
            catch (RuleException wrong)
            {
                return (null, $"{rule.Code}: text {language}, {RuleProblem.At(text ?? "", wrong.Position, wrong.Message)}");
            }
        }

        return (new CompiledRule(rule, when!, texts), null);
    }

    /// <summary>The reason, with what another language needs to say it.</summary>
    public Reason Say(FactSource source, Outcome outcome)
    {
        var values = _texts.Values.SelectMany(t => t.Facts).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Read(source).ToString());
        return new Reason(Rule.Code, Render("en", values)!, outcome)
        {
            Values = values.Count > 0 ? values : null,
            Facts = outcome == Outcome.Admit ? null : Evaluation.Support(When, fact => fact.Read(source)),
        };
    }

    /// <summary>The sentence in a language; null when it has none.</summary>
    public string? Render(string language, IReadOnlyDictionary<string, string> values) =>
        _texts.GetValueOrDefault(language)?.Render(name => values.GetValueOrDefault(name) ?? "");

    public static bool IsCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9.-]{1,64}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[a-z]{2}\z")]
    private static partial Regex Language();
}
