using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Domain.Bundles;

/// <summary>
/// Reads the content of verified bundles. A signature says who wrote the content, not that it is right: what does not hold is refused
/// whole, in words, and the version in use stays.
/// </summary>
public static class BundlePayload
{
    /// <summary>Reads a policy.</summary>
    /// <param name="payload">The bundle's content.</param>
    /// <param name="problem">What is wrong with it; null when the result is set.</param>
    public static CrossingPolicy? ReadPolicy(ReadOnlySpan<byte> payload, out string? problem) =>
        Read(payload, PayloadJson.Default.CrossingPolicy, p => p.Problem(), out problem);

    /// <summary>Reads a staff list.</summary>
    /// <param name="payload">The bundle's content.</param>
    /// <param name="problem">What is wrong with it; null when the result is set.</param>
    public static StaffList? ReadStaff(ReadOnlySpan<byte> payload, out string? problem) =>
        Read(payload, PayloadJson.Default.StaffList, s => s.Problem(), out problem);

    /// <summary>Reads a watchlist.</summary>
    /// <param name="payload">The bundle's content.</param>
    /// <param name="problem">What is wrong with it; null when the result is set.</param>
    public static Watchlist? ReadWatchlist(ReadOnlySpan<byte> payload, out string? problem) =>
        WatchlistPayload.Read(payload, out problem);

    /// <summary>The content of a policy bundle.</summary>
    public static byte[] Write(CrossingPolicy policy) => JsonSerializer.SerializeToUtf8Bytes(policy, PayloadJson.Default.CrossingPolicy);

    /// <summary>The content of a staff bundle.</summary>
    public static byte[] Write(StaffList staff) => JsonSerializer.SerializeToUtf8Bytes(staff, PayloadJson.Default.StaffList);

    /// <summary>The content of a watchlist bundle.</summary>
    public static byte[] Write(Watchlist watchlist) => WatchlistPayload.Write(watchlist);

    private static T? Read<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type, Func<T, string?> check, out string? problem)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize(payload, type);
            problem = value is null ? "The bundle's content is empty." : check(value);
            return problem is null ? value : null;
        }
        catch (JsonException e)
        {
            problem = $"The bundle's content is not the JSON it should be (line {e.LineNumber + 1}, byte {e.BytePositionInLine}).";
            return null;
        }
    }
}

/// <summary>Source-generated JSON of bundle contents; what a list should hold is never null.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CrossingPolicy))]
[JsonSerializable(typeof(StaffList))]
[JsonSerializable(typeof(Watchlist))]
[JsonSerializable(typeof(WatchlistEntry))]
[JsonSerializable(typeof(WatchlistHead))]
public sealed partial class PayloadJson : JsonSerializerContext;
