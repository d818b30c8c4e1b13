namespace Border.Domain.Bundles;

/// <summary>The kinds of signed data that the centre sends down, and how large each may be.</summary>
public static class BundleKinds
{
    /// <summary>Whom and what to look out for (<see cref="Watchlists.Watchlist"/>).</summary>
    public const string Watchlist = "watchlist";

    /// <summary>The rules of recommendations (<see cref="Recommendations.CrossingPolicy"/>).</summary>
    public const string Policy = "policy";

    /// <summary>Who may sign in (<see cref="People.StaffList"/>).</summary>
    public const string Staff = "staff";

    /// <summary>What kiosks tell travellers.</summary>
    public const string Kiosk = "kiosk";

    /// <summary>An ONNX model with its card.</summary>
    public const string Model = "model";

    /// <summary>The largest file that an administrator may upload to be published; below what ASP.NET Core takes as a form (128 MiB).</summary>
    public const int MaxUploadBytes = 120 * 1024 * 1024;

    /// <summary>Every kind, with the largest payload in bytes, unpacked.</summary>
    public static IReadOnlyDictionary<string, int> MaxPayloadBytes { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Watchlist] = 256 * 1024 * 1024,
        [Policy] = 256 * 1024,
        [Staff] = 8 * 1024 * 1024,
        [Kiosk] = 8 * 1024 * 1024,
        [Model] = 64 * 1024 * 1024,
    };

    /// <summary>The largest bundle of a kind as it is sent: what Brotli makes of a payload that cannot be packed, and 8 KiB for the rest. Null for an unknown kind.</summary>
    public static int? MaxBundleBytes(string kind) => kind switch
    {
        Watchlist => 96 * 1024 * 1024, // lists of names are packed to less than a third
        _ => MaxPayloadBytes.TryGetValue(kind, out var payload) ? payload + (payload / 1024) + 8192 : null,
    };

    /// <summary>Whether newer versions of a kind are also sent as deltas.</summary>
    public static bool HasDeltas(string kind) => kind == Watchlist;
}
