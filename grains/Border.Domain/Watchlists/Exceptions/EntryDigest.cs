using System.Security.Cryptography;
using System.Text.Json;
using Border.Domain.Bundles;

namespace Border.Domain.Watchlists.Exceptions;

/// <summary>The content of an entry in 64 characters.</summary>
public static class EntryDigest
{
    /// <summary>SHA-256 of the entry as a bundle holds it, in lower-case hex: any change of it makes another.</summary>
    public static string Of(WatchlistEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry, PayloadJson.Default.WatchlistEntry)));
}
