using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Trust;
using Border.Journal.Disk;

namespace Border.Edge.Bundles;

/// <summary>
/// The greatest version that each key has signed of each kind, kept over restarts. A kind never goes below what the keys in force have
/// signed; what a withdrawn key pushed up does not count (the fast-forward attack of The Update Framework).
/// </summary>
/// <param name="folder">Where the bundles are kept.</param>
internal sealed class SeenVersions(string folder)
{
    private const int MaxBytes = 64 * 1024;

    private readonly Lock _lock = new();
    private Dictionary<string, Dictionary<string, long>> _byKind = new(StringComparer.Ordinal);

    private string File => Path.Combine(folder, "versions");

    /// <summary>Reads those of the last run. A damaged file counts as none: the bundles in use still say their own versions.</summary>
    public void Load()
    {
        if (!System.IO.File.Exists(File) || new FileInfo(File).Length > MaxBytes)
            return;
        try
        {
            _byKind = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), SeenVersionsJson.Default.DictionaryStringDictionaryStringInt64) ?? _byKind;
        }
        catch (JsonException)
        {
            // As if there were none.
        }
    }

    /// <summary>The greatest version that any of some keys signed; 0 for none.</summary>
    public long Greatest(string kind, BundleKeys keys)
    {
        lock (_lock)
            return _byKind.TryGetValue(kind, out var versions) ? keys.Ids.Max(id => versions.GetValueOrDefault(id)) : 0;
    }

    /// <summary>Remembers a version that was taken.</summary>
    /// <exception cref="IOException">It is remembered until the next restart only.</exception>
    public void Add(string kind, string signedBy, long version)
    {
        lock (_lock)
        {
            if (!_byKind.TryGetValue(kind, out var versions))
                _byKind[kind] = versions = new Dictionary<string, long>(StringComparer.Ordinal);
            if (versions.GetValueOrDefault(signedBy) >= version)
                return;
            versions[signedBy] = version;
            DurableFile.Replace(File, JsonSerializer.SerializeToUtf8Bytes(_byKind, SeenVersionsJson.Default.DictionaryStringDictionaryStringInt64));
        }
    }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, long>>))]
internal sealed partial class SeenVersionsJson : JsonSerializerContext;
