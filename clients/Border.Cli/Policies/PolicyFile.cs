using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Rules;

namespace Border.Cli.Policies;

/// <summary>Reads a policy as it is uploaded to the centre: a JSON object; comments and commas at the end of lists are taken.</summary>
internal static class PolicyFile
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads and checks a policy.</summary>
    /// <returns>The policy, null when it is none at all; and everything wrong with it, a sentence each.</returns>
    public static (CrossingPolicy? Policy, IReadOnlyList<string> Problems) Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
                return (null, [$"{file} is larger than {MaxBytes / 1024 / 1024} MiB: that is no policy."]);
            var policy = JsonSerializer.Deserialize(File.ReadAllBytes(file), PolicyFileJson.Default.CrossingPolicy);
            return policy is null ? (null, [$"{file} holds null; it must hold an object such as {{\"version\":1,\"face\":\"WhereCamera\",\"watchlistMaxAgeDays\":2}}."]) : (policy, ProblemsOf(policy));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{file} cannot be read: {e.Message}"]);
        }
        catch (JsonException e)
        {
            return (null, [$"{file} is not the JSON of a policy: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {e.Message.Split(" Path:")[0]}"]);
        }
    }

    private static IReadOnlyList<string> ProblemsOf(CrossingPolicy policy)
    {
        var rules = RuleSet.Of(policy).Problems;
        return rules.Count > 0 ? rules : policy.Problem() is { } problem ? [problem] : [];
    }
}

/// <summary>As strict as the centre: a misspelt field would silently be none.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CrossingPolicy))]
internal sealed partial class PolicyFileJson : JsonSerializerContext;
