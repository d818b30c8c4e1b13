using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Silo.Bundles;

/// <summary>
/// Reads a policy or watchlist that an administrator uploads. Stricter than nodes are: an unknown field is refused, because a misspelt
/// rule would silently be none.
/// </summary>
public static class BundleUpload
{
    /// <summary>The kinds that may be uploaded.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [BundleKinds.Policy, BundleKinds.Watchlist];

    /// <summary>Reads and checks what was uploaded.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="json">The file.</param>
    /// <returns>The content for a version, or what is wrong, in words that never quote the file: exactly one is set.</returns>
    public static (Func<long, byte[]>? Payload, string? Problem) Read(string kind, ReadOnlySpan<byte> json)
    {
        if (!Kinds.Contains(kind))
            return (null, "Choose policy or watchlist.");
        if (json.Length == 0)
            return (null, "The file is empty. Choose a JSON file.");
        var limit = Math.Min(BundleKinds.MaxUploadBytes, BundleKinds.MaxPayloadBytes[kind]);
        if (json.Length > limit)
            return (null, $"A {kind} has at most {limit / 1024:N0} KiB; this file has {json.Length / 1024:N0} KiB.");
        if (json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            json = json[3..];
        return kind == BundleKinds.Policy ? ReadPolicy(json) : ReadWatchlist(json);
    }

    private static (Func<long, byte[]>?, string?) ReadPolicy(ReadOnlySpan<byte> json)
    {
        var (policy, problem) = Read(json, UploadJson.Default.CrossingPolicy);
        problem ??= policy!.Problem();
        return problem is null ? (version => BundlePayload.Write(policy! with { Version = version }), null) : (null, problem);
    }

    private static (Func<long, byte[]>?, string?) ReadWatchlist(ReadOnlySpan<byte> json)
    {
        var (list, problem) = Read(json, UploadJson.Default.Watchlist);
        problem ??= list!.Entries is null ? "The watchlist has no entries: it is an object with the list \"entries\"." : list.Problem();
        if (problem is not null)
            return (null, problem);
        var payload = BundlePayload.Write(list!);
        return payload.Length <= BundleKinds.MaxPayloadBytes[BundleKinds.Watchlist]
            ? (_ => payload, null)
            : (null, "The watchlist is too large once written out. Split long lists of names or remove old entries.");
    }

    private static (T?, string?) Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } value ? (value, null) : (null, "The file holds null. It must hold an object.");
        }
        catch (JsonException e)
        {
            var where = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $" at {Shorten(e.Path)}";
            return (null, $"The file is not the JSON it should be: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}{where}. " + Hint(e.Message));
        }
    }

    /// <summary>Names of fields come from us; everything else in the reader's message may come from the file.</summary>
    private static string Hint(string message)
    {
        const string mark = "missing required properties including:";
        var at = message.IndexOf(mark, StringComparison.Ordinal);
        return at < 0
            ? "A field there is misspelt, twice or of the wrong kind, or a bracket or comma is wrong."
            : $"It lacks{message[(at + mark.Length)..]}";
    }

    private static string Shorten(string path) => path.Length <= 80 ? path : path[..80] + "…";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CrossingPolicy))]
[JsonSerializable(typeof(Watchlist))]
internal sealed partial class UploadJson : JsonSerializerContext;
