using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Domain.Recommendations.Rules;

/// <summary>The rules that hold unless a policy says otherwise: <c>BuiltInRules.json</c> beside this file, in their rank.</summary>
public static class BuiltInRules
{
    /// <summary>As written.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = Load();

    internal static IReadOnlyList<CompiledRule> Compiled { get; } = [.. All.Select(Compile)];

    private static CompiledRule Compile(FindingRule rule)
    {
        var (compiled, problem) = CompiledRule.Compile(rule);
        return compiled ?? throw new InvalidOperationException($"A built-in rule is wrong: {problem}");
    }

    private static IReadOnlyList<FindingRule> Load()
    {
        using var file = typeof(BuiltInRules).Assembly.GetManifestResourceStream("Border.Domain.Recommendations.Rules.BuiltInRules.json")!;
        return JsonSerializer.Deserialize(file, BuiltInJson.Default.ListFindingRule)!;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(List<FindingRule>))]
internal sealed partial class BuiltInJson : JsonSerializerContext;
